package dev.weir.app.query.plan;

import java.util.List;

/**
 * How an engine goes about a statement.
 *
 * @param steps what gives the result, above what it takes its rows from; empty where the engine's words are no tree that is known
 * @param raw the engine's own words
 */
public record Plan(List<PlanStep> steps, String raw) {

    /** Reads either engine's answer. */
    public static Plan of(String raw) {
        String text = raw.strip();
        return new Plan(text.startsWith("[") ? DuckDbPlan.read(text) : FlinkPlan.read(text), raw);
    }
}
