package dev.weir.app.scenario;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function of a scenario: one that reads a stream, or transforms what is delivered.
 *
 * @param reads the stream that it is called with, or null
 */
public record Handler(
        String name, Program program, @Nullable Trigger reads) {

    /** What runs. */
    public sealed interface Program {

        /**
         * One that comes with the program and is told by settings what to do.
         *
         * @param name {@code say} or {@code parse}
         */
        record BuiltIn(String name, Map<String, String> settings) implements Program {
            public BuiltIn {
                settings = Map.copyOf(settings);
            }
        }

        /** A command line; it runs with the rights of the person who plays it. */
        record Command(String line) implements Program {}
    }

    /**
     * The event source mapping.
     *
     * @param batch records of one call at most
     * @param window how long a batch is gathered at most
     * @param failures the bucket for what could not be handled, or null to give it up
     */
    public record Trigger(
            String streamName,
            int batch,
            Duration window,
            @Nullable String failures) {}
}
