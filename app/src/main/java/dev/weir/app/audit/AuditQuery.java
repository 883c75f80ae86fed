package dev.weir.app.audit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;

/**
 * What is looked for. LookupEvents takes one attribute a call, so the narrowest goes to the service and the rest is
 * sifted here.
 *
 * @param text any text in what the table shows, or empty
 * @param changesOnly only calls that could change something
 * @param errorsOnly only calls that failed
 * @param traffic whether to show data events, records in and out, too; only the embedded broker tells them
 * @param eventName the operation, or empty
 * @param resource the resource's name, or empty
 */
public record AuditQuery(
        String text,
        boolean changesOnly,
        boolean errorsOnly,
        boolean traffic,
        String eventName,
        String resource,
        Range range) {

    /** How far back. CloudTrail keeps management events for 90 days. */
    public enum Range {
        HOUR("Last hour", Duration.ofHours(1)),
        DAY("Last day", Duration.ofDays(1)),
        ALL("All (90 days)", null);

        private final String text;
        private final @Nullable Duration length;

        Range(String text, @Nullable Duration length) {
            this.text = text;
            this.length = length;
        }

        /** What a person reads. */
        public String text() {
            return text;
        }
    }

    /** Where the page begins: changes of all time, whoever made them, but not the records' traffic. */
    public static final AuditQuery START = new AuditQuery("", true, false, false, "", "", Range.ALL);

    private static final int A_PAGE = 50;

    /** The request for the first page. */
    LookupEventsRequest request(Instant now) {
        LookupEventsRequest.Builder request = LookupEventsRequest.builder().maxResults(A_PAGE);
        if (range.length != null) {
            request.startTime(now.minus(range.length));
        }
        if (!resource.isBlank()) {
            request.lookupAttributes(attribute(LookupAttributeKey.RESOURCE_NAME, resource.strip()));
        } else if (!eventName.isBlank()) {
            request.lookupAttributes(attribute(LookupAttributeKey.EVENT_NAME, eventName.strip()));
        } else if (changesOnly) {
            request.lookupAttributes(attribute(LookupAttributeKey.READ_ONLY, "false"));
        }
        return request.build();
    }

    private static LookupAttribute attribute(LookupAttributeKey key, String value) {
        return LookupAttribute.builder().attributeKey(key).attributeValue(value).build();
    }

    /** Whether an event is wanted. */
    boolean wants(AuditEvent event) {
        return (!changesOnly || event.changes())
                && (!errorsOnly || event.errorCode() != null)
                && (eventName.isBlank() || event.name().equalsIgnoreCase(eventName.strip()))
                && (text.isBlank() || event.mentions(text.strip()));
    }

    /** Whether both ask the service for the same events, so that what was loaded need not be loaded again. */
    boolean asksAs(AuditQuery other) {
        return traffic == other.traffic && request(Instant.EPOCH).equals(other.request(Instant.EPOCH));
    }
}
