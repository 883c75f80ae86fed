package dev.weir.app.access.policy;

import dev.weir.app.text.Text;

/**
 * Something about a policy that a person should know.
 *
 * @param line from 1
 * @param column from 1
 * @param error whether it is refused so; else it is a hint
 * @param text one sentence, or two
 */
public record PolicyProblem(int line, int column, boolean error, String text) {

    /** With its place. */
    public String placed() {
        return Text.of("Line {0}, column {1}: {2}", line, column, text);
    }
}
