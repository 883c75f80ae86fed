package dev.weir.app.query.plan;

import java.util.List;

/**
 * A step of a plan. Its rows come from the steps below it.
 *
 * @param operator the engine's own name for it
 * @param words what it does, a plain sentence
 * @param detail the engine's own words
 * @param from the steps whose rows it takes
 */
public record PlanStep(String operator, String words, String detail, List<PlanStep> from) {

    /** Takes a copy of the list. */
    public PlanStep {
        from = List.copyOf(from);
    }
}
