package dev.weir.app.records.transfer;

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
        JSON_LINES("JSON Lines", "jsonl"),
        CSV("CSV", "csv"),
        RAW("Raw bytes", "bin"),
        PARQUET("Parquet", "parquet");

        private final String text;
        private final String extension;

        Format(String text, String extension) {
            this.text = text;
            this.extension = extension;
        }

        String text() {
            return text;
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
            case JSON_LINES -> metadata ? "JSON Lines with metadata" : "JSON Lines, data only";
            case CSV -> fields ? "CSV with a column a field" : "CSV of key and data";
            case RAW -> lines ? "raw, a line each" : "raw, each after its length";
            case PARQUET -> "Parquet";
        };
        return form + (gzip && format != Format.PARQUET ? ", gzip" : "").toLowerCase(Locale.ROOT);
    }
}
