package dev.weir.charts.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which layer each box stands in: one further right than all that flow into it. Where a flow runs in a circle, the link that
 * closes it runs backwards.
 */
final class Layering {

    private static final int UNSEEN = 0;
    private static final int OPEN = 1;
    private static final int DONE = 2;

    private final int[] layer;
    private final List<List<Integer>> after = new ArrayList<>();
    private final boolean[][] back;
    private final int[] seen;

    private Layering(int[] atLeast, List<List<Integer>> next) {
        layer = atLeast.clone();
        seen = new int[layer.length];
        back = new boolean[layer.length][];
        for (int i = 0; i < layer.length; i++) {
            after.add(List.copyOf(next.get(i)));
            back[i] = new boolean[next.get(i).size()];
        }
    }

    /**
     * The layers.
     *
     * @param atLeast each box's leftmost layer
     * @param next what each box flows into
     */
    static int[] of(int[] atLeast, List<List<Integer>> next) {
        Layering layering = new Layering(atLeast, next);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < atLeast.length; i++) {
            layering.visit(i, order);
        }
        for (int from : order.reversed()) {
            layering.push(from);
        }
        return layering.layer;
    }

    /** Puts a box behind all that follow it; a link to one that is still open closes a circle. */
    private void visit(int box, List<Integer> order) {
        if (seen[box] != UNSEEN) {
            return;
        }
        seen[box] = OPEN;
        List<Integer> next = after.get(box);
        for (int i = 0; i < next.size(); i++) {
            if (seen[next.get(i)] == OPEN) {
                back[box][i] = true;
            } else {
                visit(next.get(i), order);
            }
        }
        seen[box] = DONE;
        order.add(box);
    }

    private void push(int from) {
        List<Integer> next = after.get(from);
        for (int i = 0; i < next.size(); i++) {
            if (!back[from][i]) {
                int to = next.get(i);
                layer[to] = Math.max(layer[to], layer[from] + 1);
            }
        }
    }

    /** How many layers there are. */
    static int count(int[] layers) {
        return Arrays.stream(layers).max().orElse(-1) + 1;
    }
}
