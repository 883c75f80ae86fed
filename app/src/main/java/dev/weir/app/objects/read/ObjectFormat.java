package dev.weir.app.objects.read;

/** What an object holds once it is unpacked. */
public enum ObjectFormat {
    /** A JSON value on each line. */
    JSON_LINES("JSON Lines"),
    /** JSON values one behind the other, as Firehose writes them when no delimiter is appended. */
    JSON("JSON values without a delimiter"),
    /** One JSON array whose elements are the records. */
    JSON_ARRAY("JSON array"),
    /** What Firehose could not process, convert or deliver. */
    FIREHOSE_ERRORS("errors of Firehose"),
    /** A log file of CloudTrail. */
    CLOUD_TRAIL("CloudTrail log"),
    CSV("CSV"),
    TSV("tab-separated values"),
    TEXT("lines of text"),
    PARQUET("Parquet"),
    ORC("ORC"),
    BINARY("bytes that are no text"),
    EMPTY("empty");

    private final String words;

    ObjectFormat(String words) {
        this.words = words;
    }

    /** A few words for people. */
    public String words() {
        return words;
    }

    /** Whether it can be taken apart into records. */
    public boolean hasRecords() {
        return this != ORC && this != BINARY && this != EMPTY;
    }
}
