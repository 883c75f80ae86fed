package dev.weir.app.pipeline;

import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import dev.weir.charts.flow.FlowBox;
import dev.weir.charts.flow.FlowChart;
import dev.weir.charts.flow.FlowLayout;
import dev.weir.charts.flow.FlowLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.layout.Region;

/** A pipeline as cards and links. JavaFX thread only. */
final class PipelineChart {

    /** Room for "1,204 rec/s" between two layers. */
    private static final double ACROSS = 108;

    private static final double DOWN = 20;

    private final FlowChart chart = new FlowChart(Text.of("Copy picture"), Text.of("Show all"));
    private final Consumer<Place> opener;
    private final UnaryOperator<String> shown;
    private final Map<String, PipelineCard> cards = new HashMap<>();
    private final Map<String, FlowNode> nodes = new HashMap<>();
    private Pipeline pipeline = Pipeline.EMPTY;
    private String focus = "";

    /** @param shown what may be seen of a text now */
    PipelineChart(Consumer<Place> opener, UnaryOperator<String> shown) {
        this.opener = opener;
        this.shown = shown;
        chart.setId("pipeline-chart");
    }

    FlowChart node() {
        return chart;
    }

    /** Lays another pipeline out; what is the same keeps its card. */
    void show(Pipeline next) {
        pipeline = next;
        Map<String, FlowNode> now = new HashMap<>();
        for (FlowNode node : next.nodes()) {
            now.put(node.id(), node);
            // A card says what its node is; only how it is doing changes.
            if (!node.equals(nodes.get(node.id()))) {
                cards.put(node.id(), card(node));
            }
        }
        cards.keySet().retainAll(now.keySet());
        nodes.clear();
        nodes.putAll(now);
        List<FlowBox> boxes = next.nodes().stream()
                .map(node -> new FlowBox(
                        node.id(),
                        PipelineCard.WIDTH,
                        PipelineCard.HEIGHT,
                        node.kind().atLeast()))
                .toList();
        Map<String, Region> regions = new HashMap<>(cards);
        chart.show(FlowLayout.plan(boxes, next.links(), ACROSS, DOWN), regions);
        mark();
    }

    /** Makes every card anew, as something else may be seen of texts now. */
    void showAnew(Live live) {
        nodes.clear();
        show(pipeline);
        show(live);
    }

    private PipelineCard card(FlowNode node) {
        return new PipelineCard(node, shown, () -> {
            Place place = node.place();
            if (place != null) {
                opener.accept(place);
            }
        });
    }

    /** Tells how all is doing. */
    void show(Live live) {
        for (FlowNode node : pipeline.nodes()) {
            PipelineCard card = cards.get(node.id());
            if (card != null) {
                card.show(live.mark(node), shown.apply(NodeWords.of(node, pipeline, live)));
            }
        }
        for (FlowLink link : pipeline.links()) {
            Flow flow = live.flow(link);
            chart.tell(link, flow.lines(), flow.pace());
        }
        chart.told();
    }

    /** Lets all but a node and what is connected with it go pale; none with an empty id. */
    void focus(String id) {
        focus = id;
        mark();
    }

    /** Moves the node into view that is looked at, and gives it the keyboard. Whether it is there. */
    boolean reveal() {
        boolean there = cards.containsKey(focus);
        if (there) {
            chart.reveal(focus);
        }
        return there;
    }

    private void mark() {
        chart.mark(cards.containsKey(focus) ? chart.connected(focus) : Set.of());
    }
}
