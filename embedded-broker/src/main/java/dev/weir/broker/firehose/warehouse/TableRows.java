package dev.weir.broker.firehose.warehouse;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an object as rows of a table, by the options of a COPY. */
final class TableRows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final CopyOptions options;
    private final List<Column> columns;

    /**
     * A column.
     *
     * @param isText whether an empty text is a value of it
     * @param length of the longest text in it; 0 if there is no such bound
     */
    record Column(String name, boolean isText, int length) {}

    /** Takes rows one after another, a text or null for each column. */
    @FunctionalInterface
    interface Sink<X extends Exception> {
        void row(@Nullable String[] values) throws IOException, X;
    }

    TableRows(CopyOptions options, List<Column> columns) {
        this.options = options;
        this.columns = columns;
    }

    /** @throws IOException also if there is something that is no row of the table */
    <X extends Exception> void read(InputStream object, Sink<X> sink) throws IOException, X {
        InputStream plain = options.gzip() ? new GZIPInputStream(object, 1 << 16) : object;
        switch (options.format()) {
            case JSON, JSON_ANY_CASE -> readJson(plain, sink);
            case CSV, DELIMITED -> readFields(plain, sink);
        }
    }

    private <X extends Exception> void readFields(InputStream in, Sink<X> sink) throws IOException, X {
        FieldReader reader = new FieldReader(new InputStreamReader(in, StandardCharsets.UTF_8), options);
        long line = 0;
        for (List<String> fields = reader.row(); fields != null; fields = reader.row()) {
            if (line++ < options.ignoredLines()
                    || (fields.size() == 1 && fields.getFirst().isEmpty())) {
                continue;
            }
            if (fields.size() > columns.size() || (fields.size() < columns.size() && !options.fill())) {
                throw new IOException("Row " + line + " has " + fields.size() + " fields, and the table has "
                        + columns.size() + " columns to load.");
            }
            @Nullable String[] values = new @Nullable String[columns.size()];
            for (int i = 0; i < fields.size(); i++) {
                String field = fields.get(i);
                values[i] = field.equals(options.nullText()) ? null : fitted(columns.get(i), field);
            }
            sink.row(values);
        }
    }

    private <X extends Exception> void readJson(InputStream in, Sink<X> sink) throws IOException, X {
        try (MappingIterator<JsonNode> objects = JSON.readerFor(JsonNode.class).readValues(in)) {
            long number = 0;
            while (objects.hasNextValue()) {
                number++;
                JsonNode object = objects.nextValue();
                if (!object.isObject()) {
                    throw new IOException("Value " + number + " of the object is not a JSON object.");
                }
                sink.row(values(object));
            }
        }
    }

    private @Nullable String[] values(JsonNode object) {
        Map<String, JsonNode> members = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            members.put(name(member.getKey()), member.getValue());
        }
        @Nullable String[] values = new @Nullable String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode member = members.get(name(columns.get(i).name()));
            if (member != null && !member.isNull()) {
                String text = member.isContainerNode() ? member.toString() : member.asText();
                values[i] = fitted(columns.get(i), text);
            }
        }
        return values;
    }

    private String name(String name) {
        return options.format() == CopyOptions.Format.JSON_ANY_CASE ? name.toLowerCase(Locale.ROOT) : name;
    }

    private @Nullable String fitted(Column column, String text) {
        if (text.isEmpty()) {
            return column.isText() && !options.emptyIsNull() ? text : null;
        }
        if (!column.isText()) {
            return text;
        }
        if (options.blankIsNull() && text.isBlank()) {
            return null;
        }
        String trimmed = options.trim() ? text.stripTrailing() : text;
        boolean cut = options.truncate() && column.length() > 0 && trimmed.length() > column.length();
        return cut ? trimmed.substring(0, column.length()) : trimmed;
    }
}
