package dev.weir.charts.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Lays a flow out from left to right in layers. A link that passes layers keeps a lane free in each of them, so that it runs over no
 * box. The same flow gets the same plan each time. For some hundred boxes; thread-safe, no JavaFX.
 */
public final class FlowLayout {

    /** What a link that passes a layer takes of its height. */
    private static final double LANE = 12;

    private final List<FlowBox> boxes;
    private final List<FlowLink> links;
    private final double across;
    private final double down;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> after = new ArrayList<>();
    private final List<Integer> layerOf = new ArrayList<>();
    private final Map<FlowLink, List<Integer>> chains = new LinkedHashMap<>();

    private FlowLayout(List<FlowBox> boxes, List<FlowLink> links, double across, double down) {
        this.boxes = boxes;
        this.across = across;
        this.down = down;
        boxes.forEach(box -> index.put(box.id(), index.size()));
        // A box that flows into itself is a circle that nobody could follow.
        this.links = new LinkedHashSet<>(links)
                .stream()
                        .filter(link -> index.containsKey(link.from())
                                && index.containsKey(link.to())
                                && !link.from().equals(link.to()))
                        .toList();
    }

    /**
     * Makes the plan. Links from or to boxes that are not there are left out.
     *
     * @param boxes with ids of their own, in the order in which they stand where nothing else matters
     * @param across pixels between two layers, where links are seen
     * @param down pixels between two boxes of a layer
     */
    public static FlowPlan plan(List<FlowBox> boxes, List<FlowLink> links, double across, double down) {
        return boxes.isEmpty() ? FlowPlan.EMPTY : new FlowLayout(boxes, links, across, down).plan();
    }

    private FlowPlan plan() {
        layer();
        cut();
        List<List<Integer>> layers = new ArrayList<>();
        int count = layerOf.stream().mapToInt(layer -> layer).max().orElse(0) + 1;
        for (int i = 0; i < count; i++) {
            layers.add(new ArrayList<>());
        }
        for (int node = 0; node < layerOf.size(); node++) {
            layers.get(layerOf.get(node)).add(node);
        }
        List<List<Integer>> ordered = LayerOrder.of(layers, before, after);
        double[] height = new double[layerOf.size()];
        for (int node = 0; node < height.length; node++) {
            height[node] = node < boxes.size() ? boxes.get(node).height() : LANE;
        }
        double[] middle = LayerHeights.of(ordered, before, after, height, down);
        double[] left = lefts(ordered);
        Map<String, FlowPlan.Placed> placed = new LinkedHashMap<>();
        double bottom = 0;
        for (List<Integer> layer : ordered) {
            int place = 0;
            for (int node : layer) {
                bottom = Math.max(bottom, middle[node] + height[node] / 2);
                if (node < boxes.size()) {
                    FlowBox box = boxes.get(node);
                    double x = left[layerOf.get(node)];
                    placed.put(
                            box.id(),
                            new FlowPlan.Placed(box, layerOf.get(node), place++, x, middle[node] - box.height() / 2));
                }
            }
        }
        return new FlowPlan(
                placed,
                routes(placed, middle, left),
                left[count] - across,
                bottom,
                LayerOrder.crossings(ordered, after));
    }

    private void layer() {
        List<List<Integer>> next = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            next.add(new ArrayList<>());
        }
        links.forEach(link -> next.get(node(link.from())).add(node(link.to())));
        int[] layers = Layering.of(boxes.stream().mapToInt(FlowBox::atLeast).toArray(), next);
        for (int layer : layers) {
            add(layer);
        }
    }

    /** Cuts each link into steps from one layer to the next. A link that runs backwards, or up its own layer, is cut from its end. */
    private void cut() {
        for (FlowLink link : links) {
            int from = node(link.from());
            int to = node(link.to());
            boolean backwards = layerOf.get(from) > layerOf.get(to);
            int first = backwards ? to : from;
            int last = backwards ? from : to;
            List<Integer> chain = new ArrayList<>(List.of(first));
            for (int layer = layerOf.get(first) + 1; layer < layerOf.get(last); layer++) {
                chain.add(add(layer));
            }
            chain.add(last);
            for (int i = 0; i + 1 < chain.size(); i++) {
                after.get(chain.get(i)).add(chain.get(i + 1));
                before.get(chain.get(i + 1)).add(chain.get(i));
            }
            chains.put(link, backwards ? chain.reversed() : chain);
        }
    }

    private int add(int layer) {
        layerOf.add(layer);
        before.add(new ArrayList<>());
        after.add(new ArrayList<>());
        return layerOf.size() - 1;
    }

    private int node(String id) {
        return index.getOrDefault(id, -1);
    }

    /** The left side of each layer, and one more where the next would be. */
    private double[] lefts(List<List<Integer>> layers) {
        double[] left = new double[layers.size() + 1];
        for (int i = 0; i < layers.size(); i++) {
            double widest = layers.get(i).stream()
                    .filter(node -> node < boxes.size())
                    .mapToDouble(node -> boxes.get(node).width())
                    .max()
                    .orElse(0);
            left[i + 1] = left[i] + widest + across;
        }
        return left;
    }

    private List<FlowPlan.Route> routes(Map<String, FlowPlan.Placed> placed, double[] middle, double[] left) {
        List<FlowPlan.Route> routes = new ArrayList<>();
        chains.forEach((link, chain) -> {
            boolean backwards = layerOf.get(chain.getFirst()) > layerOf.get(chain.getLast());
            List<FlowPoint> points = new ArrayList<>();
            for (int i = 0; i < chain.size(); i++) {
                int node = chain.get(i);
                FlowPlan.Placed box =
                        node < boxes.size() ? placed.get(boxes.get(node).id()) : null;
                if (box == null) {
                    double begin = left[layerOf.get(node)];
                    double end = left[layerOf.get(node) + 1] - across;
                    points.add(new FlowPoint(backwards ? end : begin, middle[node]));
                    points.add(new FlowPoint(backwards ? begin : end, middle[node]));
                } else {
                    boolean leaves = i == 0;
                    points.add(new FlowPoint(leaves == backwards ? box.x() : box.right(), box.middle()));
                }
            }
            routes.add(new FlowPlan.Route(link, List.copyOf(points)));
        });
        return routes;
    }
}
