package dev.weir.app.transform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is on the bench. */
sealed interface Transform {

    /** A sort of transform. */
    enum Kind {
        JAVA("Java program"),
        FUNCTION("Function"),
        COMMAND("Command"),
        JAR("Jar"),
        JQ("JQ keys");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
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
