package dev.weir.app.audit.trail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.app.audit.AuditEvent;
import dev.weir.app.audit.AuditEvents;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** The form of a log file: an object whose Records are events. Read one record after the other. */
final class TrailFile {

    private static final JsonFactory JSON = new JsonMapper().getFactory();

    private TrailFile() {}

    /** @param in unpacked */
    static void read(InputStream in, Consumer<AuditEvent> events) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(Text.of("it is no object of JSON"));
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean records = parser.currentName().equals("Records");
                if (parser.nextToken() == JsonToken.START_ARRAY && records) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode record = parser.readValueAsTree();
                        events.accept(AuditEvents.read(record));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
    }
}
