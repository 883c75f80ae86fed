package dev.weir.app.scenario.program;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What both programs know of events: their records, and the top of a record's JSON. */
final class Records {

    private static final Pattern MEMBER = Pattern.compile(
            "\"([A-Za-z_][A-Za-z0-9_]*)\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(-?[0-9.eE+-]+|true|false))");

    private Records() {}

    /** The records of an event of Kinesis ({@code Records}) or of Firehose ({@code records}). */
    @SuppressWarnings("unchecked") // that is how these events are
    static List<Map<String, Object>> of(Map<String, Object> event) {
        Object records = event.containsKey("records") ? event.get("records") : event.get("Records");
        return records == null ? List.of() : (List<Map<String, Object>>) records;
    }

    /** The text of a record of either kind. */
    static String data(Map<String, Object> record) {
        Object base64 = record.get("kinesis") instanceof Map<?, ?> kinesis ? kinesis.get("data") : record.get("data");
        return new String(Base64.getDecoder().decode(String.valueOf(base64)), StandardCharsets.UTF_8);
    }

    /**
     * The texts and numbers at the top of a JSON object.
     *
     * @throws IllegalArgumentException if it is no object
     */
    static Map<String, String> members(String json) {
        String stripped = json.strip();
        if (!stripped.startsWith("{") || !stripped.endsWith("}")) {
            throw new IllegalArgumentException("This record is no JSON object: " + shortened(stripped));
        }
        Map<String, String> members = new LinkedHashMap<>();
        Matcher matcher = MEMBER.matcher(stripped);
        while (matcher.find()) {
            members.putIfAbsent(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        }
        return members;
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    static String setting(String name, String otherwise) {
        return Objects.requireNonNullElse(System.getenv(name), otherwise);
    }

    /** Takes its time, where a scenario wants that. */
    static void delay() {
        String millis = setting("WEIR_DELAY_MILLIS", "0");
        try {
            Thread.sleep(Long.parseLong(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A JSON text. */
    static String quoted(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
