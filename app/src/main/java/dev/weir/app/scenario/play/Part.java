package dev.weir.app.scenario.play;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a scenario that plays. {@link #work} has a thread of its own; its state is thread-safe. */
interface Part {

    /** What it offers to other parts: {@code stream:orders}. */
    String key();

    /** Keys of parts that must have been made before. */
    List<String> needs();

    /** Makes what it needs on the broker, if it is not there; throws what the SDK throws, and is tried again then. */
    void make() throws InterruptedException;

    /** Works until it is interrupted; may return at once. Called after {@link #make}. */
    default void work() throws InterruptedException {}

    /** How it fares. Asks nothing of anybody. */
    PartState state();

    /** Asks the services how it fares; called only while somebody looks. Blocks; throws what the SDK throws. */
    default void look() {}

    /** Ends what would go on by itself on the broker. Called after its thread has ended; throws what the SDK throws. */
    default void end() {}

    /** Notes why {@link #make} did not succeed, one sentence, or null when it did. */
    void trouble(@Nullable String what);
}
