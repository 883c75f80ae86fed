package dev.weir.app.objects.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.send.DataForm;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns the records of a format are shown in, and how a record fills them. Immutable. */
final class RowShape {

    /** Columns that a table has at most; the details of a record have all its fields. */
    private static final int MOST_COLUMNS = 24;

    /** Characters of a cell; the details of a record have all of it. */
    private static final int LONGEST_CELL = 200;

    private final ObjectFormat format;
    private final List<String> columns;

    private RowShape(ObjectFormat format, List<String> columns) {
        this.format = format;
        this.columns = columns;
    }

    static RowShape of(ObjectFormat format, List<SchemaField> schema) {
        List<String> columns = switch (format) {
            case FIREHOSE_ERRORS -> List.of("Error", "Arrived", "Attempts", "Record as it was put");
            case CLOUD_TRAIL -> List.of("Time", "Event", "Who", "Service", "Source IP", "Error");
            case TEXT -> List.of("Line");
            default -> {
                List<String> names = schema.stream()
                        .map(SchemaField::name)
                        .limit(MOST_COLUMNS)
                        .toList();
                yield names.isEmpty() ? List.of("Value") : names;
            }
        };
        return new RowShape(format, columns);
    }

    List<String> columns() {
        return columns;
    }

    PreviewRow row(long number, byte[] record, @Nullable JsonNode json) {
        if (format == ObjectFormat.FIREHOSE_ERRORS) {
            FirehoseError error = FirehoseError.read(record);
            return error == null
                    ? new PreviewRow(number, record, List.of(Text.of("no error document"), "", "", text(record)), null)
                    : new PreviewRow(
                            number,
                            error.rawData(),
                            List.of(
                                    error.code(),
                                    error.arrived() == null
                                            ? ""
                                            : error.arrived().toString(),
                                    Integer.toString(error.attempts()),
                                    text(error.rawData())),
                            error);
        }
        if (format == ObjectFormat.CLOUD_TRAIL && json != null) {
            return new PreviewRow(number, record, event(json), null);
        }
        if (json == null || !json.isObject()) {
            List<String> cells = new ArrayList<>();
            cells.add(text(record));
            while (cells.size() < columns.size()) {
                cells.add("");
            }
            return new PreviewRow(number, record, cells, null);
        }
        return new PreviewRow(
                number, record, columns.stream().map(name -> cell(json, name)).toList(), null);
    }

    private static List<String> event(JsonNode event) {
        JsonNode identity = event.path("userIdentity");
        String who = identity.hasNonNull("userName")
                ? identity.path("userName").asText()
                : identity.hasNonNull("arn")
                        ? identity.path("arn").asText()
                        : identity.path("invokedBy")
                                .asText(identity.path("type").asText());
        return List.of(
                event.path("eventTime").asText(),
                event.path("eventName").asText(),
                who,
                event.path("eventSource").asText().replace(".amazonaws.com", ""),
                event.path("sourceIPAddress").asText(),
                event.path("errorCode").asText(""));
    }

    private static String cell(JsonNode record, String name) {
        JsonNode value = record.get(name);
        if (value == null && name.indexOf('.') >= 0) {
            value = record;
            for (String step : name.split("\\.", -1)) {
                value = value == null ? null : value.get(step);
            }
        }
        if (value == null) {
            return "";
        }
        return shortened(value.isValueNode() ? value.asText() : value.toString());
    }

    private static String text(byte[] data) {
        int some = Math.min(data.length, 4 * LONGEST_CELL);
        // A character of UTF-8 may be cut in two there: up to three bytes back it ends well.
        for (int length = some; length >= some - 3 && length >= 0; length--) {
            String text = DataForm.utf8(Arrays.copyOf(data, length));
            if (text != null) {
                return shortened(text);
            }
        }
        return Text.of("({0} bytes)", Format.count(data.length));
    }

    private static String shortened(String text) {
        String line = text.indexOf('\n') < 0 ? text : text.replace('\n', ' ');
        return line.length() <= LONGEST_CELL ? line : line.substring(0, LONGEST_CELL) + "…";
    }
}
