package dev.weir.app.scenario.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Gathers what is wrong while a file is read. Not thread-safe. */
final class Problems {

    /** Problems after which a person has enough to do. */
    private static final int MOST = 100;

    private final List<Problem> all = new ArrayList<>();

    void add(Node node, String path, String text) {
        add(node.getStartMark(), path, text);
    }

    void add(Mark mark, String path, String text) {
        if (all.size() < MOST) {
            all.add(new Problem(mark.getLine() + 1, mark.getColumn() + 1, path, text));
        }
    }

    void add(String text) {
        all.add(new Problem(0, 0, "", text));
    }

    /**
     * Ends the reading if anything is wrong.
     *
     * @throws BrokenScenarioException with all of it
     */
    void check() throws BrokenScenarioException {
        if (!all.isEmpty()) {
            throw new BrokenScenarioException(all.stream()
                    .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                    .toList());
        }
    }
}
