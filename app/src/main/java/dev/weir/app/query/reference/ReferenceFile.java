package dev.weir.app.query.reference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows: CSV with a header, an array of JSON objects, or a JSON object a line; in UTF-8. Reading blocks.
 *
 * @param delimiter what is between the values of a line of CSV
 */
public record ReferenceFile(Path path, Form form, char delimiter) {

    /** Bytes of a file at most; the process of Watch has the same bound. */
    public static final long MOST_BYTES = 32L << 20;

    /** Rows of a file at most; the process of Watch has the same bound. */
    public static final int MOST_ROWS = 200_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LOOK_AHEAD = 1 << 16;

    /** How rows are written. */
    public enum Form {
        /** Lines of values, the first of them the names. */
        CSV,
        /** Objects, in an array or a line each. */
        JSON
    }

    /** Takes rows, in their order. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes one.
         *
         * @param number where it is in the file: the line, or of an array the element, from 1
         * @param row the row, or null if it is none
         * @return whether more are wanted
         */
        boolean row(long number, @Nullable ObjectNode row) throws IOException;
    }

    /** What a file seems to be, by its beginning. */
    public static ReferenceFile of(Path path) throws IOException {
        try (BufferedReader in = open(path)) {
            in.mark(LOOK_AHEAD);
            int first = in.read();
            while (first >= 0 && Character.isWhitespace(first)) {
                first = in.read();
            }
            in.reset();
            if (first == '[' || first == '{') {
                return new ReferenceFile(path, Form.JSON, ',');
            }
            String header = in.readLine();
            char delimiter = ',';
            for (char other : new char[] {';', '\t', '|'}) {
                if (header != null && count(header, other) > count(header, delimiter)) {
                    delimiter = other;
                }
            }
            return new ReferenceFile(path, Form.CSV, delimiter);
        } catch (UncheckedIOException e) {
            throw unreadable(path, e);
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static BufferedReader open(Path path) throws IOException {
        try {
            long bytes = Files.size(path);
            if (bytes > MOST_BYTES) {
                throw new IOException(Text.of(
                        "The file {0} has {1} MiB, and a reference table may have {2}.",
                        path, bytes >> 20, MOST_BYTES >> 20));
            }
            BufferedReader in = Files.newBufferedReader(path, StandardCharsets.UTF_8);
            in.mark(1);
            if (in.read() != BYTE_ORDER_MARK) {
                in.reset();
            }
            return in;
        } catch (NoSuchFileException e) {
            throw new IOException(Text.of("The file {0} is not there.", path), e);
        }
    }

    /** Reads until there is no more, or no more is wanted. Values of CSV are texts. */
    public void read(Taker taker) throws IOException {
        int[] rows = new int[1];
        Taker counting = (number, row) -> {
            if (++rows[0] > MOST_ROWS) {
                throw new IOException(Text.of(
                        "The file {0} has more than the {1} rows that a reference table may have.", path, MOST_ROWS));
            }
            return taker.row(number, row);
        };
        try (BufferedReader in = open(path)) {
            switch (form) {
                case CSV -> csv(in, counting);
                case JSON -> json(in, counting);
            }
        } catch (UncheckedIOException e) {
            throw unreadable(path, e);
        } catch (JsonProcessingException e) {
            throw new IOException(Text.of("The file {0} breaks off being JSON: {1}", path, e.getOriginalMessage()), e);
        }
    }

    private static IOException unreadable(Path path, Exception e) {
        return new IOException(Text.of("The file {0} can't be read: {1}", path, e.getMessage()), e);
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
                ObjectNode row = null;
                if (record.isConsistent()) {
                    row = JSON.createObjectNode();
                    for (String column : parser.getHeaderNames()) {
                        row.put(column, record.get(column));
                    }
                }
                if (!taker.row(parser.getCurrentLineNumber(), row)) {
                    return;
                }
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException(Text.of("The file {0} is no CSV with a header: {1}", path, e.getMessage()), e);
        }
    }

    private static void json(BufferedReader in, Taker taker) throws IOException {
        in.mark(LOOK_AHEAD);
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
        boolean wanted = true;
        for (String line = in.readLine(); wanted && line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                wanted = taker.row(number, object(line));
            }
        }
    }

    private static @Nullable ObjectNode object(String line) {
        try {
            return JSON.readTree(line) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException e) {
            // No JSON: that is the answer.
            return null;
        }
    }

    private static void array(BufferedReader in, Taker taker) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            parser.nextToken();
            boolean wanted = true;
            for (long number = 1; wanted && parser.nextToken() != JsonToken.END_ARRAY; number++) {
                if (parser.currentToken() == null) {
                    throw new IOException(Text.of("The array in the file has no end."));
                }
                JsonNode element = JSON.readTree(parser);
                wanted = taker.row(number, element instanceof ObjectNode object ? object : null);
            }
        }
    }
}
