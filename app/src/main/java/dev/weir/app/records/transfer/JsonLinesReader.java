package dev.weir.app.records.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.app.send.DataForm;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value each line. An object with {@code partitionKey}, {@code sequenceNumber} and {@code data} is a record that
 * was exported with its metadata; everything else is data alone.
 */
final class JsonLinesReader implements RecordReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final Lines lines;

    JsonLinesReader(InputStream in) {
        lines = new Lines(in);
    }

    @Override
    public @Nullable ImportedRecord next() throws IOException {
        byte[] line = lines.next();
        while (line != null && line.length == 0) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        String text = DataForm.utf8(line);
        if (text == null) {
            throw new IllegalArgumentException(Text.of("Line {0} is not UTF-8 text.", Format.count(lines.number())));
        }
        try {
            ImportedRecord exported = exported(text);
            return exported == null ? new ImportedRecord(JsonForm.read(text.strip()), null, Map.of()) : exported;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Text.of(
                            "Line {0} is not JSON; read the file as plain lines if it is not meant to be.",
                            Format.count(lines.number())),
                    e);
        }
    }

    /** Whether a line might be taken for a record with metadata; data alone that does is written as a JSON string. */
    static boolean looksExported(String line) {
        return line.startsWith("{") && line.contains("\"partitionKey\"") && line.contains("\"sequenceNumber\"");
    }

    private static @Nullable ImportedRecord exported(String text) throws IOException {
        if (!looksExported(text)) {
            return null;
        }
        String key = null;
        String sequence = null;
        String data = null;
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                int from = (int) parser.currentTokenLocation().getCharOffset();
                if (name.equals("partitionKey") && value == JsonToken.VALUE_STRING) {
                    key = parser.getText();
                } else if (name.equals("sequenceNumber") && value == JsonToken.VALUE_STRING) {
                    sequence = parser.getText();
                }
                parser.skipChildren();
                // A value's text must be read to its end before the parser knows where that is.
                parser.finishToken();
                if (name.equals("data")) {
                    data = text.substring(from, (int) parser.currentLocation().getCharOffset());
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        return key == null || sequence == null || data == null
                ? null
                : new ImportedRecord(JsonForm.read(data.strip()), key, Map.of());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
