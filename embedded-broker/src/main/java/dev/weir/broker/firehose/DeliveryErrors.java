package dev.weir.broker.firehose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.logs.LogSink;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;

/**
 * What goes wrong in deliveries, for the log that a delivery stream names, in the service's JSON. Once a second, and the
 * same failure counts once in it. Thread-safe.
 */
final class DeliveryErrors {

    private static final int WAITING = 1_000;
    private static final int TEXT = 2_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final JsonMapper JSON = new JsonMapper();

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryErrors.class);

    private final LogSink logs;
    private final ServiceCalls calls;
    private final TimeSource time;
    private final Map<Failure, Instant> waiting = new LinkedHashMap<>();
    private boolean scheduled;

    private record Log(ServiceRole role, String group, String stream) {}

    private record Failure(Log log, String arn, int version, String destination, String code, String message) {}

    DeliveryErrors(LogSink logs, TimeSource time, ServiceCalls calls) {
        this.logs = logs;
        this.calls = calls;
        this.time = time;
    }

    /** Takes note of a failure, unless the delivery stream has its failures not logged. */
    void add(DeliveryStream stream, String destination, String code, String message) {
        stream.destination().logging().ifPresent(options -> add(stream, options, destination, code, message));
    }

    private synchronized void add(
            DeliveryStream stream, CloudWatchLoggingOptions options, String destination, String code, String message) {
        String text = message.length() > TEXT ? message.substring(0, TEXT) : message;
        if (waiting.size() < WAITING) {
            Log log = new Log(
                    stream.role(stream.destination().roleArn()), options.logGroupName(), options.logStreamName());
            waiting.put(new Failure(log, stream.arn(), stream.version(), destination, code, text), time.now());
        }
        if (!scheduled) {
            scheduled = true;
            time.after(
                    PAUSE, () -> Thread.ofVirtual().name("weir-firehose-errors").start(this::flush));
        }
    }

    /** Writes what is new. */
    void flush() {
        Map<Log, List<LogSink.Line>> lines = new LinkedHashMap<>();
        synchronized (this) {
            scheduled = false;
            waiting.forEach((failure, at) -> lines.computeIfAbsent(failure.log(), _ -> new ArrayList<>())
                    .add(new LogSink.Line(at, text(failure))));
            waiting.clear();
        }
        lines.forEach(this::write);
    }

    /** Where the role may not write logs, nobody learns of failures by them, as with the service. */
    private void write(Log log, List<LogSink.Line> lines) {
        PutLogEventsRequest request = PutLogEventsRequest.builder()
                .logGroupName(log.group())
                .logStreamName(log.stream())
                .build();
        try {
            calls.make(log.role(), ServiceId.LOGS, "PutLogEvents", request, () -> {
                logs.put(log.role().region(), log.group(), log.stream(), lines);
                return lines.size();
            });
        } catch (AwsException e) {
            LOG.debug("Failures of a delivery are not logged in {}: {}", log.group(), e.getMessage());
        }
    }

    private static String text(Failure failure) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("deliveryStreamARN", failure.arn());
        event.put("destination", failure.destination());
        event.put("deliveryStreamVersionId", failure.version());
        event.put("message", failure.message());
        event.put("errorCode", failure.code());
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts and numbers is JSON", e);
        }
    }
}
