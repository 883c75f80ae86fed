package dev.weir.charts.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A flow as a picture: cards that the caller makes, links between them, and dashes that move along links on which something
 * flows. It scrolls, zooms, and is walked by the arrow keys. Dashes move only between {@link #live} true and false, and only while some link
 * has a pace: otherwise no timer runs. JavaFX thread only.
 */
public final class FlowChart extends StackPane {

    /** The largest and the smallest scale. */
    public static final double NEAREST = 2;

    public static final double FARTHEST = 0.2;

    private static final PseudoClass PALE = PseudoClass.getPseudoClass("pale");
    private static final double STEP = 1.2;

    /** Below this scale words can't be read, so that a wide flow is scrolled at first. */
    private static final double READABLE = 0.75;

    /** Eight times a second looks like motion and costs an eighth of what each pulse would. */
    private static final Duration TICK = Duration.millis(125);

    private final Pane world = new Pane();
    private final Group scaled = new Group(world);
    private final StackPane ground = new StackPane(scaled);
    private final ScrollPane scroll = new ScrollPane(ground);
    private final Timeline clock = new Timeline(new KeyFrame(TICK, event -> advance()));
    private final Map<FlowLink, FlowLine> lines = new LinkedHashMap<>();
    private final Map<String, Region> cards = new HashMap<>();
    private FlowPlan plan = FlowPlan.EMPTY;
    private boolean live;
    private boolean fitted = true;

    /**
     * Shows nothing yet.
     *
     * @param copyWords what "Copy picture" is called in the menu
     * @param fitWords what "Show all" is called there
     */
    public FlowChart(String copyWords, String fitWords) {
        getStyleClass().add("flow-chart");
        world.getStyleClass().add("flow-world");
        ground.getStyleClass().add("flow-ground");
        scroll.getStyleClass().addAll("edge-to-edge", "flow-scroll");
        scroll.setPannable(true);
        scroll.setFocusTraversable(false);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        clock.setCycleCount(Timeline.INDEFINITE);
        getChildren().add(scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        scroll.viewportBoundsProperty().subscribe((before, now) -> {
            if (fitted) {
                scale(readable(whole()));
            }
        });
        FlowMenu.on(this, world, copyWords, fitWords);
    }

    /**
     * Shows another plan.
     *
     * @param byId a card for each of the plan's boxes; a card that was shown before keeps the focus if it has it
     */
    public void show(FlowPlan next, Map<String, ? extends Region> byId) {
        plan = next;
        lines.clear();
        next.routes().forEach(route -> lines.put(route.link(), new FlowLine(route)));
        cards.clear();
        List<Node> shown = new ArrayList<>(lines.values());
        next.boxes().forEach((id, placed) -> {
            Region card = byId.get(id);
            if (card != null) {
                card.resizeRelocate(
                        placed.x(),
                        placed.y(),
                        placed.box().width(),
                        placed.box().height());
                card.setPrefSize(placed.box().width(), placed.box().height());
                card.setMaxSize(placed.box().width(), placed.box().height());
                card.setMinSize(placed.box().width(), placed.box().height());
                card.setLayoutX(placed.x());
                card.setLayoutY(placed.y());
                cards.put(id, card);
                shown.add(card);
            }
        });
        String focused = focused();
        Region again = focused == null ? null : cards.get(focused);
        world.setPrefSize(next.width(), next.height());
        world.setMinSize(next.width(), next.height());
        world.getChildren().setAll(shown);
        if (again != null) {
            again.requestFocus();
        }
        if (fitted) {
            scale(readable(whole()));
        }
        run();
    }

    /**
     * Tells what flows on a link; does nothing if there is none.
     *
     * @param words a line or two
     * @param pace pixels a second by which dashes move, 0 while nothing flows
     */
    public void tell(FlowLink link, String words, double pace) {
        FlowLine line = lines.get(link);
        if (line != null) {
            line.tell(words, pace);
        }
    }

    /** All that was to be told has been: dashes move, or stand. */
    public void told() {
        run();
    }

    /** Whether dashes may move: the page is seen. */
    public void live(boolean on) {
        live = on;
        run();
    }

    /** Whether a timer runs now. */
    public boolean moving() {
        return clock.getStatus() == Timeline.Status.RUNNING;
    }

    /** Lets all but some cards, and the links between those, go pale; with none all are as they were. */
    public void mark(Set<String> ids) {
        cards.forEach((id, card) -> card.pseudoClassStateChanged(PALE, !ids.isEmpty() && !ids.contains(id)));
        lines.forEach(
                (link, line) -> line.pale(!ids.isEmpty() && !(ids.contains(link.from()) && ids.contains(link.to()))));
    }

    /** A box and all that flows into it or comes from it, however far. */
    public Set<String> connected(String id) {
        Set<String> all = new HashSet<>(Set.of(id));
        follow(id, true, all);
        follow(id, false, all);
        return all;
    }

    private void follow(String id, boolean after, Set<String> all) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (seen.add(next)) {
                FlowWalk.neighbours(next, after, plan).forEach(open::add);
            }
        }
        all.addAll(seen);
    }

    /** What the plan is that is shown. */
    public FlowPlan plan() {
        return plan;
    }

    /** Moves a card into view and gives it the focus. */
    public void reveal(String id) {
        Region card = cards.get(id);
        if (card != null) {
            card.requestFocus();
            bringIntoView(card);
        }
    }

    /** Shows all of it at once, and goes on doing so when the window changes. */
    public void fit() {
        fitted = true;
        scale(whole());
    }

    public void nearer() {
        fitted = false;
        scale(world.getScaleX() * STEP);
    }

    public void farther() {
        fitted = false;
        scale(world.getScaleX() / STEP);
    }

    /** The scale at present. */
    public double scale() {
        return world.getScaleX();
    }

    private double whole() {
        Bounds view = scroll.getViewportBounds();
        if (plan.boxes().isEmpty() || view.getWidth() < 1) {
            return 1;
        }
        double margin = 2 * MARGIN;
        return Math.min(
                1, Math.min((view.getWidth() - margin) / plan.width(), (view.getHeight() - margin) / plan.height()));
    }

    private static double readable(double scale) {
        return Math.max(scale, READABLE);
    }

    private static final double MARGIN = 16;

    private void scale(double to) {
        double scale = Math.clamp(to, FARTHEST, NEAREST);
        world.setScaleX(scale);
        world.setScaleY(scale);
        ground.setMinSize(plan.width() * scale + 2 * MARGIN, plan.height() * scale + 2 * MARGIN);
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShortcutDown()) {
            fitted = false;
            scale(world.getScaleX() * (event.getDeltaY() > 0 ? STEP : 1 / STEP));
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        FlowWalk.@Nullable Way way = switch (event.getCode()) {
            case LEFT -> FlowWalk.Way.LEFT;
            case RIGHT -> FlowWalk.Way.RIGHT;
            case UP -> FlowWalk.Way.UP;
            case DOWN -> FlowWalk.Way.DOWN;
            default -> null;
        };
        String here = focused();
        if (way != null && here != null && !event.isAltDown()) {
            FlowWalk.from(here, way, plan).ifPresent(this::reveal);
            event.consume();
        } else if (event.getCode() == KeyCode.PLUS || event.getCode() == KeyCode.ADD) {
            nearer();
            event.consume();
        } else if (event.getCode() == KeyCode.MINUS || event.getCode() == KeyCode.SUBTRACT) {
            farther();
            event.consume();
        } else if (event.getCode() == KeyCode.DIGIT0 && !event.isShortcutDown()) {
            fit();
            event.consume();
        }
    }

    private @Nullable String focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Map.Entry<String, Region> card : cards.entrySet()) {
            if (card.getValue().equals(owner)) {
                return card.getKey();
            }
        }
        return null;
    }

    private void bringIntoView(Region card) {
        Bounds view = scroll.getViewportBounds();
        Bounds at = ground.sceneToLocal(card.localToScene(card.getLayoutBounds()));
        if (at == null) {
            return;
        }
        scroll.setHvalue(into(scroll.getHvalue(), at.getMinX(), at.getMaxX(), view.getWidth(), ground.getWidth()));
        scroll.setVvalue(into(scroll.getVvalue(), at.getMinY(), at.getMaxY(), view.getHeight(), ground.getHeight()));
    }

    /** The scroll value, changed by no more than is needed to see from here to there. */
    private static double into(double value, double from, double to, double view, double all) {
        double room = all - view;
        if (room <= 0) {
            return value;
        }
        double begin = value * room;
        double wanted = Math.clamp(begin, Math.min(from - MARGIN, to + MARGIN - view), from - MARGIN);
        wanted = Math.max(wanted, to + MARGIN - view);
        return Math.clamp(wanted / room, 0, 1);
    }

    private void run() {
        boolean wanted = live && lines.values().stream().anyMatch(FlowLine::moves);
        if (wanted && !moving()) {
            clock.play();
        } else if (!wanted && moving()) {
            clock.stop();
        }
    }

    private void advance() {
        lines.values().forEach(line -> line.advance(TICK.toSeconds()));
    }
}
