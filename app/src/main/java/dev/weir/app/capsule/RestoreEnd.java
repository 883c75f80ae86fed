package dev.weir.app.capsule;

import java.util.List;

/**
 * How restoring ended.
 *
 * @param whole whether all of the plan was made
 * @param sentence for people
 * @param problems what could not be made, sentences
 */
public record RestoreEnd(boolean whole, String sentence, List<String> problems) {

    public RestoreEnd {
        problems = List.copyOf(problems);
    }
}
