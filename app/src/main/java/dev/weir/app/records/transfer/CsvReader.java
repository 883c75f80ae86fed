package dev.weir.app.records.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a heading. Where there is a column {@code data} (with {@code data_encoding} as the export writes it), that is
 * the record; else the row becomes a JSON object of its columns.
 */
final class CsvReader implements RecordReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;

    CsvReader(InputStream in) throws IOException {
        parser = CsvWriter.FORM
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        rows = parser.iterator();
    }

    @Override
    public @Nullable ImportedRecord next() throws IOException {
        try {
            return rows.hasNext() ? record(rows.next()) : null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new IllegalArgumentException(
                        Text.of(
                                "Line {0} is not CSV: {1}",
                                Format.count(parser.getCurrentLineNumber()), e.getMessage()),
                        e);
            }
            throw e.getCause();
        }
    }

    private static ImportedRecord record(CSVRecord row) {
        Map<String, String> columns = row.toMap();
        String key = columns.get(CsvWriter.KEY);
        String data = columns.get(CsvWriter.DATA);
        if (data == null) {
            ObjectNode object = JSON.createObjectNode();
            columns.forEach(object::put);
            return new ImportedRecord(object.toString().getBytes(StandardCharsets.UTF_8), key, columns);
        }
        boolean base64 = "base64".equals(columns.get(CsvWriter.ENCODING));
        try {
            byte[] bytes = base64 ? Base64.getDecoder().decode(data) : data.getBytes(StandardCharsets.UTF_8);
            return new ImportedRecord(bytes, key, columns);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Text.of(
                            "Row {0} says that its data is base64, and it is not.",
                            Format.count(row.getRecordNumber())),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
