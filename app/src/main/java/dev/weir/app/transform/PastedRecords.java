package dev.weir.app.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person typed or pasted, as records: JSON values wherever they end, else a record a line. */
final class PastedRecords {

    private static final JsonFactory JSON = new JsonFactory();

    private PastedRecords() {}

    static List<BenchRecord> read(String text, Instant now) {
        List<String> values = values(text);
        List<String> parts = values != null
                ? values
                : text.lines().filter(line -> !line.isBlank()).toList();
        List<BenchRecord> records = new ArrayList<>();
        for (String part : parts) {
            records.add(
                    new BenchRecord(BenchRecord.id(records.size()), part.getBytes(StandardCharsets.UTF_8), now, null));
        }
        return records;
    }

    /** The objects and arrays of a text that holds nothing else, or null. */
    private static @Nullable List<String> values(String text) {
        List<String> found = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!token.isStructStart()) {
                    return null;
                }
                int begin = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                found.add(text.substring(begin, (int) parser.currentLocation().getCharOffset()));
            }
        } catch (IOException e) {
            // No JSON: each line is a record then.
            return null;
        }
        return found;
    }
}
