package dev.weir.broker.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What came back, in the neutral form of {@link WireFormat}. */
record Answer(int status, JsonNode body) {

    /** An error's type, without the name of the model that may stand before it. */
    String errorType() {
        String type = body.path("__type").asText();
        return type.substring(type.indexOf('#') + 1);
    }

    String message() {
        return body.has("message")
                ? body.get("message").asText()
                : body.path("Message").asText();
    }

    /** Which members there are and of which kind; what must not differ between the wire formats. */
    Map<String, String> skeleton() {
        Map<String, String> kinds = new TreeMap<>();
        collect("", body, kinds);
        return kinds;
    }

    private static void collect(String path, JsonNode node, Map<String, String> kinds) {
        kinds.put(path, node.getNodeType().name());
        node.properties().forEach(member -> collect(path + "/" + member.getKey(), member.getValue(), kinds));
        if (node.isArray()) {
            node.forEach(element -> collect(path + "/*", element, kinds));
        }
    }
}
