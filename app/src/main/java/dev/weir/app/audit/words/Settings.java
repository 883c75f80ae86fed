package dev.weir.app.audit.words;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.audit.AuditEvent;
import dev.weir.app.audit.AuditEvents;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an event set, by name: {@code shards = 4}, {@code tag team = orders}. Which members of a request set what is in
 * {@code settings.txt}; of other operations every member that is no name of a thing counts as a setting.
 *
 * @param set a null value means that it was taken away
 * @param before what the answer tells of the value before
 */
record Settings(Map<String, @Nullable String> set, Map<String, String> before) {

    /** Settings kept of one event at most; a table's columns may be hundreds. */
    private static final int MOST = 300;

    private static final Map<String, String> RULES = read();

    /** Members that name what the call is about. */
    private static final Set<String> NAMES = Set.of(
            "streamName",
            "streamARN",
            "streamId",
            "resourceARN",
            "resourceArn",
            "deliveryStreamName",
            "bucketName",
            "bucket",
            "key",
            "functionName",
            "tableName",
            "databaseName",
            "userName",
            "roleName",
            "groupName",
            "policyArn",
            "name",
            "keyId",
            "Host",
            "host",
            "currentDeliveryStreamVersionId",
            "destinationId",
            "clientToken",
            "x-id");

    static Settings of(AuditEvent event) {
        JsonNode record = AuditEvents.parse(event.json());
        Map<String, @Nullable String> set = new TreeMap<>();
        Map<String, String> before = new HashMap<>();
        if (event.errorCode() != null) {
            return new Settings(set, before);
        }
        JsonNode request = record.path("requestParameters");
        String rules = RULES.get(event.shortService() + ":" + Sentences.bare(event.name()));
        if (rules == null) {
            request.properties().forEach(member -> {
                if (!NAMES.contains(member.getKey())) {
                    flatten(set, spaced(member.getKey()), member.getValue());
                }
            });
            return new Settings(set, before);
        }
        for (String rule : rules.split(";", -1)) {
            apply(rule.strip(), request, record.path("responseElements"), set, before);
        }
        return new Settings(set, before);
    }

    // name=path, name='fixed', name.*=path for an object's members, -name.*=path for a list of members taken away,
    // -name for one taken away, name=path<path in the answer that tells the value before.
    private static void apply(
            String rule,
            JsonNode request,
            JsonNode answer,
            Map<String, @Nullable String> set,
            Map<String, String> before) {
        int equals = rule.indexOf('=');
        if (equals < 0) {
            set.put(rule.substring(1), null);
            return;
        }
        String name = rule.substring(0, equals);
        String source = rule.substring(equals + 1);
        if (source.startsWith("'")) {
            set.put(name, source.substring(1, source.length() - 1));
            return;
        }
        int earlier = source.indexOf('<');
        if (earlier >= 0) {
            JsonNode was = Template.at(answer, source.substring(earlier + 1));
            if (was.isValueNode()) {
                before.put(name, was.asText());
            }
            source = source.substring(0, earlier);
        }
        JsonNode value = Template.at(request, source);
        if (value.isMissingNode()) {
            return;
        }
        if (name.startsWith("-")) {
            value.forEach(each -> set.put(name.substring(1).replace("*", each.asText()), null));
        } else if (name.endsWith("*")) {
            flatten(set, name.substring(0, name.length() - 2), value);
        } else {
            flatten(set, name, value);
        }
    }

    private static void flatten(Map<String, @Nullable String> into, String name, JsonNode value) {
        JsonNode document = value.isTextual() && value.asText().stripLeading().startsWith("{")
                ? AuditEvents.parse(value.asText())
                : value;
        if (into.size() >= MOST) {
            return;
        }
        if (document.isObject() && !document.isEmpty()) {
            document.properties()
                    .forEach(member -> flatten(
                            into, name + (name.startsWith("tag") ? " " : ".") + member.getKey(), member.getValue()));
        } else if (document.isArray() && pairs(document)) {
            document.forEach(pair -> into.put(
                    name + " " + pair.path("key").asText(), pair.path("value").asText("")));
        } else if (document.isArray() && !document.isEmpty() && document.get(0).isObject()) {
            for (int i = 0; i < document.size(); i++) {
                flatten(into, name + "." + (i + 1), document.get(i));
            }
        } else {
            into.put(name, document.isValueNode() ? document.asText() : document.toString());
        }
    }

    private static boolean pairs(JsonNode list) {
        for (JsonNode each : list) {
            if (!each.has("key") || each.size() > 2) {
                return false;
            }
        }
        return !list.isEmpty();
    }

    private static String spaced(String member) {
        return member.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }

    private static Map<String, String> read() {
        Map<String, String> rules = new LinkedHashMap<>();
        Lines.of("settings.txt").forEach(line -> rules.put(line.key(), line.rest()));
        return rules;
    }
}
