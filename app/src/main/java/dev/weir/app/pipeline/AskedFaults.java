package dev.weir.app.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The faults that somebody asked the embedded broker for, by its own {@code /_weir/faults}. Without them a stream that is throttled on
 * request looks like one that is too small. Blocks: virtual threads only.
 */
final class AskedFaults {

    private static final System.Logger LOG = System.getLogger(AskedFaults.class.getName());
    private static final int MILLIS = 2_000;

    private final URI endpoint;

    AskedFaults(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** The faults in words, by the id of the node that they meet; nothing where the broker does not tell. */
    Map<String, String> read() {
        try {
            HttpURLConnection call = (HttpURLConnection)
                    endpoint.resolve("/_weir/faults").toURL().openConnection();
            call.setConnectTimeout(MILLIS);
            call.setReadTimeout(MILLIS);
            try (InputStream answer = call.getInputStream()) {
                return byNode(new ObjectMapper().readTree(answer));
            }
        } catch (IOException e) {
            // What the page shows is right without them, and the calls that it makes tell whether the broker is there.
            LOG.log(System.Logger.Level.DEBUG, "The broker's faults can't be read", e);
            return Map.of();
        }
    }

    static Map<String, String> byNode(JsonNode answer) {
        Map<String, String> words = new HashMap<>();
        for (JsonNode fault : answer.path("faults")) {
            String kind = fault.path("kind").asText();
            String operation = fault.path("operation").asText("");
            String stream = fault.path("stream").asText("");
            String said = operation.isEmpty() ? kind : kind + " " + operation;
            if (!stream.isEmpty()) {
                words.putIfAbsent(FlowNode.stream(stream), said);
                words.putIfAbsent(FlowNode.delivery(stream), said);
            } else if (operation.isEmpty() || operation.startsWith("Put")) {
                words.putIfAbsent(FlowNode.PRODUCERS, said);
            }
        }
        return words;
    }
}
