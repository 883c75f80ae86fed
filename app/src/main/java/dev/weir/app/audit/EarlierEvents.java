package dev.weir.app.audit;

import dev.weir.app.audit.EventPages.PageOfEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was done to the same thing before an event: for the difference that it made. Blocks. */
final class EarlierEvents {

    /** Pages asked for at most; the value before is seldom further back. */
    private static final int MOST_PAGES = 4;

    private EarlierEvents() {}

    /** Newest first; empty where the event names no resource. */
    static List<AuditEvent> of(AuditEvent event, EventPages pages) throws Exception {
        if (event.resources().isEmpty()) {
            return List.of();
        }
        String name = event.resources().getFirst().shortName();
        Instant time = event.time();
        AuditQuery query = AuditQuery.ofResource(name)
                .with(new Span.Between(time.minus(Duration.ofDays(90)), time.plusSeconds(1)));
        List<AuditEvent> earlier = new ArrayList<>();
        String token = null;
        boolean past = false;
        for (int page = 0; page < MOST_PAGES; page++) {
            PageOfEvents answer = pages.page(query, time, token);
            for (AuditEvent each : answer.events()) {
                boolean itself = each.id().equals(event.id());
                if (past || (!itself && each.time().isBefore(time))) {
                    earlier.add(each);
                }
                past |= itself;
            }
            token = answer.nextToken();
            boolean made =
                    earlier.stream().anyMatch(each -> each.name().startsWith("Create") && each.errorCode() == null);
            if (token == null || made) {
                break;
            }
        }
        return earlier;
    }
}
