package dev.weir.charts.flow;

import java.util.List;
import java.util.function.IntPredicate;

/** How far down each box stands: as near to the middle of its neighbours as its layer's order and the gaps allow. */
final class LayerHeights {

    private static final int ROUNDS = 16;

    private LayerHeights() {}

    /**
     * The middles of all boxes, the highest box's upper side at 0.
     *
     * @param layers in their order from above
     * @param height of each box
     * @param gap between two of a layer
     */
    static double[] of(
            List<List<Integer>> layers,
            List<List<Integer>> before,
            List<List<Integer>> after,
            double[] height,
            double gap) {
        double[] middle = new double[height.length];
        for (List<Integer> layer : layers) {
            double y = 0;
            for (int box : layer) {
                middle[box] = y + height[box] / 2;
                y += height[box] + gap;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            boolean rightwards = round % 2 == 0;
            List<List<Integer>> beside = rightwards ? before : after;
            for (List<Integer> layer : rightwards ? layers : layers.reversed()) {
                settle(layer, beside, middle, height, gap);
            }
        }
        for (List<Integer> layer : layers) {
            gather(layer, box -> before.get(box).isEmpty() && after.get(box).isEmpty(), middle, height, gap);
        }
        double top = Double.MAX_VALUE;
        for (int box = 0; box < height.length; box++) {
            top = Math.min(top, middle[box] - height[box] / 2);
        }
        for (int box = 0; box < height.length; box++) {
            middle[box] -= top;
        }
        return middle;
    }

    /** What has no neighbour wants to be nowhere, and so stands beside the next of its layer. */
    private static void gather(List<Integer> layer, IntPredicate lonely, double[] middle, double[] height, double gap) {
        int first = 0;
        while (first < layer.size() && lonely.test(layer.get(first))) {
            first++;
        }
        if (first == layer.size()) {
            return;
        }
        for (int i = first - 1; i >= 0; i--) {
            int below = layer.get(i + 1);
            int box = layer.get(i);
            middle[box] = middle[below] - (height[below] + height[box]) / 2 - gap;
        }
        for (int i = first + 1; i < layer.size(); i++) {
            int above = layer.get(i - 1);
            int box = layer.get(i);
            if (lonely.test(box)) {
                middle[box] = middle[above] + (height[above] + height[box]) / 2 + gap;
            }
        }
    }

    /**
     * Moves a layer to where the sum of squares to the wanted places is least. Less each box's distance from the first, that is a
     * rising line through points: neighbours that would fall are joined at their mean.
     */
    private static void settle(
            List<Integer> layer, List<List<Integer>> beside, double[] middle, double[] height, double gap) {
        int size = layer.size();
        double[] offset = new double[size];
        double[] mean = new double[size];
        int[] members = new int[size];
        int blocks = 0;
        for (int i = 0; i < size; i++) {
            int box = layer.get(i);
            if (i > 0) {
                offset[i] = offset[i - 1] + (height[layer.get(i - 1)] + height[box]) / 2 + gap;
            }
            double wanted = beside.get(box).stream()
                    .mapToDouble(neighbour -> middle[neighbour])
                    .average()
                    .orElse(middle[box]);
            mean[blocks] = wanted - offset[i];
            members[blocks] = 1;
            blocks++;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                int together = members[blocks - 2] + members[blocks - 1];
                mean[blocks - 2] =
                        (mean[blocks - 2] * members[blocks - 2] + mean[blocks - 1] * members[blocks - 1]) / together;
                members[blocks - 2] = together;
                blocks--;
            }
        }
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < members[block]; i++, at++) {
                middle[layer.get(at)] = mean[block] + offset[at];
            }
        }
    }
}
