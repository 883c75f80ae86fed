package dev.weir.app.scenario.play;

import dev.weir.app.shell.Place;
import org.jspecify.annotations.Nullable;

/**
 * How a part of a scenario fares.
 *
 * @param kind what it is
 * @param name what it is called
 * @param status in a word
 * @param words what it did so far, or what is wrong, for people
 * @param amount records, rows, calls or objects so far
 * @param place where more is to be seen, or null
 */
public record PartState(
        Kind kind,
        String name,
        Status status,
        String words,
        long amount,
        @Nullable Place place) {

    /** What parts there are, in the order in which data goes through them. */
    public enum Kind {
        SOURCE,
        STREAM,
        QUERY,
        FUNCTION,
        DELIVERY
    }

    /** In a word. */
    public enum Status {
        /** It is being made, or waits for what it needs. */
        WAITING,
        WORKING,
        /** Something is wrong, and the words say what. */
        TROUBLE
    }
}
