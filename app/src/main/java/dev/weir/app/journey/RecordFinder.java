package dev.weir.app.journey;

import dev.weir.app.fx.Failures;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads the record anew, and tells how it was put and into which shard. Blocks: virtual threads only. */
final class RecordFinder {

    /** Shards that are looked through for one; a stream may have had very many. */
    private static final int MOST_PAGES = 50;

    private final KinesisClient kinesis;

    RecordFinder(KinesisClient kinesis) {
        this.kinesis = kinesis;
    }

    /** Finds it, or says why it is not there. */
    Optional<Traced> find(Place.Journey asked, Told told) {
        String stream = asked.streamName();
        String iterator = kinesis.getShardIterator(request -> request.streamName(stream)
                        .shardId(asked.shardId())
                        .shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .startingSequenceNumber(asked.sequenceNumber()))
                .shardIterator();
        List<Record> read = kinesis.getRecords(
                        request -> request.shardIterator(iterator).limit(1))
                .records();
        if (read.isEmpty() || !read.getFirst().sequenceNumber().equals(asked.sequenceNumber())) {
            told.hop(Hop.of(
                    HopKind.PUT,
                    asked.sequenceNumber(),
                    Certainty.UNKNOWN,
                    Text.of("The stream does not hold it any more: its retention is over, or it was never there.")));
            return Optional.empty();
        }
        String arn = kinesis.describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .streamARN();
        Traced traced = new Traced(stream, arn, asked.shardId(), read.getFirst());
        told.hop(put(traced));
        told.hop(shard(traced));
        return Optional.of(traced);
    }

    private static Hop put(Traced traced) {
        return Hop.of(
                        HopKind.PUT,
                        traced.streamName(),
                        Certainty.EXACT,
                        Text.of("The stream tells it: GetRecords gives the record with the time of its arrival."))
                .at(traced.arrival())
                .with(Text.of("Partition key"), traced.record().partitionKey())
                .with(Text.of("Size"), Format.bytes(traced.data().length))
                .opening(new Place.Stream(traced.streamName()));
    }

    private Hop shard(Traced traced) {
        String hash = hash(traced.record().partitionKey()).toString();
        Hop hop;
        try {
            HashKeyRange range = range(traced);
            hop = Hop.of(
                    HopKind.SHARD, traced.shardId(), Certainty.EXACT, Text.of("The record was read from this shard."));
            if (range != null) {
                boolean inside = holds(range, traced.record().partitionKey());
                hop = hop.with(
                                Text.of("Hash key"),
                                inside ? hash : Text.of("given with the put (that of the partition key is {0})", hash))
                        .with(
                                Text.of("Hash keys of the shard"),
                                range.startingHashKey() + " – " + range.endingHashKey());
            }
        } catch (SdkException e) {
            hop = Hop.of(
                            HopKind.SHARD,
                            traced.shardId(),
                            Certainty.EXACT,
                            Text.of("The record was read from this shard."))
                    .with(
                            Text.of("Hash keys of the shard"),
                            Failures.of(e, Text.of("List shards")).what());
        }
        return hop.at(traced.arrival())
                .with(Text.of("Sequence number"), traced.sequenceNumber())
                .opening(new Place.Records(traced.streamName(), traced.shardId(), traced.arrival()));
    }

    private @Nullable HashKeyRange range(Traced traced) {
        String token = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String from = token;
            ListShardsResponse answer = kinesis.listShards(request -> {
                if (from == null) {
                    request.streamName(traced.streamName());
                } else {
                    request.nextToken(from);
                }
            });
            for (Shard shard : answer.shards()) {
                if (shard.shardId().equals(traced.shardId())) {
                    return shard.hashKeyRange();
                }
            }
            token = answer.nextToken();
            if (token == null) {
                return null;
            }
        }
        return null;
    }

    private static boolean holds(HashKeyRange range, String partitionKey) {
        BigInteger hash = hash(partitionKey);
        return hash.compareTo(new BigInteger(range.startingHashKey())) >= 0
                && hash.compareTo(new BigInteger(range.endingHashKey())) <= 0;
    }

    /** The MD5 of a partition key, by which Kinesis chooses a shard unless the put names a hash key. */
    static BigInteger hash(String partitionKey) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
