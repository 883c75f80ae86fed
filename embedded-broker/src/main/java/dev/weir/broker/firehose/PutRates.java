package dev.weir.broker.firehose;

import dev.weir.broker.kinesis.TokenBucket;
import dev.weir.broker.time.TimeSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The quotas of direct puts of each delivery stream. Thread-safe. */
final class PutRates {

    private static final Set<String> LARGE_REGIONS = Set.of("us-east-1", "us-west-2", "eu-west-1");
    private static final double MIB = 1 << 20;

    private final boolean enforced;
    private final TimeSource time;
    private final Map<Long, Rates> byStream = new ConcurrentHashMap<>();

    PutRates(boolean enforced, TimeSource time) {
        this.enforced = enforced;
        this.time = time;
    }

    /** Counts a call, and says whether it is within the quota. */
    boolean admitCall(DeliveryStream stream) {
        return !enforced || of(stream).admitCall(time.nanoTime());
    }

    /** Counts a record, and says whether it is within the quotas. */
    boolean admit(DeliveryStream stream, int bytes) {
        return !enforced || of(stream).admit(bytes, time.nanoTime());
    }

    void forget(DeliveryStream stream) {
        byStream.remove(stream.id());
    }

    private Rates of(DeliveryStream stream) {
        return byStream.computeIfAbsent(
                stream.id(), id -> new Rates(LARGE_REGIONS.contains(stream.region()), time.nanoTime()));
    }

    /** What the service allows where a region is large, and elsewhere. */
    private static final class Rates {

        private final TokenBucket calls;
        private final TokenBucket records;
        private final TokenBucket bytes;

        Rates(boolean large, long now) {
            calls = new TokenBucket(large ? 2_000 : 1_000, now);
            records = new TokenBucket(large ? 500_000 : 100_000, now);
            bytes = new TokenBucket((large ? 5 : 1) * MIB, now);
        }

        synchronized boolean admitCall(long now) {
            return calls.takeOne(now);
        }

        synchronized boolean admit(int size, long now) {
            if (!records.has(1, now) || !bytes.has(size, now)) {
                return false;
            }
            records.take(1);
            bytes.take(size);
            return true;
        }
    }
}
