package dev.weir.app.query.engine;

import dev.weir.app.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a statement that runs is doing.
 *
 * @param words what it does, for a person
 * @param rows rows of its result now, as far as they were counted
 * @param counted what it has looked at, or null before that is known
 */
public record Standing(String words, long rows, @Nullable Counted counted) {

    /** Nothing is known. */
    public static Standing unknown() {
        return new Standing(Text.of("Running"), 0, null);
    }
}
