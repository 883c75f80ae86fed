package dev.weir.app.audit;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;

/** What is looked for: one attribute and a stretch of time, which the service sifts by, and the rest, which is sifted here. */
public record AuditQuery(Asked asked, Span span, Sifted sifted) {

    /** Where the page begins: what was changed in the last day, whoever did it. */
    public static final AuditQuery START =
            new AuditQuery(Asked.CHANGES, new Span.Last(Duration.ofDays(1)), Sifted.NONE);

    /** All that there is. */
    public static final AuditQuery EVERYTHING = new AuditQuery(Asked.ALL, Span.Last.ALL, Sifted.NONE);

    private static final int A_PAGE = 50;

    /** What was done to a resource, ever. */
    public static AuditQuery ofResource(String name) {
        return new AuditQuery(new Asked(Asked.Attribute.RESOURCE, name), Span.Last.ALL, Sifted.NONE);
    }

    AuditQuery with(Asked other) {
        return new AuditQuery(other, span, sifted);
    }

    AuditQuery with(Span other) {
        return new AuditQuery(asked, other, sifted);
    }

    AuditQuery with(Sifted other) {
        return new AuditQuery(asked, span, other);
    }

    /** The request for the first page. */
    LookupEventsRequest request(Instant now) {
        LookupEventsRequest.Builder request =
                LookupEventsRequest.builder().maxResults(A_PAGE).lookupAttributes(asked.attributes());
        if (!span.equals(Span.Last.ALL)) {
            request.startTime(span.from(now));
        }
        if (!span.open()) {
            request.endTime(span.to(now));
        }
        return request.build();
    }

    /** Whether an event of a trail file, where nobody sifts before us, is what the service would have given. */
    public boolean takes(AuditEvent event) {
        return asked.takes(event);
    }

    /** Whether both ask the service for the same events, so that what was loaded need not be loaded again. */
    boolean asksAs(AuditQuery other) {
        return span.equals(other.span) && asked.attributes().equals(other.asked.attributes());
    }
}
