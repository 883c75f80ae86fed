package dev.weir.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.DirectBackground;
import dev.weir.app.fx.Failure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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
    private final AuditModel model =
            new AuditModel(() -> trail, background, InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")), true);

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
}
