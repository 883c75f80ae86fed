package dev.weir.app.streams;

import dev.weir.app.shell.TabPart;
import dev.weir.app.shell.Workspace;
import java.time.ZoneId;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What flows through each shard, against what it can carry, and the shards. */
final class ThroughputTab implements TabPart {

    private final ThroughputCharts charts = new ThroughputCharts();
    private final ScrollPane scroll;

    ThroughputTab(Workspace workspace, StreamModel model) {
        VBox parts = new VBox(12, charts, new ShardsPane(workspace, model));
        VBox.setVgrow(charts, Priority.ALWAYS);
        charts.setPrefHeight(380);
        parts.getStyleClass().add("stream-parts");
        scroll = new ScrollPane(parts);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        model.figures().level().subscribe(level -> fit(model));
        model.facts().subscribe(facts -> fit(model));
        model.figures().update().subscribe(charts::draw);
    }

    private void fit(StreamModel model) {
        StreamFacts facts = model.facts().get();
        if (facts != null) {
            charts.show(model.figures().level().get(), model.figures().periodSeconds(), facts.openShards());
        }
    }

    @Override
    public Node content() {
        return scroll;
    }

    @Override
    public void zone(ZoneId zone) {
        charts.setZone(zone);
    }
}
