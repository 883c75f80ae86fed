package dev.weir.app.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.text.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Event;

/**
 * Reads events out of LookupEvents' answers and out of the records of trail files. What an event does not say is empty, never an
 * error. Thread-safe.
 */
public final class AuditEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditEvents() {}

    static AuditEvent read(Event event) {
        String json = Objects.requireNonNullElse(event.cloudTrailEvent(), "{}");
        JsonNode record = parse(json);
        List<AuditEvent.Resource> named = event.resources().stream()
                .map(resource -> new AuditEvent.Resource(
                        Objects.requireNonNullElse(resource.resourceType(), ""),
                        Objects.requireNonNullElse(resource.resourceName(), "")))
                .filter(resource -> !resource.name().isEmpty())
                .toList();
        return event(
                record,
                json,
                Objects.requireNonNullElse(event.eventId(), ""),
                Objects.requireNonNullElse(event.eventTime(), Instant.EPOCH),
                Objects.requireNonNullElse(event.eventName(), "?"),
                event.username(),
                Objects.requireNonNullElse(event.eventSource(), ""),
                named,
                !"true".equals(event.readOnly()));
    }

    /** An event of a trail file. */
    public static AuditEvent read(JsonNode record) {
        List<AuditEvent.Resource> resources = new ArrayList<>();
        for (JsonNode each : record.path("resources")) {
            String arn = each.path("ARN").asText("");
            if (!arn.isEmpty()) {
                resources.add(new AuditEvent.Resource(each.path("type").asText(""), arn));
            }
        }
        return event(
                record,
                record.toString(),
                record.path("eventID").asText(""),
                time(record.path("eventTime").asText("")),
                record.path("eventName").asText("?"),
                null,
                record.path("eventSource").asText(""),
                resources,
                !record.path("readOnly").asBoolean(false));
    }

    private static AuditEvent event(
            JsonNode record,
            String json,
            String id,
            Instant time,
            String name,
            @Nullable String userName,
            String source,
            List<AuditEvent.Resource> resources,
            boolean changes) {
        JsonNode identity = record.path("userIdentity");
        return new AuditEvent(
                id,
                time,
                name,
                who(userName, identity),
                source,
                resources,
                changes,
                text(record, "errorCode"),
                text(record, "errorMessage"),
                Objects.requireNonNullElse(text(record, "sourceIPAddress"), ""),
                Objects.requireNonNullElse(text(identity, "accessKeyId"), ""),
                Objects.requireNonNullElse(text(identity, "arn"), ""),
                json);
    }

    /** The record of an event; an empty object where it is no JSON, which the page says by showing the text as it came. */
    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static String who(@Nullable String userName, JsonNode identity) {
        return Stream.of(
                        userName,
                        text(identity, "userName"),
                        sessionName(text(identity, "arn")),
                        text(identity, "arn"),
                        text(identity, "invokedBy"),
                        text(identity, "principalId"),
                        text(identity, "type"))
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(Text.of("unknown"));
    }

    /** A role's session is told by the role and the session's name: {@code deployer/ci}. */
    private static @Nullable String sessionName(@Nullable String arn) {
        int at = arn == null ? -1 : arn.indexOf(":assumed-role/");
        return arn == null || at < 0 ? null : arn.substring(at + ":assumed-role/".length());
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? value.asText() : null;
    }
}
