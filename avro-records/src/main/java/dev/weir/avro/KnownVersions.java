package dev.weir.avro;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a schema registry said of its versions. It is asked once for each; after a refusal not again for half a minute, so that a stream
 * of a million records asks a few times at most. Knows 1,000 versions at most, and begins anew then. Thread-safe: one asks at a time.
 *
 * @param <D> what is known of a version
 */
public final class KnownVersions<D> {

    private static final int MOST = 1_000;
    private static final Duration NOT_AGAIN_FOR = Duration.ofSeconds(30);

    private final Registry<D> registry;
    private final InstantSource clock;
    private final Map<UUID, Answer<D>> known = new HashMap<>();

    /** A registry that can be asked. */
    @FunctionalInterface
    public interface Registry<D> {

        /** @throws UnreadableException why it does not give the version, a sentence for a person */
        D ask(UUID version) throws UnreadableException;
    }

    /** A definition, or why there is none and until when nobody asks again. */
    private record Answer<D>(@Nullable D definition, String refusal, Instant until) {}

    public KnownVersions(Registry<D> registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** @throws UnreadableException why it is not known */
    public synchronized D of(UUID version) throws UnreadableException {
        Answer<D> answer = known.get(version);
        if (answer == null || !clock.instant().isBefore(answer.until())) {
            if (known.size() >= MOST) {
                known.clear();
            }
            answer = ask(version);
            known.put(version, answer);
        }
        D definition = answer.definition();
        if (definition == null) {
            throw new UnreadableException(answer.refusal());
        }
        return definition;
    }

    private Answer<D> ask(UUID version) {
        try {
            return new Answer<>(registry.ask(version), "", Instant.MAX);
        } catch (UnreadableException e) {
            return new Answer<>(null, e.why(), clock.instant().plus(NOT_AGAIN_FOR));
        }
    }
}
