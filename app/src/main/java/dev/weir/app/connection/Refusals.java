package dev.weir.app.connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one connection was refused because its caller may not do it, since the connection was made: each operation on each resource
 * once, at most {@link #MOST}. Thread-safe.
 */
public final class Refusals {

    /** The oldest are forgotten beyond this. */
    public static final int MOST = 200;

    /** Of clients that record nothing. */
    static final Refusals NONE = new Refusals();

    /**
     * An operation that was refused.
     *
     * @param service what the SDK calls it, for instance {@code Kinesis}
     * @param operation for instance {@code CreateStream}
     * @param last when it was refused last
     * @param times how often
     */
    public record Refusal(String service, String operation, Denial denial, Instant first, Instant last, int times) {}

    private record Key(
            String service, String operation, @Nullable String resource) {}

    private final LinkedHashMap<Key, Refusal> refusals = new LinkedHashMap<>();

    /** Newest first. */
    public synchronized List<Refusal> all() {
        return new ArrayList<>(refusals.values()).reversed();
    }

    /** Begins anew. */
    public synchronized void clear() {
        refusals.clear();
    }

    synchronized void add(String service, String operation, Denial denial, Instant now) {
        Key key = new Key(service, operation, denial.resource());
        Refusal before = refusals.remove(key);
        refusals.put(
                key,
                new Refusal(
                        service,
                        operation,
                        denial,
                        before == null ? now : before.first(),
                        now,
                        before == null ? 1 : before.times() + 1));
        if (refusals.size() > MOST) {
            refusals.remove(refusals.keySet().iterator().next());
        }
    }
}
