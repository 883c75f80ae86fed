package dev.weir.app.streams.keyspace;

import dev.weir.app.streams.ShardLimits;

/** What the map is coloured by, always as a share: 0 idle, 1 at what a shard may carry. */
public enum Measure {
    WORST_IN("Worst of bytes and records in", "of a shard's limit in, whichever is nearer"),
    BYTES_IN("Bytes in", "of a shard's 1 MiB/s in"),
    RECORDS_IN("Records in", "of a shard's 1,000 records/s in"),
    BYTES_OUT("Bytes out", "of a shard's 2 MiB/s out"),
    THROTTLES("Throttled writes", "of the records offered were refused");

    private final String title;
    private final String meaning;

    Measure(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    public String title() {
        return title;
    }

    /** Ends a sentence that begins with a percentage. */
    public String meaning() {
        return meaning;
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
