package dev.weir.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.fx.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

class AuditModelTest {

    /** Newest first, fifty a page, sifted by ReadOnly as the service does. */
    private static final class FakeTrail implements CloudTrailClient {
        final List<Event> events = new ArrayList<>();
        final List<LookupEventsRequest> asked = new ArrayList<>();
        RuntimeException broken;
        int refusals;
        int breakAfter = Integer.MAX_VALUE;

        void call(String name, boolean readOnly, String error) {
            int n = events.size();
            events.addFirst(Event.builder()
                    .eventId("e" + n)
                    .eventName(name)
                    .eventTime(Instant.EPOCH.plusSeconds(n))
                    .readOnly(String.valueOf(readOnly))
                    .cloudTrailEvent("{\"sourceIPAddress\":\"127.0.0.1\",\"userIdentity\":{\"arn\":\"arn:x\"}"
                            + (error == null ? "" : ",\"errorCode\":\"" + error + "\"")
                            + "}")
                    .build());
        }

        @Override
        public LookupEventsResponse lookupEvents(LookupEventsRequest request) {
            asked.add(request);
            if (refusals > 0) {
                refusals--;
                throw CloudTrailException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ThrottlingException")
                                .build())
                        .build();
            }
            if (asked.size() > breakAfter) {
                throw CloudTrailException.builder().statusCode(403).build();
            }
            if (broken != null) {
                throw broken;
            }
            List<Event> wanted = events.stream()
                    .filter(event -> request.lookupAttributes().stream()
                            .allMatch(a -> a.attributeKey() != LookupAttributeKey.READ_ONLY
                                    || a.attributeValue().equals(event.readOnly())))
                    .toList();
            int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            int to = Math.min(wanted.size(), from + request.maxResults());
            return LookupEventsResponse.builder()
                    .events(wanted.subList(from, to))
                    .nextToken(to < wanted.size() ? "" + to : null)
                    .build();
        }

        @Override
        public String serviceName() {
            return "cloudtrail";
        }

        @Override
        public void close() {}
    }

    private final FakeTrail trail = new FakeTrail();
    private final DirectBackground background = new DirectBackground();
    private final List<Duration> waits = new ArrayList<>();
    private final AuditModel model = new AuditModel(
            waiting -> new LookupPages(
                    () -> trail,
                    wait -> {
                        waits.add(wait);
                        waiting.accept(wait);
                    },
                    Duration.ZERO,
                    new Duration[] {Duration.ofMillis(1), Duration.ofMillis(2)}),
            background,
            InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")),
            true);

    private void calls(int count) {
        for (int i = 0; i < count; i++) {
            trail.call(i % 2 == 0 ? "CreateStream" : "ListStreams", i % 2 == 1, i % 10 == 0 ? "AccessDenied" : null);
        }
    }

    @Test
    void beginsWithChangesOnlyAndLoadsOlderPagesWhenWanted() {
        calls(300);
        model.show();
        assertThat(model.events()).hasSize(50).allMatch(AuditEvent::changes);
        assertThat(model.more().get()).isTrue();
        model.loadMore();
        model.loadMore();
        assertThat(model.events()).hasSize(150);
        assertThat(model.more().get()).isFalse();
        assertThat(model.events().getFirst().who()).isEqualTo("arn:x");
    }

    @Test
    void siftingLooksFurtherBackByItself() {
        calls(600);
        model.show();
        model.query().set(AuditQuery.START.with(Sifted.NONE.withOutcome(Sifted.Outcome.FAILED)));
        assertThat(model.events()).hasSizeGreaterThanOrEqualTo(50).allMatch(event -> event.errorCode() != null);
    }

    @Test
    void newEventsComeByThemselvesOnceEachWhileAtTheTop() {
        calls(10);
        model.show();
        assertThat(model.events()).hasSize(5);
        trail.call("DeleteStream", false, null);
        background.tick();
        background.tick();
        assertThat(model.events()).hasSize(6);
        assertThat(model.events().getFirst().name()).isEqualTo("DeleteStream");
        model.atTop(false);
        assertThat(background.repeating()).isEmpty();
        model.atTop(true);
        model.hide();
        assertThat(background.repeating()).isEmpty();
    }

    @Test
    void aDeniedLookupIsAFailureWithWords() {
        trail.broken = CloudTrailException.builder().statusCode(403).build();
        model.show();
        assertThat(model.failure().get().kind()).isEqualTo(Failure.Kind.DENIED);
        trail.broken = null;
        calls(2);
        model.reload();
        assertThat(model.failure().get()).isNull();
        assertThat(model.events()).hasSize(1);
    }

    @Test
    void aSpentRateIsWaitedOutAndSaidAndThenAFailure() {
        calls(2);
        trail.refusals = 2;
        model.show();
        assertThat(model.events()).hasSize(1);
        assertThat(waits).containsExactly(Duration.ofMillis(1), Duration.ZERO, Duration.ofMillis(2), Duration.ZERO);
        assertThat(model.waiting().get()).isZero();
        trail.refusals = 99;
        model.reload();
        assertThat(model.failure().get().kind()).isEqualTo(Failure.Kind.THROTTLED);
    }

    @Test
    void presetsAskTheServiceForOneAttributeAtMost() {
        for (Preset preset : Preset.values()) {
            AuditQuery query = preset.query(AuditQuery.ofResource("orders"));
            assertThat(query.asked().attributes()).as(preset.question()).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(Preset.CHANGED.query(AuditQuery.ofResource("orders")).asked().value())
                .isEqualTo("orders");
        assertThat(Preset.KEY.query(AuditQuery.ofResource("orders")).asked().attributes())
                .isEmpty();
        assertThat(new Asked(Asked.Attribute.SERVICE, "kinesis").exact()).isEqualTo("kinesis.amazonaws.com");
    }

    @Test
    void aFacetSiftsWithoutAskingAnew() {
        calls(40);
        model.show();
        int before = trail.asked.size();
        model.query().set(AuditQuery.START.with(Sifted.NONE.with(Facet.WHO, "arn:x")));
        assertThat(model.events()).isNotEmpty();
        model.query().set(AuditQuery.START.with(Sifted.NONE.with(Facet.WHO, "nobody")));
        assertThat(model.events()).isEmpty();
        assertThat(trail.asked).hasSize(before);
    }

    @Test
    void anExportGoesPastWhatIsLoadedAndSaysWhereItWasCutShort(@TempDir Path folder) throws Exception {
        calls(300);
        model.show();
        Path json = folder.resolve("events.json");
        assertThat(export(json, EventExport.Form.JSON)).isEqualTo("150 events were written into events.json.");
        assertThat(new ObjectMapper().readTree(json.toFile()).path("Records")).hasSize(150);
        assertThat(model.loaded()).hasSizeLessThan(150);
        Path csv = folder.resolve("events.csv");
        export(csv, EventExport.Form.CSV);
        assertThat(Files.readAllLines(csv)).hasSize(151);
        trail.breakAfter = trail.asked.size() + 2;
        assertThat(export(csv, EventExport.Form.CSV))
                .startsWith("100 events were written")
                .contains("cut short");
        trail.breakAfter = trail.asked.size();
        assertThatThrownBy(() -> export(folder.resolve("no.csv"), EventExport.Form.CSV))
                .isInstanceOf(CloudTrailException.class);
        assertThat(Files.list(folder)).hasSize(2);
    }

    private String export(Path file, EventExport.Form form) throws Exception {
        return new EventExport(
                        model.source().get(), AuditQuery.START, Instant.parse("2026-11-23T12:00:00Z"), form, file)
                .call();
    }
}
