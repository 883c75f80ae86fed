package dev.weir.app.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.connection.Clients;
import dev.weir.app.fx.Failures;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Looks for the event of the put that brought a record. Puts are data events: the event history has none of them on AWS, and a trail only
 * if it is told to. Blocks: virtual threads only.
 */
final class AuditFinder {

    /** A put's event has the time at which the call came, which is before the record had its own. */
    private static final Duration AROUND = Duration.ofSeconds(10);

    /** Log files of a trail come late, on AWS some five minutes. */
    private static final Duration LATE = Duration.ofMinutes(20);

    /** A log file that is larger is not read whole; AWS's have some 50 MB of JSON at most. */
    private static final int MOST_BYTES = 64 << 20;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);
    private static final Set<String> PUTS = Set.of("PutRecord", "PutRecords");

    private final Clients clients;

    AuditFinder(Clients clients) {
        this.clients = clients;
    }

    void find(Traced traced, Told told) throws InterruptedException {
        try {
            if (ofHistory(traced, told) || ofTrails(traced, told)) {
                return;
            }
            told.hop(Hop.of(
                            HopKind.AUDIT,
                            Text.of("Event of the put"),
                            Certainty.UNKNOWN,
                            Text.of(
                                    "PutRecord is a data event: only a trail that is told to records it, and no log file that was looked at has it."))
                    .opening(new Place.Audit(traced.streamName())));
        } catch (SdkException | IOException e) {
            told.hop(Hop.of(
                    HopKind.AUDIT,
                    Text.of("Event of the put"),
                    Certainty.UNKNOWN,
                    Failures.of(e, Text.of("Look for the event of the put")).what()));
        }
    }

    /** Whether it was found. */
    private boolean ofHistory(Traced traced, Told told) throws IOException {
        LookupAttribute ofStream = LookupAttribute.builder()
                .attributeKey(LookupAttributeKey.RESOURCE_NAME)
                .attributeValue(traced.streamName())
                .build();
        List<Event> events = clients.cloudTrail()
                .lookupEvents(request -> request.lookupAttributes(List.of(ofStream))
                        .startTime(traced.arrival().minus(AROUND))
                        .endTime(traced.arrival().plus(AROUND))
                        .maxResults(50))
                .events();
        for (Event event : events) {
            String text = event.cloudTrailEvent();
            if (PUTS.contains(event.eventName()) && text != null && text.contains(traced.sequenceNumber())) {
                told.hop(hop(new ObjectMapper().readTree(text), traced, Text.of("the event history")));
                return true;
            }
        }
        return false;
    }

    private boolean ofTrails(Traced traced, Told told) throws IOException, InterruptedException {
        String account = traced.streamArn().split(":", -1)[4];
        String region = traced.streamArn().split(":", -1)[3];
        for (Trail trail : clients.cloudTrail().describeTrails().trailList()) {
            if (trail.s3BucketName() == null) {
                continue;
            }
            String before =
                    trail.s3KeyPrefix() == null || trail.s3KeyPrefix().isEmpty() ? "" : trail.s3KeyPrefix() + "/";
            Set<String> prefixes = new LinkedHashSet<>();
            for (Instant day : List.of(traced.arrival(), traced.arrival().plus(LATE))) {
                prefixes.add(before + "AWSLogs/" + account + "/CloudTrail/" + region + "/"
                        + DAY.format(day.atOffset(ZoneOffset.UTC)) + "/");
            }
            byte[] number = traced.sequenceNumber().getBytes(StandardCharsets.US_ASCII);
            ObjectSearch.Found found = new ObjectSearch(clients.s3(), number, told)
                    .in(
                            trail.s3BucketName(),
                            prefixes,
                            traced.arrival(),
                            traced.arrival().plus(LATE));
            for (ObjectSearch.Hit hit : found.hits()) {
                JsonNode event = event(hit, traced);
                if (event != null) {
                    told.hop(hop(event, traced, "s3://" + hit.bucket() + "/" + hit.key())
                            .opening(new Place.Objects(hit.bucket(), hit.key())));
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable JsonNode event(ObjectSearch.Hit hit, Traced traced) throws IOException {
        try (InputStream body = clients.s3()
                        .getObject(request -> request.bucket(hit.bucket()).key(hit.key()));
                InputStream text = hit.packed() ? new GZIPInputStream(body) : body) {
            JsonNode log = new ObjectMapper().readTree(text.readNBytes(MOST_BYTES));
            for (JsonNode event : log.path("Records")) {
                if (PUTS.contains(event.path("eventName").asText())
                        && event.toString().contains(traced.sequenceNumber())) {
                    return event;
                }
            }
            return null;
        }
    }

    private static Hop hop(JsonNode event, Traced traced, String where) {
        return Hop.of(
                        HopKind.AUDIT,
                        event.path("eventName").asText(),
                        Certainty.EXACT,
                        Text.of("The event tells the sequence number of the record; it is in {0}.", where))
                .at(time(event))
                .with(Text.of("By"), event.path("userIdentity").path("arn").asText("–"))
                .with(Text.of("With"), event.path("userAgent").asText("–"))
                .with(Text.of("From"), event.path("sourceIPAddress").asText("–"))
                .opening(new Place.Audit(traced.streamName()));
    }

    private static @Nullable Instant time(JsonNode event) {
        try {
            return Instant.parse(event.path("eventTime").asText());
        } catch (DateTimeException e) {
            return null; // An event without a time is told without one.
        }
    }
}
