package dev.weir.app.delivery;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.TabPart;
import dev.weir.app.streams.LiveNotice;
import dev.weir.app.text.Text;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The buffer now, and what came in and went out. */
final class LiveTab implements TabPart {

    private final DeliveryStreamModel model;
    private final DeliveryCharts charts;
    private final ScrollPane scroll;
    private final FillBar fill = new FillBar(160);
    private final Label flush = figure("flush");
    private final Label in = figure("in");
    private final Label delivered = figure("delivered");
    private final Label failed = figure("failed");
    private final Label freshness = figure("freshness");
    private final LiveNotice lambda = new LiveNotice();

    LiveTab(DeliveryStreamModel model) {
        this.model = model;
        this.charts = new DeliveryCharts(model.periodSeconds());
        Label buffer = new Label(Text.of("Buffer, estimated"));
        buffer.getStyleClass().addAll("muted", "small");
        FlowPane figures = new FlowPane(
                32,
                12,
                new VBox(4, buffer, fill),
                pair(Text.of("Next flush"), flush),
                pair(Text.of("In"), in),
                pair(Text.of("Delivered, {0}", model.span()), delivered),
                pair(Text.of("Failed, {0}", model.span()), failed),
                pair(Text.of("Data freshness"), freshness));
        figures.setAlignment(Pos.CENTER_LEFT);
        VBox parts = new VBox(16, figures, lambda, charts);
        parts.getStyleClass().add("stream-parts");
        VBox.setVgrow(charts, Priority.ALWAYS);
        scroll = new ScrollPane(parts);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        model.summary().subscribe(this::show);
        model.newest().subscribe(charts::draw);
    }

    private void show(@Nullable DeliverySummary summary) {
        DeliveryFacts facts = model.facts().get();
        if (summary == null || facts == null) {
            return;
        }
        S3Facts buffer = S3Facts.of(facts);
        fill.show(summary.buffer(), buffer);
        String at = summary.flushWords(model.now());
        flush.setText(summary.buffer().bySize() ? Text.of("{0}, when it is full", at) : at);
        in.setText(Format.recordsPerSecond(summary.in()));
        delivered.setText(Text.count(Math.round(summary.delivered()), "{0} record", "{0} records"));
        failed.setText(summary.failedWords());
        freshness.setText(summary.freshnessWords());
        lambda.say(trouble(facts));
    }

    private List<String> trouble(DeliveryFacts facts) {
        if (model.total(Measure.LAMBDA_TRIED) > model.total(Measure.LAMBDA_SUCCEEDED)) {
            return List.of(
                    S3Facts.of(facts).logs()
                            ? Text.of(
                                    "The function failed for some records: they are below the error prefix, and Errors says"
                                            + " why.")
                            : Text.of("The function failed for some records: they are below the error prefix."));
        }
        if (model.total(Measure.PARTITIONS_EXCEEDED) > 0) {
            return List.of(
                    Text.of("There are more partitions than may be active at once: records of those too many went below"
                            + " the error prefix."));
        }
        return List.of();
    }

    private static Label figure(String id) {
        Label label = new Label(Format.UNKNOWN);
        label.setId("delivery-" + id);
        label.getStyleClass().addAll("mono", "delivery-figure");
        return label;
    }

    private static VBox pair(String name, Label value) {
        Label label = new Label(name);
        label.getStyleClass().addAll("muted", "small");
        return new VBox(4, label, value);
    }

    @Override
    public Node content() {
        return scroll;
    }

    @Override
    public void zone(ZoneId zone) {
        charts.zone(zone);
    }

    /** A line of a name and a value. */
    static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
