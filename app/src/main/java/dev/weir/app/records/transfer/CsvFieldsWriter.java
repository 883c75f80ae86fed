package dev.weir.app.records.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.send.DataForm;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row with a column for each field of the JSON objects that come first; fields that turn up later go together into the
 * column {@code _rest}, and what is no JSON object into {@code _data}. Nothing is left out.
 */
final class CsvFieldsWriter implements RecordWriter {

    static final String REST = "_rest";
    static final String WHOLE = "_data";

    private static final int MOST_COLUMNS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean metadata;
    private final List<String> columns;

    /** @param columns the fields that have a column, from {@link #fieldsOf} or from an earlier part of the file */
    CsvFieldsWriter(boolean metadata, List<String> columns) {
        this.metadata = metadata;
        this.columns = List.copyOf(columns);
    }

    /** The fields of some records, in the order in which they turn up. */
    static List<String> fieldsOf(List<TailedRecord> first) {
        Set<String> names = new LinkedHashSet<>();
        for (TailedRecord record : first) {
            ObjectNode object = object(record.data());
            if (object != null) {
                object.fieldNames().forEachRemaining(names::add);
            }
        }
        return names.stream().limit(MOST_COLUMNS).toList();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void begin(OutputStream out) throws IOException {
        List<String> names = CsvWriter.leading(metadata);
        names.addAll(columns);
        names.add(REST);
        names.add(WHOLE);
        CsvWriter.row(names, out);
    }

    @Override
    public void write(TailedRecord record, OutputStream out) throws IOException {
        List<String> values = new ArrayList<>(CsvWriter.leading(record, metadata));
        ObjectNode object = object(record.data());
        if (object == null) {
            columns.forEach(column -> values.add(""));
            values.add("");
            String text = DataForm.utf8(record.data());
            values.add(text == null ? Base64.getEncoder().encodeToString(record.data()) : text);
        } else {
            for (String column : columns) {
                JsonNode value = object.remove(column);
                values.add(value == null ? "" : value.isTextual() ? value.asText() : value.toString());
            }
            values.add(object.isEmpty() ? "" : object.toString());
            values.add("");
        }
        CsvWriter.row(values, out);
    }

    private static @Nullable ObjectNode object(byte[] data) {
        String text = DataForm.utf8(data);
        if (text == null || !text.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            return JSON.readTree(text) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
