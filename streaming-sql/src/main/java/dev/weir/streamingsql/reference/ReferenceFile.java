package dev.weir.streamingsql.reference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A person's file: CSV with a header, an array of JSON objects, or a JSON object a line. In UTF-8, of 32 MiB and 200,000 rows at most.
 *
 * @param delimiter what is between the values of a line of CSV
 */
record ReferenceFile(String path, Form form, char delimiter) implements Serializable {

    static final long MOST_BYTES = 32L << 20;
    static final int MOST_ROWS = 200_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    enum Form {
        CSV,
        JSON
    }

    /** By what a change of the file is seen. */
    record Stamp(long bytes, FileTime changed, String key) {}

    /** Takes the rows in their order. */
    @FunctionalInterface
    interface Taker {

        /**
         * @param line where it is in the file, from 1; of an array's elements their number
         * @param json the row as a JSON object, or what stands in its place
         */
        void row(long line, byte[] json) throws IOException;
    }

    String name() {
        return String.valueOf(Path.of(path).getFileName());
    }

    Stamp stamp() throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
            return new Stamp(now.size(), now.lastModifiedTime(), String.valueOf(now.fileKey()));
        } catch (NoSuchFileException e) {
            throw new IOException("The file " + path + " is not there.");
        }
    }

    /** Reads all of it. */
    void read(Taker taker) throws IOException {
        Stamp now = stamp();
        if (now.bytes() > MOST_BYTES) {
            throw new IOException("The file " + path + " has " + (now.bytes() >> 20)
                    + " MiB, and a reference table may have " + (MOST_BYTES >> 20) + ".");
        }
        Taker counting = counting(taker);
        try (BufferedReader in = Files.newBufferedReader(Path.of(path), StandardCharsets.UTF_8)) {
            in.mark(1);
            if (in.read() != BYTE_ORDER_MARK.charAt(0)) {
                in.reset();
            }
            switch (form) {
                case CSV -> csv(in, counting);
                case JSON -> json(in, counting);
            }
        } catch (UncheckedIOException e) {
            throw new IOException("The file " + path + " can't be read: " + e.getMessage());
        }
    }

    private Taker counting(Taker taker) {
        int[] rows = new int[1];
        return (line, json) -> {
            if (++rows[0] > MOST_ROWS) {
                throw new IOException("The file " + path + " has more than the " + MOST_ROWS
                        + " rows that a reference table may have.");
            }
            taker.row(line, json);
        };
    }

    private void csv(BufferedReader in, Taker taker) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(in, format)) {
            for (CSVRecord record : parser) {
                long line = parser.getCurrentLineNumber();
                if (!record.isConsistent()) {
                    taker.row(line, bytes("a line of " + record.size() + " values"));
                    continue;
                }
                ObjectNode row = JSON.createObjectNode();
                for (String column : parser.getHeaderNames()) {
                    String value = record.get(column);
                    row.put(column, value.isEmpty() ? null : value);
                }
                taker.row(line, JSON.writeValueAsBytes(row));
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException("The file " + path + " is no CSV with a header: " + e.getMessage());
        }
    }

    private void json(BufferedReader in, Taker taker) throws IOException {
        in.mark(1 << 16);
        int first = in.read();
        while (first >= 0 && Character.isWhitespace(first)) {
            first = in.read();
        }
        in.reset();
        if (first == '[') {
            array(in, taker);
            return;
        }
        long number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                taker.row(number, bytes(line));
            }
        }
    }

    private void array(BufferedReader in, Taker taker) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            parser.nextToken();
            for (long number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
                if (parser.currentToken() == null) {
                    throw new IOException("The array in the file " + path + " has no end.");
                }
                taker.row(number, JSON.writeValueAsBytes(JSON.readTree(parser)));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
