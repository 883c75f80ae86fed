package dev.weir.broker.logs;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/** What puts and reads the events of logs. */
final class LogEventOperations {

    private static final int READ_AT_MOST = 10_000;
    private static final long ANSWER_BYTES = 1L << 20;
    private static final int LOOKED_AT = 100_000;
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    private final LogStore store;
    private final LogNames names;

    LogEventOperations(LogStore store, LogNames names) {
        this.store = store;
        this.names = names;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("PutLogEvents", false, true, PutLogEventsRequest::builder, this::put),
                new Operation<>("GetLogEvents", true, false, GetLogEventsRequest::builder, this::get),
                new Operation<>("FilterLogEvents", true, false, FilterLogEventsRequest::builder, this::filter));
    }

    private PutLogEventsResponse put(PutLogEventsRequest request, Call call) {
        Instant now = store.now();
        List<LogSink.Line> kept = new ArrayList<>();
        long bytes = 0;
        long last = Long.MIN_VALUE;
        int tooOld = 0;
        int tooNew = 0;
        for (InputLogEvent event : request.logEvents()) {
            if (event.timestamp() < last) {
                throw AwsException.of(
                        "InvalidParameterException",
                        "Log events in a single PutLogEvents request must be in chronological order.");
            }
            last = event.timestamp();
            bytes += LogBounds.size(event.message());
            Instant at = Instant.ofEpochMilli(event.timestamp());
            if (at.isBefore(now.minus(OLDEST))) {
                tooOld++;
            } else if (at.isAfter(now.plus(NEWEST))) {
                tooNew++;
            } else {
                kept.add(new LogSink.Line(at, event.message()));
            }
        }
        if (bytes > ANSWER_BYTES) {
            throw AwsException.of(
                    "InvalidParameterException", "Upload too large: " + bytes + " bytes exceeds limit of 1048576");
        }
        long token = store.write(tables -> {
            LogGroup group = names.group(tables, call, request.logGroupName());
            LogStream stream = LogNames.stream(tables, group, request.logStreamName());
            store.add(tables, group, stream.name(), kept);
            return stream.id();
        });
        return PutLogEventsResponse.builder()
                .nextSequenceToken(Long.toString(token))
                .rejectedLogEventsInfo(
                        rejected(tooOld, tooNew, request.logEvents().size()))
                .build();
    }

    private static @Nullable RejectedLogEventsInfo rejected(int tooOld, int tooNew, int count) {
        if (tooOld + tooNew == 0) {
            return null;
        }
        return RejectedLogEventsInfo.builder()
                .tooOldLogEventEndIndex(tooOld > 0 ? tooOld : null)
                .tooNewLogEventStartIndex(tooNew > 0 ? count - tooNew : null)
                .build();
    }

    private GetLogEventsResponse get(GetLogEventsRequest request, Call call) {
        String token = request.nextToken();
        boolean forward = token == null ? Boolean.TRUE.equals(request.startFromHead()) : token.startsWith("f");
        LogPosition after = token == null ? (forward ? LogPosition.BEGIN : LogPosition.END) : LogPosition.of(token);
        int limit = request.limit() == null ? READ_AT_MOST : request.limit();
        List<LogEvent> events = new ArrayList<>(store.read(tables -> {
            LogGroup group = names.group(tables, call, request.logGroupName(), request.logGroupIdentifier());
            LogStream stream = LogNames.stream(tables, group, request.logStreamName());
            return tables.events(
                    new EventQuery(
                            group.id(),
                            List.of(stream.id()),
                            orElse(request.startTime(), Long.MIN_VALUE),
                            orElse(request.endTime(), Long.MAX_VALUE),
                            after,
                            !forward),
                    limit);
        }));
        bound(events);
        if (!forward) {
            Collections.reverse(events);
        }
        LogPosition first = events.isEmpty() ? after : events.getFirst().position();
        LogPosition last = events.isEmpty() ? after : events.getLast().position();
        return GetLogEventsResponse.builder()
                .events(events.stream()
                        .map(event -> OutputLogEvent.builder()
                                .timestamp(event.atMillis())
                                .ingestionTime(event.ingestedMillis())
                                .message(event.message())
                                .build())
                        .toList())
                .nextForwardToken(last.forward())
                .nextBackwardToken(first.backward())
                .build();
    }

    private static void bound(List<LogEvent> events) {
        long bytes = 0;
        for (int i = 0; i < events.size(); i++) {
            bytes += LogBounds.size(events.get(i).message());
            if (bytes > ANSWER_BYTES && i > 0) {
                events.subList(i, events.size()).clear();
            }
        }
    }

    private FilterLogEventsResponse filter(FilterLogEventsRequest request, Call call) {
        FilterPattern pattern = FilterPattern.of(request.filterPattern());
        int limit = request.limit() == null ? READ_AT_MOST : request.limit();
        LogPosition position = request.nextToken() == null ? LogPosition.BEGIN : LogPosition.of(request.nextToken());
        boolean more = false;
        List<LogEvent> found = new ArrayList<>();
        LogGroup group =
                store.read(tables -> names.group(tables, call, request.logGroupName(), request.logGroupIdentifier()));
        List<Long> streams = streams(request, group);
        for (int looked = 0; found.size() < limit && looked < LOOKED_AT; looked += READ_AT_MOST) {
            LogPosition from = position;
            List<LogEvent> events = store.read(tables -> tables.events(
                    new EventQuery(
                            group.id(),
                            streams,
                            orElse(request.startTime(), Long.MIN_VALUE),
                            orElse(request.endTime(), Long.MAX_VALUE),
                            from,
                            false),
                    READ_AT_MOST));
            more = events.size() == READ_AT_MOST;
            for (LogEvent event : events) {
                if (found.size() == limit) {
                    more = true;
                    break;
                }
                position = event.position();
                if (pattern.test(event.message())) {
                    found.add(event);
                }
            }
            if (!more) {
                break;
            }
        }
        int before = found.size();
        bound(found);
        if (found.size() < before) {
            more = true;
            position = found.getLast().position();
        }
        return FilterLogEventsResponse.builder()
                .events(found.stream().map(LogEventOperations::filtered).toList())
                .nextToken(more ? position.forward() : null)
                .searchedLogStreams(List.of())
                .build();
    }

    private @Nullable List<Long> streams(FilterLogEventsRequest request, LogGroup group) {
        String prefix = request.logStreamNamePrefix();
        if (prefix != null && request.hasLogStreamNames()) {
            throw AwsException.of(
                    "InvalidParameterException", "Only one of logStreamNames and logStreamNamePrefix can be given.");
        }
        if (prefix == null && !request.hasLogStreamNames()) {
            return null;
        }
        return store.read(tables -> tables.streams(group.id())).stream()
                .filter(stream -> prefix == null
                        ? request.logStreamNames().contains(stream.name())
                        : stream.name().startsWith(prefix))
                .map(LogStream::id)
                .toList();
    }

    private static FilteredLogEvent filtered(LogEvent event) {
        return FilteredLogEvent.builder()
                .logStreamName(event.stream())
                .timestamp(event.atMillis())
                .ingestionTime(event.ingestedMillis())
                .message(event.message())
                .eventId(Long.toString(event.id()))
                .build();
    }

    private static long orElse(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }
}
