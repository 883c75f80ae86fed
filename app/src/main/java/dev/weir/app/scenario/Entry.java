package dev.weir.app.scenario;

import dev.weir.app.scenario.file.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as it is listed.
 *
 * @param name of a built-in one, or the path of a file
 * @param own whether it is a person's own file
 * @param scenario what it is, or null if it is broken
 * @param problems what is wrong with it; empty if nothing is
 */
record Entry(String name, boolean own, @Nullable Scenario scenario, List<Problem> problems) {

    Entry {
        problems = List.copyOf(problems);
    }

    /** What people call it. */
    String title() {
        Scenario its = scenario;
        return its == null ? String.valueOf(Path.of(name).getFileName()) : its.title();
    }
}
