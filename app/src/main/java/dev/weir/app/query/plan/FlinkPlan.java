package dev.weir.app.query.plan;

import java.util.ArrayList;
import java.util.List;

/** Reads the tree out of what Flink answers to EXPLAIN. */
final class FlinkPlan {

    private static final String SECTION = "== Optimized Execution Plan ==";
    private static final int INDENT = 3;

    /** A line of the tree: how deep it stands, and its text without the branches. */
    private record Line(int depth, String text) {}

    private FlinkPlan() {}

    /** The steps that give the result, or write it; empty if this is no plan. */
    static List<PlanStep> read(String explained) {
        int begin = explained.indexOf(SECTION);
        if (begin < 0) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        for (String line :
                explained.substring(begin + SECTION.length()).strip().lines().toList()) {
            if (line.startsWith("==")) {
                break;
            }
            int at = 0;
            while (at < line.length() && " +-:|".indexOf(line.charAt(at)) >= 0) {
                at++;
            }
            if (at < line.length()) {
                lines.add(new Line(at / INDENT, line.substring(at)));
            }
        }
        List<PlanStep> roots = new ArrayList<>();
        int[] next = new int[1];
        while (next[0] < lines.size()) {
            roots.add(step(lines, next));
        }
        return roots;
    }

    private static PlanStep step(List<Line> lines, int[] next) {
        Line line = lines.get(next[0]++);
        List<PlanStep> from = new ArrayList<>();
        while (next[0] < lines.size() && lines.get(next[0]).depth() > line.depth()) {
            from.add(step(lines, next));
        }
        int open = line.text().indexOf('(');
        String operator = open < 0 ? line.text() : line.text().substring(0, open);
        String detail = open < 0 ? "" : line.text().substring(open);
        return new PlanStep(operator, FlinkWords.of(operator, detail), detail, from);
    }

    /**
     * What stands in the brackets after a name, {@code groupBy=[name]}, at the top of a step's detail or deeper; an empty text if there
     * is none.
     */
    static String value(String detail, String name) {
        int at = detail.indexOf(name + "=[");
        if (at < 0) {
            return "";
        }
        int begin = at + name.length() + 2;
        int depth = 1;
        int end = begin;
        while (end < detail.length() && depth > 0) {
            char c = detail.charAt(end++);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        }
        return detail.substring(begin, depth == 0 ? end - 1 : end);
    }
}
