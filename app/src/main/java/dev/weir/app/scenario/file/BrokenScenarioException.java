package dev.weir.app.scenario.file;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario file that opens nothing, with all that is wrong with it. */
public final class BrokenScenarioException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one, in the order of the file */
    public BrokenScenarioException(List<Problem> problems) {
        super(problems.stream().map(Problem::words).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
