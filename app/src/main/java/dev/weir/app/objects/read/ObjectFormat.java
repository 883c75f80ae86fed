package dev.weir.app.objects.read;

import dev.weir.app.text.Text;

/** What an object holds once it is unpacked. */
public enum ObjectFormat {
    /** A JSON value on each line. */
    JSON_LINES,
    /** JSON values one behind the other, as Firehose writes them when no delimiter is appended. */
    JSON,
    /** One JSON array whose elements are the records. */
    JSON_ARRAY,
    /** What Firehose could not process, convert or deliver. */
    FIREHOSE_ERRORS,
    /** A log file of CloudTrail. */
    CLOUD_TRAIL,
    CSV,
    TSV,
    TEXT,
    PARQUET,
    ORC,
    BINARY,
    EMPTY;

    /** A few words for people. */
    public String words() {
        return switch (this) {
            case JSON_LINES -> "JSON Lines";
            case JSON -> Text.of("JSON values without a delimiter");
            case JSON_ARRAY -> Text.of("JSON array");
            case FIREHOSE_ERRORS -> Text.of("errors of Firehose");
            case CLOUD_TRAIL -> Text.of("CloudTrail log");
            case CSV -> "CSV";
            case TSV -> Text.of("tab-separated values");
            case TEXT -> Text.of("lines of text");
            case PARQUET -> "Parquet";
            case ORC -> "ORC";
            case BINARY -> Text.of("bytes that are no text");
            case EMPTY -> Text.of("empty");
        };
    }

    /** Whether it can be taken apart into records. */
    public boolean hasRecords() {
        return this != ORC && this != BINARY && this != EMPTY;
    }
}
