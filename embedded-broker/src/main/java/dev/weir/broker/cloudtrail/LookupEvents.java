package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Resource;

/** Tells events newest first, up to fifty a page. */
final class LookupEvents {

    private static final int MAX_RESULTS = 50;

    private final AuditLog log;

    LookupEvents(AuditLog log) {
        this.log = log;
    }

    LookupEventsResponse handle(LookupEventsRequest request, Call call) {
        int size = request.maxResults() == null ? MAX_RESULTS : request.maxResults();
        if (size < 1 || size > MAX_RESULTS) {
            throw AwsException.of("InvalidMaxResultsException", "MaxResults must be between 1 and 50.");
        }
        LookupFilter filter = LookupFilter.of(request.lookupAttributes());
        Instant start = request.startTime();
        Instant end = request.endTime();
        if (start != null && end != null && start.isAfter(end)) {
            throw AwsException.of("InvalidTimeRangeException", "The StartTime must not be after the EndTime.");
        }
        EventKinds kinds = EventKinds.of(request.eventCategoryAsString());
        long from = end == null ? Long.MIN_VALUE : EventKey.newest(within(end) / 1000 * 1000 + 999);
        long to = start == null ? Long.MAX_VALUE : EventKey.of(Math.ceilDiv(within(start), 1000L) * 1000, 0);
        if (request.nextToken() != null) {
            from = Math.max(from, keyOf(request, request.nextToken()) + 1);
        }
        List<EventTables.Row> rows = log.find(new EventTables.Search(kinds, filter, from, to, size + 1));
        boolean more = rows.size() > size;
        List<EventTables.Row> page = more ? rows.subList(0, size) : rows;
        return LookupEventsResponse.builder()
                .events(page.stream().map(row -> toEvent(row.event())).toList())
                .nextToken(more ? token(request, page.getLast().key()) : null)
                .build();
    }

    /** Milliseconds within what a key can hold: up to the year 2248. */
    private static long within(Instant instant) {
        long seconds = Math.clamp(instant.getEpochSecond(), 0, (1L << 43) / 1000 - 1);
        return seconds * 1000 + (seconds == instant.getEpochSecond() ? instant.getNano() / 1_000_000 : 0);
    }

    private static Event toEvent(AuditEvent event) {
        Event.Builder told = Event.builder()
                .eventId(event.id().toString())
                .eventName(event.name())
                .readOnly(Boolean.toString(event.readOnly()))
                .accessKeyId(event.accessKeyId())
                .eventTime(Instant.ofEpochSecond(event.time().getEpochSecond()))
                .eventSource(event.source())
                .username(event.userName())
                .cloudTrailEvent(event.json());
        return event.resourceName() == null
                ? told.resources(List.of()).build()
                : told.resources(Resource.builder()
                                .resourceType(event.resourceType())
                                .resourceName(event.resourceName())
                                .build())
                        .build();
    }

    private static String token(LookupEventsRequest request, long key) {
        String text = fingerprint(request) + ":" + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static long keyOf(LookupEventsRequest request, String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            String mine = fingerprint(request) + ":";
            if (text.startsWith(mine)) {
                return Long.parseLong(text.substring(mine.length()));
            }
        } catch (IllegalArgumentException e) {
            throw invalidToken();
        }
        throw invalidToken();
    }

    private static AwsException invalidToken() {
        return AwsException.of(
                "InvalidNextTokenException", "The NextToken is not valid, or belongs to a call with other parameters.");
    }

    private static String fingerprint(LookupEventsRequest request) {
        LookupEventsRequest sameForAllPages =
                request.toBuilder().nextToken(null).maxResults(null).build();
        return Integer.toHexString(sameForAllPages.toString().hashCode());
    }
}
