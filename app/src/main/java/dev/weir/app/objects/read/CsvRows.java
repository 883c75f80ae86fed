package dev.weir.app.objects.read;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Rows of a table, each as a JSON object of texts. The first row names the columns if it looks as if it did. */
final class CsvRows implements RecordReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final List<String> names;
    private @Nullable CSVRecord first;

    CsvRows(InputStream in, char delimiter) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .get();
        parser = CSVParser.builder()
                .setReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                .setFormat(format)
                .get();
        rows = parser.iterator();
        CSVRecord head = rows.hasNext() ? rows.next() : null;
        if (head == null) {
            names = List.of();
        } else if (named(head)) {
            names = head.stream().map(String::strip).toList();
        } else {
            names = java.util.stream.IntStream.rangeClosed(1, head.size())
                    .mapToObj(number -> "column_" + number)
                    .toList();
            first = head;
        }
    }

    /** Names are neither empty nor numbers, and no two are the same. */
    private static boolean named(CSVRecord head) {
        return head.stream().allMatch(name -> name.strip().matches("[\\p{L}_][^\\r\\n]{0,127}"))
                && head.stream().distinct().count() == head.size();
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        CSVRecord row = first;
        first = null;
        try {
            if (row == null) {
                if (!rows.hasNext()) {
                    return null;
                }
                row = rows.next();
            }
        } catch (UncheckedIOException e) {
            throw new IOException(Text.of("A row can't be read: {0}", e.getMessage()), e);
        }
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < row.size(); i++) {
            object.put(i < names.size() ? names.get(i) : "column_" + (i + 1), row.get(i));
        }
        return JSON.writeValueAsBytes(object);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
