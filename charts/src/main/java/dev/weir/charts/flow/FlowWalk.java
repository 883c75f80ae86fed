package dev.weir.charts.flow;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the arrow keys lead in a flow: along the links to the right and left, up and down within a layer. No JavaFX. */
public final class FlowWalk {

    /** The way that a key points. */
    public enum Way {
        LEFT,
        RIGHT,
        UP,
        DOWN
    }

    private FlowWalk() {}

    /** The box that is reached from another one, or nothing where the flow ends. */
    public static Optional<String> from(String id, Way way, FlowPlan plan) {
        FlowPlan.Placed here = plan.boxes().get(id);
        if (here == null) {
            return first(plan);
        }
        return switch (way) {
            case UP -> inLayer(here, here.place() - 1, plan);
            case DOWN -> inLayer(here, here.place() + 1, plan);
            case RIGHT -> along(here, true, plan);
            case LEFT -> along(here, false, plan);
        };
    }

    /** The upper box of the leftmost layer. */
    public static Optional<String> first(FlowPlan plan) {
        return plan.boxes().values().stream()
                .min(Comparator.comparingInt(FlowPlan.Placed::layer).thenComparingInt(FlowPlan.Placed::place))
                .map(placed -> placed.box().id());
    }

    /** What flows into a box, or what it flows into. */
    public static Stream<String> neighbours(String id, boolean after, FlowPlan plan) {
        return plan.routes().stream()
                .map(FlowPlan.Route::link)
                .filter(link -> id.equals(after ? link.from() : link.to()))
                .map(link -> after ? link.to() : link.from());
    }

    private static Optional<String> inLayer(FlowPlan.Placed here, int place, FlowPlan plan) {
        return plan.boxes().values().stream()
                .filter(other -> other.layer() == here.layer() && other.place() == place)
                .findFirst()
                .map(placed -> placed.box().id());
    }

    private static Optional<String> along(FlowPlan.Placed here, boolean right, FlowPlan plan) {
        return neighbours(here.box().id(), right, plan)
                .flatMap(id -> Stream.ofNullable(plan.boxes().get(id)))
                .min(Comparator.comparingDouble((FlowPlan.Placed other) -> Math.abs(other.middle() - here.middle()))
                        .thenComparingDouble(FlowPlan.Placed::middle))
                .map(placed -> placed.box().id());
    }
}
