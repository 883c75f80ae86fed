package dev.weir.app.records.transfer;

import dev.weir.app.text.Text;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The forms that can be read. Compression by gzip is seen by itself. */
enum ImportForm {
    JSON_LINES,
    LINES,
    CSV,
    LENGTHS,
    PARQUET;

    /** A line or a record longer than this is not read: it could not be put. */
    static final int LONGEST = 16 << 20;

    String text() {
        return switch (this) {
            case JSON_LINES -> Text.of("JSON Lines: a JSON value each line");
            case LINES -> Text.of("Plain lines: each line is a record");
            case CSV -> Text.of("CSV with a heading");
            case LENGTHS -> Text.of("Raw bytes, each record after its length");
            case PARQUET -> "Parquet";
        };
    }

    /** The form that a file's name and first bytes speak for. */
    static ImportForm of(Path file) throws IOException {
        String name =
                String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
        if (name.endsWith(".parquet")) {
            return PARQUET;
        }
        if (name.endsWith(".csv")) {
            return CSV;
        }
        if (name.endsWith(".bin")) {
            return LENGTHS;
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return JSON_LINES;
        }
        try (InputStream in = bytes(file)) {
            String start = new String(in.readNBytes(64), StandardCharsets.UTF_8).strip();
            return start.startsWith("{") || start.startsWith("[") ? JSON_LINES : LINES;
        }
    }

    /** Opens a file in this form. */
    RecordReader open(Path file) throws IOException {
        return switch (this) {
            case PARQUET -> new ParquetReader(file);
            case JSON_LINES -> new JsonLinesReader(bytes(file));
            case LINES -> new LinesReader(bytes(file));
            case LENGTHS -> new LengthsReader(bytes(file));
            case CSV -> new CsvReader(bytes(file));
        };
    }

    private static InputStream bytes(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, 32 * 1024), 64 * 1024) : in;
    }
}
