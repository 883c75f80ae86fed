package dev.weir.app.capsule;

import dev.weir.app.fx.Pace;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.records.transfer.ScanRange;
import dev.weir.app.records.transfer.StreamReading;
import dev.weir.app.send.OutgoingRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * What an earlier run put into a stream, shard by shard: how many records, and a digest over them in their order. Records are
 * put in the same order each time, so the first ones of each shard are those that are there. What is in memory is a few bytes a
 * shard.
 */
final class Landed {

    private final Map<String, Chain> there = new HashMap<>();
    private final Map<String, Chain> passed = new HashMap<>();
    private boolean others;

    private static final class Chain {
        private long count;
        private byte[] digest = new byte[0];

        void add(String partitionKey, byte[] data) {
            MessageDigest sha = sha256();
            sha.update(digest);
            sha.update(partitionKey.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update(data);
            digest = sha.digest();
            count++;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("Every Java platform has SHA-256", e);
            }
        }
    }

    private Landed() {}

    /** Reads all of a stream. Blocks; throws what the SDK throws. */
    static Landed in(KinesisClient kinesis, String streamName, InstantSource clock, Pace pace)
            throws InterruptedException {
        Landed landed = new Landed();
        try (StreamReading in = StreamReading.of(kinesis, streamName, ScanRange.everything(), clock, pace)) {
            for (TailedRecord record = in.next(); record != null; record = in.next()) {
                landed.there
                        .computeIfAbsent(record.shardId(), shard -> new Chain())
                        .add(record.partitionKey(), record.data());
            }
        }
        return landed;
    }

    /** Whether the next record of a shard is there already. */
    boolean has(String shardId, OutgoingRecord record) {
        Chain before = there.get(shardId);
        if (before == null) {
            return false;
        }
        Chain now = passed.computeIfAbsent(shardId, shard -> new Chain());
        if (now.count >= before.count) {
            return false;
        }
        now.add(record.partitionKey(), record.data());
        if (now.count == before.count && !Arrays.equals(now.digest, before.digest)) {
            others = true;
        }
        return true;
    }

    /** Whether there are records that the capsule has not, or in another order. */
    boolean others() {
        return others
                || there.entrySet().stream()
                        .anyMatch(shard -> !passed.containsKey(shard.getKey())
                                || passed.get(shard.getKey()).count < shard.getValue().count);
    }
}
