package dev.weir.app.delivery.form;

/** What is on or off in the form, and how it is at first. */
enum Flag {
    /** Whether a Kinesis stream is the source. */
    FROM_STREAM(false),
    LOGGING(true),
    ENCRYPT(false),
    /** Whether records are those that CloudWatch Logs sends, compressed. */
    DECOMPRESS(false),
    EXTRACT_MESSAGES(false),
    LAMBDA(false),
    PARTITION(false),
    /** Whether a new line is put after each record. */
    DELIMITER(true),
    CONVERT(false),
    /** Whether all source records are kept in S3 too. */
    BACKUP(false),
    /** Whether requests to an HTTP endpoint are compressed. */
    GZIP_REQUESTS(true);

    private final boolean first;

    Flag(boolean first) {
        this.first = first;
    }

    boolean first() {
        return first;
    }
}
