package dev.weir.app.streams.keyspace;

import dev.weir.app.streams.ShardLimits;
import dev.weir.app.text.Text;

/** What the map is coloured by, always as a share: 0 idle, 1 at what a shard may carry. */
public enum Measure {
    WORST_IN,
    BYTES_IN,
    RECORDS_IN,
    BYTES_OUT,
    THROTTLES;

    public String title() {
        return switch (this) {
            case WORST_IN -> Text.of("Worst of bytes and records in");
            case BYTES_IN -> Text.of("Bytes in");
            case RECORDS_IN -> Text.of("Records in");
            case BYTES_OUT -> Text.of("Bytes out");
            case THROTTLES -> Text.of("Throttled writes");
        };
    }

    /** Ends a sentence that begins with a percentage. */
    public String meaning() {
        return switch (this) {
            case WORST_IN -> Text.of("of a shard's limit in, whichever is nearer");
            case BYTES_IN -> Text.of("of a shard's 1 MiB/s in");
            case RECORDS_IN -> Text.of("of a shard's 1,000 records/s in");
            case BYTES_OUT -> Text.of("of a shard's 2 MiB/s out");
            case THROTTLES -> Text.of("of the records offered were refused");
        };
    }

    /** The share; not-a-number if what it needs is not known. Rates are per second. */
    double share(double bytesIn, double recordsIn, double bytesOut, double throttles) {
        return switch (this) {
            case WORST_IN -> Math.max(bytesIn / ShardLimits.BYTES_IN, recordsIn / ShardLimits.RECORDS_IN);
            case BYTES_IN -> bytesIn / ShardLimits.BYTES_IN;
            case RECORDS_IN -> recordsIn / ShardLimits.RECORDS_IN;
            case BYTES_OUT -> bytesOut / ShardLimits.BYTES_OUT;
            case THROTTLES -> throttles == 0 ? 0 : throttles / (throttles + recordsIn);
        };
    }
}
