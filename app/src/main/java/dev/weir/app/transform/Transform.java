package dev.weir.app.transform;

import dev.weir.app.text.Text;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is on the bench. */
sealed interface Transform {

    /** A sort of transform. */
    enum Kind {
        JAVA,
        FUNCTION,
        COMMAND,
        JAR,
        JQ;

        String words() {
            return switch (this) {
                case JAVA -> Text.of("Java program");
                case FUNCTION -> Text.of("Function");
                case COMMAND -> Text.of("Command");
                case JAR -> Text.of("Jar");
                case JQ -> Text.of("JQ keys");
            };
        }

        /** Whether it becomes a function when it is run. */
        boolean deployed() {
            return this == JAVA || this == COMMAND || this == JAR;
        }
    }

    /** A function of the account. */
    record Function(String name) implements Transform {}

    /** A program of one file; it is run as a command. */
    record Program(String source) implements Transform {}

    /** A command line: the event on its standard input, the answer on its standard output. */
    record Command(String line) implements Transform {}

    /** @param role the function's role on AWS, or null where none is needed */
    record Jar(Path file, String handler, @Nullable String role) implements Transform {}

    /** An expression of JQ that makes an object of partition keys. */
    record Jq(String query) implements Transform {}
}
