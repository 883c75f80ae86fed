package dev.weir.charts.flow;

import java.util.List;
import java.util.Map;

/**
 * Where everything of a flow is drawn.
 *
 * @param boxes each box's place, by its id
 * @param routes how each link goes; of a link that was given twice there is one
 * @param width of all, in pixels
 * @param height of all, in pixels
 * @param crossings how often links cross each other
 */
public record FlowPlan(Map<String, Placed> boxes, List<Route> routes, double width, double height, int crossings) {

    /** Nothing. */
    public static final FlowPlan EMPTY = new FlowPlan(Map.of(), List.of(), 0, 0, 0);

    /**
     * A box in its place.
     *
     * @param layer how far from the left, from 0
     * @param place how far down in its layer among the boxes there, from 0
     * @param x its left side
     * @param y its upper side
     */
    public record Placed(FlowBox box, int layer, int place, double x, double y) {

        double right() {
            return x + box.width();
        }

        double middle() {
            return y + box.height() / 2;
        }
    }

    /**
     * How a link goes.
     *
     * @param points from the side of the first box to the side of the last, at least two
     */
    public record Route(FlowLink link, List<FlowPoint> points) {}
}
