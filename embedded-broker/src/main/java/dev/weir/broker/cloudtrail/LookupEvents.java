package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.cloudtrail.journal.JournalEvent;
import dev.weir.broker.cloudtrail.journal.Search;
import dev.weir.broker.time.TimeSource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Resource;

/** Tells management events newest first, up to fifty a page. There are no Insights events. */
final class LookupEvents {

    private static final int MAX_RESULTS = 50;

    private final TimeSource time;
    private final AuditLog log;
    private final LookupRate rate;
    private final LookupToken tokens = new LookupToken();

    LookupEvents(TimeSource time, AuditLog log, LookupRate rate) {
        this.time = time;
        this.log = log;
        this.rate = rate;
    }

    LookupEventsResponse handle(LookupEventsRequest request, Call call) {
        rate.take(call);
        int size = request.maxResults() == null ? MAX_RESULTS : request.maxResults();
        if (size < 1 || size > MAX_RESULTS) {
            throw AwsException.of("InvalidMaxResultsException", "MaxResults must be between 1 and 50.");
        }
        LookupFilter filter = LookupFilter.of(request.lookupAttributes());
        boolean insights = insights(request.eventCategoryAsString());
        Search search = search(request, filter, size);
        if (insights) {
            return LookupEventsResponse.builder().events(List.of()).build();
        }
        List<JournalEvent> events = log.find(search);
        boolean more = events.size() > size;
        List<JournalEvent> page = more ? events.subList(0, size) : events;
        return LookupEventsResponse.builder()
                .events(page.stream().map(LookupEvents::toEvent).toList())
                .nextToken(more ? tokens.of(request, page.getLast().sequence(), time.now()) : null)
                .build();
    }

    private static boolean insights(@Nullable String category) {
        if (category == null) {
            return false;
        }
        if (!category.equals("insight")) {
            throw AwsException.of("InvalidEventCategoryException", "The EventCategory must be insight, or left out.");
        }
        return true;
    }

    private Search search(LookupEventsRequest request, @Nullable LookupFilter filter, int size) {
        Instant start = request.startTime();
        Instant end = request.endTime();
        if (start != null && end != null && start.isAfter(end)) {
            throw AwsException.of("InvalidTimeRangeException", "The StartTime must not be after the EndTime.");
        }
        long from = start == null ? Long.MIN_VALUE : Math.ceilDiv(millis(start), 1000L) * 1000;
        long to = end == null ? Long.MAX_VALUE : Math.floorDiv(millis(end), 1000L) * 1000 + 999;
        long before =
                request.nextToken() == null ? Long.MAX_VALUE : tokens.read(request, request.nextToken(), time.now());
        return new Search(
                filter == null ? null : filter.attribute(),
                filter == null ? "" : filter.value(),
                Math.max(from, log.earliest().toEpochMilli()),
                to,
                before,
                size + 1);
    }

    /** Milliseconds of a time that may be far off. */
    private static long millis(Instant instant) {
        return Math.clamp(instant.getEpochSecond(), -(1L << 43), 1L << 43) * 1000 + instant.getNano() / 1_000_000;
    }

    private static Event toEvent(JournalEvent event) {
        return Event.builder()
                .eventId(event.id().toString())
                .eventName(event.name())
                .readOnly(Boolean.toString(event.readOnly()))
                .accessKeyId(event.accessKeyId())
                .eventTime(Instant.ofEpochSecond(event.time().getEpochSecond()))
                .eventSource(event.source())
                .username(event.userName())
                .cloudTrailEvent(event.json())
                .resources(event.resources().stream()
                        .map(named -> Resource.builder()
                                .resourceType(named.type())
                                .resourceName(named.name())
                                .build())
                        .toList())
                .build();
    }
}
