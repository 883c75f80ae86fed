package dev.weir.app.records.transfer;

import dev.weir.app.text.Text;
import java.util.Locale;

/**
 * The form in which records are written.
 *
 * @param metadata whether each record's key, sequence number, arrival, shard and hash key are written with its data
 * @param fields in CSV, whether the fields of JSON data are columns of their own
 * @param lines in raw, whether a line end follows each record rather than its length going before
 * @param gzip whether the file is compressed
 */
record ExportPlan(Format format, boolean metadata, boolean fields, boolean lines, boolean gzip) {

    /** Files that can be written. */
    enum Format {
        JSON_LINES("jsonl"),
        CSV("csv"),
        RAW("bin"),
        PARQUET("parquet");
        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }

        String text() {
            return switch (this) {
                case JSON_LINES -> "JSON Lines";
                case CSV -> "CSV";
                case RAW -> Text.of("Raw bytes");
                case PARQUET -> "Parquet";
            };
        }

        String extension() {
            return extension;
        }
    }

    /** What a file of this form is called. */
    String fileName(String streamName) {
        return streamName + "." + (format == Format.RAW && lines ? "txt" : format.extension())
                + (gzip && format != Format.PARQUET ? ".gz" : "");
    }

    /** The form in one line, for people. */
    String words() {
        String form = switch (format) {
            case JSON_LINES -> metadata ? Text.of("JSON Lines with metadata") : Text.of("JSON Lines, data only");
            case CSV -> fields ? Text.of("CSV with a column a field") : Text.of("CSV of key and data");
            case RAW -> lines ? Text.of("raw, a line each") : Text.of("raw, each after its length");
            case PARQUET -> "Parquet";
        };
        return form + (gzip && format != Format.PARQUET ? ", gzip" : "").toLowerCase(Locale.ROOT);
    }
}
