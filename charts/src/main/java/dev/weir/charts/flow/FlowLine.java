package dev.weir.charts.flow;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.text.TextAlignment;

/** A link as it is drawn: a line with a head, what flows on it in words, and dashes that move while something does. */
final class FlowLine extends Group {

    private static final PseudoClass PALE = PseudoClass.getPseudoClass("pale");
    private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");
    private static final double HEAD = 7;

    /** A dash and the space behind it, as the style sheet has them. */
    private static final double PERIOD = 14;

    private final FlowPlan.Route route;
    private final Path line;
    private final Path moving;
    private final Label words = new Label();
    private double pace;

    FlowLine(FlowPlan.Route route) {
        this.route = route;
        line = path(route.points(), "flow-link");
        moving = path(route.points(), "flow-moving");
        moving.setVisible(false);
        words.getStyleClass().add("flow-words");
        words.setTextAlignment(TextAlignment.CENTER);
        words.setVisible(false);
        setMouseTransparent(true);
        getChildren().addAll(line, moving, head(route.points()), words);
    }

    FlowLink link() {
        return route.link();
    }

    /**
     * Tells what flows.
     *
     * @param text a line or two; empty for nothing
     * @param pixels how far the dashes move in a second; 0 while nothing flows
     */
    void tell(String text, double pixels) {
        if (!text.equals(words.getText())) {
            words.setText(text);
            words.setVisible(!text.isEmpty());
        }
        words.pseudoClassStateChanged(STILL, pixels <= 0);
        pace = pixels;
        if (moving.isVisible() != pixels > 0) {
            moving.setVisible(pixels > 0);
        }
    }

    boolean moves() {
        return pace > 0;
    }

    void advance(double seconds) {
        if (pace > 0) {
            moving.setStrokeDashOffset((moving.getStrokeDashOffset() - pace * seconds) % PERIOD);
        }
    }

    void pale(boolean on) {
        pseudoClassStateChanged(PALE, on);
    }

    /** In the middle of the first gap, where the links of one box have parted and those to one box have not met yet. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        FlowPoint from = route.points().get(0);
        FlowPoint to = route.points().get(1);
        words.relocate(
                Math.rint((from.x() + to.x() - words.getWidth()) / 2),
                Math.rint((from.y() + to.y() - words.getHeight()) / 2));
    }

    private static Path path(List<FlowPoint> points, String style) {
        Path path = new Path();
        path.getStyleClass().add(style);
        FlowPoint last = points.getFirst();
        path.getElements().add(new MoveTo(last.x(), last.y()));
        for (int i = 1; i < points.size(); i++) {
            FlowPoint next = points.get(i);
            if (next.y() == last.y()) {
                path.getElements().add(new LineTo(next.x(), next.y()));
            } else {
                double bend = (next.x() - last.x()) / 2;
                path.getElements()
                        .add(new CubicCurveTo(
                                last.x() + bend, last.y(), next.x() - bend, next.y(), next.x(), next.y()));
            }
            last = next;
        }
        return path;
    }

    private static Polygon head(List<FlowPoint> points) {
        FlowPoint at = points.getLast();
        double back = points.get(points.size() - 2).x() < at.x() ? -HEAD : HEAD;
        Polygon head = new Polygon(at.x(), at.y(), at.x() + back, at.y() - HEAD / 2, at.x() + back, at.y() + HEAD / 2);
        head.getStyleClass().add("flow-head");
        return head;
    }
}
