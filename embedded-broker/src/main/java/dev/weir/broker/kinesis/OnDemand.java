package dev.weir.broker.kinesis;

/**
 * The figures of streams in on-demand mode. A shard takes 1 MiB and 1,000 records a second, so that a capacity is a
 * number of shards. Figures from the developer guide's quotas.
 */
final class OnDemand {

    /** Of a new stream: 4 MiB and 4,000 records a second. */
    static final int MIN_SHARDS = 4;

    /** What traffic alone can bring a stream to: 200 MiB a second. */
    static final int MAX_SHARDS = 200;

    /** The most that a stream can be warmed to: 10 GiB a second. */
    static final int MAX_WARM_MIBPS = 10_240;

    /** Streams of this mode in an account and region. */
    static final int MAX_STREAMS = 50;

    private OnDemand() {}

    /** The shards that a warm throughput needs. */
    static int shardsFor(int warmMibps) {
        return Math.max(MIN_SHARDS, warmMibps);
    }

    /** The open shards that a stream should have. */
    static int target(StreamSettings settings) {
        Integer warm = settings.warmMibps();
        int traffic = Math.min(settings.peak().shards(), MAX_SHARDS);
        return Math.max(traffic, shardsFor(warm == null ? 0 : warm));
    }
}
