package dev.weir.charts.flow;

/**
 * Something that stands in a flow, before it has a place.
 *
 * @param id unlike that of any other
 * @param width in pixels, positive
 * @param height in pixels, positive
 * @param atLeast the leftmost layer that it may stand in, from 0: what has nothing before it can still not be a beginning
 */
public record FlowBox(String id, double width, double height, int atLeast) {

    public FlowBox {
        if (!(width > 0) || !(height > 0) || atLeast < 0) {
            throw new IllegalArgumentException("A box has a size and a layer: " + id);
        }
    }
}
