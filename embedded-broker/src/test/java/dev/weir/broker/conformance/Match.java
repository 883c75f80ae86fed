package dev.weir.broker.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Whether an answer holds what a row expects. */
final class Match {

    private Match() {}

    /** Says where they differ; empty if the answer holds all that is expected. */
    static String difference(String path, JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            for (Map.Entry<String, JsonNode> member : expected.properties()) {
                String difference =
                        difference(path + "/" + member.getKey(), member.getValue(), actual.path(member.getKey()));
                if (!difference.isEmpty()) {
                    return difference;
                }
            }
            return actual.isObject() ? "" : differs(path, expected, actual);
        }
        if (expected.isArray()) {
            if (!actual.isArray() || actual.size() != expected.size()) {
                return differs(path, expected, actual);
            }
            for (int i = 0; i < expected.size(); i++) {
                String difference = difference(path + "/" + i, expected.get(i), actual.get(i));
                if (!difference.isEmpty()) {
                    return difference;
                }
            }
            return "";
        }
        return isMet(expected, actual) ? "" : differs(path, expected, actual);
    }

    private static boolean isMet(JsonNode expected, JsonNode actual) {
        String text = expected.asText();
        if (text.equals("<absent>")) {
            return actual.isMissingNode();
        }
        if (text.startsWith("~")) {
            return actual.isValueNode() && !actual.isNull() && actual.asText().matches(text.substring(1));
        }
        return expected.isNumber() && actual.isNumber()
                ? expected.doubleValue() == actual.doubleValue()
                : expected.equals(actual);
    }

    private static String differs(String path, JsonNode expected, JsonNode actual) {
        return (path.isEmpty() ? "the answer" : path) + " should be " + expected + " and is " + actual;
    }
}
