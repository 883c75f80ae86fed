package dev.weir.app.streams;

import dev.weir.app.metrics.Throughput;

/** What one shard can carry, as the service documents it. */
public final class ShardLimits {

    public static final double BYTES_IN = 1024 * 1024;
    public static final double RECORDS_IN = 1000;
    /** Shared by all consumers that poll with GetRecords. */
    public static final double BYTES_OUT = 2 * 1024 * 1024;

    private ShardLimits() {}

    /**
     * How near a shard is to a limit.
     *
     * @param share 0 idle, 1 at the limit, not-a-number if unknown
     * @param limit which limit that is
     */
    public record Use(double share, String limit) {}

    /** The use of the limit that is nearest. */
    public static Use nearest(Throughput rates) {
        Use bytesIn = new Use(rates.bytesIn() / BYTES_IN, "1 MiB/s in");
        Use recordsIn = new Use(rates.recordsIn() / RECORDS_IN, "1,000 records/s in");
        Use bytesOut = new Use(rates.bytesOut() / BYTES_OUT, "2 MiB/s out");
        Use in = recordsIn.share() > bytesIn.share() ? recordsIn : bytesIn;
        return bytesOut.share() > in.share() ? bytesOut : in;
    }
}
