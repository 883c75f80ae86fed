package dev.weir.app.streams;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.keyspace.KeySpaceModel;
import dev.weir.app.streams.keyspace.KeySpacePane;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;

/** The stream's key space over time; fed with the figures that the page reads anyway. */
final class KeySpaceTab implements StreamTab {

    private final StreamModel stream;
    private final KeySpaceModel model;
    private final KeySpacePane pane;
    private boolean shown;

    KeySpaceTab(Workspace workspace, StreamModel stream) {
        this.stream = stream;
        this.model = new KeySpaceModel(workspace, stream.streamName());
        this.pane = new KeySpacePane(workspace, model);
        stream.facts().subscribe(facts -> {
            if (facts != null) {
                model.created(facts.created());
            }
        });
        stream.shards().addListener((ListChangeListener<ShardRow>) change -> model.shardsChanged());
        stream.figures().update().subscribe(update -> feed());
        stream.figures().failure().subscribe(failure -> feed());
        stream.figures().level().subscribe(level -> feed());
    }

    @Override
    public Place.Stream.Part part() {
        return Place.Stream.Part.KEY_SPACE;
    }

    @Override
    public Node content() {
        return pane;
    }

    @Override
    public void shown() {
        shown = true;
        model.shown();
        feed();
    }

    @Override
    public void hidden() {
        shown = false;
        model.hidden();
    }

    @Override
    public void zone(ZoneId zone) {
        pane.zone(zone);
    }

    private void feed() {
        if (!shown) {
            return;
        }
        ShardFigures figures = stream.figures();
        boolean each = figures.failure().get() == null && figures.level().get() == MetricLevel.SHARD;
        model.metricsSay(each);
        if (each) {
            Map<String, List<Throughput>> points = new LinkedHashMap<>();
            stream.shards().forEach(row -> points.put(row.id(), row.history()));
            model.take(points);
        }
    }
}
