package dev.weir.app.audit;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/** Asks CloudTrail, never more often than it allows. Blocks; call it off the JavaFX thread. Thread-safe. */
final class AuditLookup {

    /** AWS allows two lookups a second in an account and region; some are left for others. */
    static final Duration AWS_SPACING = Duration.ofMillis(700);

    /** One answer. */
    record PageOfEvents(List<AuditEvent> events, @Nullable String nextToken) {}

    private final Supplier<CloudTrailClient> cloudTrail;
    private final Duration spacing;
    private long nextNanos = System.nanoTime();

    AuditLookup(Supplier<CloudTrailClient> cloudTrail, Duration spacing) {
        this.cloudTrail = cloudTrail;
        this.spacing = spacing;
    }

    PageOfEvents page(LookupEventsRequest request, @Nullable String token) throws InterruptedException {
        awaitTurn();
        LookupEventsResponse answer = cloudTrail
                .get()
                .lookupEvents(request.toBuilder().nextToken(token).build());
        String next = answer.nextToken();
        return new PageOfEvents(
                answer.events().stream().map(AuditEvents::read).toList(), next == null || next.isEmpty() ? null : next);
    }

    private void awaitTurn() throws InterruptedException {
        long wait;
        synchronized (this) {
            long now = System.nanoTime();
            wait = Math.max(0, nextNanos - now);
            nextNanos = now + wait + spacing.toNanos();
        }
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
    }
}
