package dev.weir.streamingsql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Messages between this process and its parent, a JSON object a line. Thread-safe. */
final class Wire {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);

    private final BufferedReader in;
    private final OutputStream out;

    Wire(InputStream in, OutputStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    static ObjectNode message() {
        return JSON.createObjectNode();
    }

    static ArrayNode list() {
        return JSON.createArrayNode();
    }

    static ObjectNode message(String id) {
        return message().put("id", id);
    }

    /** The next message, or null after the last. */
    @Nullable JsonNode read() throws IOException {
        String line = in.readLine();
        return line == null ? null : JSON.readTree(line);
    }

    /** Blocks while the parent is not reading; a parent that is gone ends this process through its standard input. */
    synchronized void send(ObjectNode message) {
        try {
            out.write(JSON.writeValueAsBytes(message));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            // Nobody is there to be told.
        }
    }
}
