package dev.weir.app.streams;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.text.Text;

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
        double bytesIn = rates.bytesIn() / BYTES_IN;
        double recordsIn = rates.recordsIn() / RECORDS_IN;
        double bytesOut = rates.bytesOut() / BYTES_OUT;
        double in = recordsIn > bytesIn ? recordsIn : bytesIn;
        if (bytesOut > in) {
            return new Use(bytesOut, Text.of("2 MiB/s out"));
        }
        return new Use(in, recordsIn > bytesIn ? Text.of("1,000 records/s in") : Text.of("1 MiB/s in"));
    }
}
