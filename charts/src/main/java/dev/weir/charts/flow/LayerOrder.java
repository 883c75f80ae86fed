package dev.weir.charts.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who stands above whom in each layer, so that few links cross: each box goes to the middle of its neighbours, from the left and
 * from the right in turn, then neighbours change places where that helps; the best that was seen counts.
 */
final class LayerOrder {

    /** More rounds have made nothing better in graphs of some hundred boxes. */
    private static final int ROUNDS = 12;

    private final List<List<Integer>> before;
    private final List<List<Integer>> after;
    private final int[] position;
    private List<List<Integer>> layers;

    private LayerOrder(List<List<Integer>> layers, List<List<Integer>> before, List<List<Integer>> after) {
        this.before = before;
        this.after = after;
        this.position = new int[before.size()];
        this.layers = copy(layers);
        this.layers.forEach(this::number);
    }

    /**
     * The order.
     *
     * @param layers the boxes of each layer
     * @param before for each box those that flow into it, all of them one layer to the left
     * @param after for each box those that it flows into, all of them one layer to the right
     */
    static List<List<Integer>> of(List<List<Integer>> layers, List<List<Integer>> before, List<List<Integer>> after) {
        LayerOrder order = new LayerOrder(layers, before, after);
        List<List<Integer>> best = copy(order.layers);
        int fewest = order.crossings();
        for (int round = 0; round < ROUNDS && fewest > 0; round++) {
            order.sweep(round % 2 == 0);
            order.exchange();
            int now = order.crossings();
            if (now < fewest) {
                fewest = now;
                best = copy(order.layers);
            }
        }
        return best;
    }

    /** How often the links of layers in this order cross. */
    static int crossings(List<List<Integer>> layers, List<List<Integer>> after) {
        return new LayerOrder(layers, after, after).crossings();
    }

    private void sweep(boolean rightwards) {
        for (int step = 1; step < layers.size(); step++) {
            List<Integer> layer = layers.get(rightwards ? step : layers.size() - 1 - step);
            List<List<Integer>> beside = rightwards ? before : after;
            double[] wanted = new double[layer.size()];
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = beside.get(layer.get(i)).stream()
                        .mapToInt(neighbour -> position[neighbour])
                        .average()
                        .orElse(i);
            }
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < wanted.length; i++) {
                places.add(i);
            }
            // The sort is stable: what wants the same place keeps its order.
            places.sort(Comparator.comparingDouble(i -> wanted[i]));
            List<Integer> sorted =
                    new ArrayList<>(places.stream().map(layer::get).toList());
            layer.clear();
            layer.addAll(sorted);
            number(layer);
        }
    }

    private void exchange() {
        boolean better = true;
        for (int round = 0; better && round < ROUNDS; round++) {
            better = false;
            for (List<Integer> layer : layers) {
                for (int i = 0; i + 1 < layer.size(); i++) {
                    int upper = layer.get(i);
                    int lower = layer.get(i + 1);
                    if (between(lower, upper) < between(upper, lower)) {
                        layer.set(i, lower);
                        layer.set(i + 1, upper);
                        number(layer);
                        better = true;
                    }
                }
            }
        }
    }

    /** How often the links of two boxes cross if one stands above the other. */
    private int between(int upper, int lower) {
        return inversions(before.get(upper), before.get(lower)) + inversions(after.get(upper), after.get(lower));
    }

    private int inversions(List<Integer> ofUpper, List<Integer> ofLower) {
        int count = 0;
        for (int one : ofUpper) {
            for (int other : ofLower) {
                if (position[one] > position[other]) {
                    count++;
                }
            }
        }
        return count;
    }

    private int crossings() {
        int count = 0;
        for (List<Integer> layer : layers) {
            for (int i = 0; i < layer.size(); i++) {
                for (int k = i + 1; k < layer.size(); k++) {
                    count += inversions(after.get(layer.get(i)), after.get(layer.get(k)));
                }
            }
        }
        return count;
    }

    private void number(List<Integer> layer) {
        for (int i = 0; i < layer.size(); i++) {
            position[layer.get(i)] = i;
        }
    }

    private static List<List<Integer>> copy(List<List<Integer>> layers) {
        List<List<Integer>> copy = new ArrayList<>();
        layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
        return copy;
    }
}
