package dev.weir.app.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/**
 * Asks CloudTrail, never more often than it allows, and waits where it says that others of the account have asked too much already.
 * Thread-safe.
 */
final class LookupPages implements EventPages {

    /** Two lookups a second are allowed in an account and region; some are left for others. */
    private static final Duration SPACING = Duration.ofMillis(700);

    /** The waits after a refusal of the rate, one after the other; then it is a failure. */
    private static final Duration[] PATIENCE = {
        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)
    };

    private final Supplier<CloudTrailClient> cloudTrail;
    private final Duration spacing;
    private final Consumer<Duration> waiting;
    private final Duration[] patience;
    private long nextNanos = System.nanoTime();

    /**
     * Asks nothing yet.
     *
     * @param waiting told, on the asking thread, of a wait that the service imposes, and of zero when it is over
     */
    LookupPages(Supplier<CloudTrailClient> cloudTrail, Consumer<Duration> waiting) {
        this(cloudTrail, waiting, SPACING, PATIENCE);
    }

    LookupPages(
            Supplier<CloudTrailClient> cloudTrail, Consumer<Duration> waiting, Duration spacing, Duration[] patience) {
        this.cloudTrail = cloudTrail;
        this.waiting = waiting;
        this.spacing = spacing;
        this.patience = patience;
    }

    @Override
    public PageOfEvents page(AuditQuery query, Instant now, @Nullable String token) throws InterruptedException {
        LookupEventsResponse answer =
                ask(query.request(now).toBuilder().nextToken(token).build());
        String next = answer.nextToken();
        return new PageOfEvents(
                answer.events().stream().map(AuditEvents::read).toList(), next == null || next.isEmpty() ? null : next);
    }

    private LookupEventsResponse ask(LookupEventsRequest request) throws InterruptedException {
        for (int refusals = 0; ; refusals++) {
            awaitTurn();
            try {
                return cloudTrail.get().lookupEvents(request);
            } catch (AwsServiceException e) {
                if (!e.isThrottlingException() || refusals == patience.length) {
                    throw e;
                }
                waiting.accept(patience[refusals]);
                try {
                    Thread.sleep(patience[refusals]);
                } finally {
                    waiting.accept(Duration.ZERO);
                }
            }
        }
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

    @Override
    public boolean follows() {
        return true;
    }

    @Override
    public String progress() {
        return "";
    }
}
