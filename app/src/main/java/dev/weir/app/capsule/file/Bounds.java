package dev.weir.app.capsule.file;

/** What a capsule may hold. The reader refuses more, and the writer stops before it. */
public final class Bounds {

    /** The version of the format that is written. Earlier ones are read, too. */
    public static final int VERSION = 3;

    /** The name that a capsule's manifest gives the format. */
    static final String FORMAT = "weir-capsule";

    /** What the first member says, so that other programs know the file by its first bytes. */
    static final String MEDIA_TYPE = "application/vnd.weir.capsule";

    /** Bytes of the file. */
    static final long LARGEST_FILE = 4L << 30;

    /** Room that is kept below {@link #LARGEST_FILE} for what is written at the end, bytes. */
    static final long RESERVED = 64L << 20;

    /** Bytes of all members once they are unpacked. */
    static final long LARGEST_UNPACKED = 64L << 30;

    static final int MOST_MEMBERS = 2_100;

    public static final int MOST_STREAMS = 1_000;

    static final int MOST_SHARDS = 20_000;

    static final int MOST_CONSUMERS = 50;

    /** Of one policy, in characters; the service takes 20 KB. */
    static final int LONGEST_POLICY = 20 << 10;

    public static final int MOST_QUERIES = 200;

    static final int LONGEST_QUERY = 20_000;

    static final int MOST_DELIVERIES = 1_000;

    /** Bytes of a member that is read at once. */
    static final int LARGEST_PART = 16 << 20;

    /** Bytes of a line: a record of 10 MiB in Base64, and what stands around it. */
    static final int LONGEST_LINE = 15 << 20;

    static final int LARGEST_DATA = 10 << 20;

    /** A member that unpacks to more than {@link #SMALL} may unpack to so many times its size. */
    static final int RATIO = 200;

    /** Bytes up to which a member's ratio does not matter. */
    static final long SMALL = 32L << 20;

    private Bounds() {}
}
