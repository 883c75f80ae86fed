package dev.weir.app.streams.consumers;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Watches the counters of leases from look to look; a table does not say when a lease was renewed. */
final class Renewals {

    /**
     * A counter that stands still for this long is not being renewed: the KCL lets others take a lease after 10 s
     * (versions 1 and 2) or 30 s (version 3) unless it is told otherwise, and renews three times as often.
     */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Seen> seen = new HashMap<>();

    private record Seen(long counter, Instant since, boolean moved) {}

    /** Notes a lease as it is now, and says how it stands. */
    Renewal observe(Lease lease, Instant now) {
        Seen before = seen.get(lease.key());
        Seen after;
        if (before == null) {
            after = new Seen(lease.counter(), now, false);
        } else if (before.counter() != lease.counter()) {
            after = new Seen(lease.counter(), now, true);
        } else {
            after = before;
        }
        seen.put(lease.key(), after);
        if (lease.checkpoint().kind() == Checkpoint.Kind.SHARD_END) {
            return new Renewal(Renewal.State.FINISHED, null);
        }
        if (lease.owner() == null) {
            return new Renewal(Renewal.State.UNOWNED, null);
        }
        boolean still = Duration.between(after.since(), now).compareTo(PATIENCE) >= 0;
        Renewal.State state =
                still ? Renewal.State.STALLED : after.moved() ? Renewal.State.RENEWED : Renewal.State.WATCHING;
        return new Renewal(state, after.since());
    }

    /** Forgets leases that are no longer there. */
    void keepOnly(Set<String> keys) {
        seen.keySet().retainAll(keys);
    }

    void forget() {
        seen.clear();
    }
}
