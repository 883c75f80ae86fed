package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The open shards of a stream, by hash key. */
record OpenShards(String stream, List<Shard> byHashKey) {

    private static final BigInteger KEYS = BigInteger.TWO.pow(128);
    private static final int MANY = 5;

    static OpenShards of(String stream, List<Shard> all) {
        return new OpenShards(
                stream,
                all.stream()
                        .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                        .sorted(Comparator.comparing(OpenShards::start))
                        .toList());
    }

    /** They cover the key space exactly once. */
    void verify() {
        BigInteger next = BigInteger.ZERO;
        for (Shard shard : byHashKey) {
            assertThat(start(shard)).as("where %s begins", shard).isEqualTo(next);
            next = end(shard).add(BigInteger.ONE);
        }
        assertThat(next).isEqualTo(KEYS);
    }

    /** Asks for a split or a merge of two; the broker may die before it answers. */
    void reshard(KinesisClient kinesis, Random random) {
        List<Shard> shards = new ArrayList<>(byHashKey);
        int at = random.nextInt(shards.size() - 1);
        Shard first = shards.get(at);
        try {
            if (shards.size() >= MANY) {
                kinesis.mergeShards(request -> request.streamName(stream)
                        .shardToMerge(first.shardId())
                        .adjacentShardToMerge(shards.get(at + 1).shardId()));
            } else {
                BigInteger middle = start(first).add(end(first)).shiftRight(1);
                kinesis.splitShard(request ->
                        request.streamName(stream).shardToSplit(first.shardId()).newStartingHashKey(middle.toString()));
            }
        } catch (SdkException e) {
            System.getLogger("dev.weir").log(System.Logger.Level.DEBUG, "Killed before the answer.", e);
        }
    }

    private static BigInteger start(Shard shard) {
        return new BigInteger(shard.hashKeyRange().startingHashKey());
    }

    private static BigInteger end(Shard shard) {
        return new BigInteger(shard.hashKeyRange().endingHashKey());
    }
}
