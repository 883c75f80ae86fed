package dev.weir.app.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Event;

/** Reads events out of LookupEvents' answers. What an event does not say is empty, never an error. Thread-safe. */
final class AuditEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditEvents() {}

    static AuditEvent read(Event event) {
        String json = Objects.requireNonNullElse(event.cloudTrailEvent(), "{}");
        JsonNode record = parse(json);
        return new AuditEvent(
                Objects.requireNonNullElse(event.eventId(), ""),
                Objects.requireNonNullElse(event.eventTime(), Instant.EPOCH),
                Objects.requireNonNullElse(event.eventName(), "?"),
                who(event, record.path("userIdentity")),
                Objects.requireNonNullElse(event.eventSource(), ""),
                event.resources().stream()
                        .map(resource -> new AuditEvent.Resource(
                                Objects.requireNonNullElse(resource.resourceType(), ""),
                                Objects.requireNonNullElse(resource.resourceName(), "")))
                        .filter(resource -> !resource.name().isEmpty())
                        .toList(),
                !"true".equals(event.readOnly()),
                text(record, "errorCode"),
                text(record, "errorMessage"),
                Objects.requireNonNullElse(text(record, "sourceIPAddress"), ""),
                json);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            // The page shows the text as it came, and says that it is no JSON.
            return JSON.createObjectNode();
        }
    }

    private static String who(Event event, JsonNode identity) {
        return Stream.of(
                        event.username(),
                        text(identity, "userName"),
                        text(identity, "arn"),
                        text(identity, "principalId"),
                        text(identity, "type"))
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("unknown");
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? value.asText() : null;
    }
}
