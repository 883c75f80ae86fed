package dev.weir.app.send;

/** The service's bounds on what is put. */
public final class PutLimits {

    /** Records of one PutRecords call. */
    public static final int RECORDS_A_CALL = 500;

    /** Bytes of one PutRecords call, keys included; the service allows 10 MiB today, older endpoints 5. */
    public static final int BYTES_A_CALL = 5 << 20;

    /** Bytes of one call with a record that is itself larger than {@link #BYTES_A_CALL}. */
    public static final int MOST_BYTES_A_CALL = 10 << 20;

    /** Bytes of a record, key included, unless the stream was given a greater bound. */
    public static final int RECORD_BYTES = 1 << 20;

    /** Bytes of a record, key included, whatever the stream was given. */
    public static final int MOST_RECORD_BYTES = 10 << 20;

    /** Characters of a partition key. */
    public static final int KEY_CHARACTERS = 256;

    /** What one open shard takes: records a second. */
    public static final int SHARD_RECORDS_A_SECOND = 1_000;

    /** What one open shard takes: bytes a second. */
    public static final int SHARD_BYTES_A_SECOND = 1 << 20;

    private static final int PAYLOAD_UNIT = 25 * 1024;

    private PutLimits() {}

    static long payloadUnits(int size) {
        return Math.max(1, (size + PAYLOAD_UNIT - 1L) / PAYLOAD_UNIT);
    }
}
