package dev.weir.app.streams;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.Scrolled;
import dev.weir.app.shell.TabPart;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.keyspace.KeySpaceModel;
import dev.weir.app.streams.keyspace.KeySpacePane;
import dev.weir.app.streams.keyspace.SamplingModel;
import dev.weir.app.streams.keyspace.ShardLife;
import dev.weir.app.text.Text;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/** The stream's key space over time; fed with the figures that the page reads anyway. */
final class KeySpaceTab implements TabPart {

    private final StreamModel stream;
    private final Workspace workspace;
    private final KeySpaceModel model;
    private final SamplingModel sampling;
    private final KeySpacePane pane;
    private final Node content;
    private boolean shown;

    KeySpaceTab(Workspace workspace, StreamModel stream) {
        this.workspace = workspace;
        this.stream = stream;
        this.model = new KeySpaceModel(workspace, stream.streamName());
        this.sampling = new SamplingModel(workspace, model);
        this.pane = new KeySpacePane(workspace, model, sampling, this::guarded, this::split);
        this.content = Scrolled.down(pane);
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
    public Node content() {
        return content;
    }

    @Override
    public void shown() {
        shown = true;
        model.shown();
        sampling.shown();
        feed();
    }

    @Override
    public void hidden() {
        shown = false;
        sampling.hidden();
        model.hidden();
    }

    @Override
    public void zone(ZoneId zone) {
        pane.zone(zone);
    }

    private Node guarded(Button button) {
        ObservableValue<@Nullable String> reason = Bindings.createObjectBinding(
                this::whyNoSplit,
                workspace.readOnly(),
                stream.facts(),
                stream.resharding().busy());
        return new Guarded(button, reason);
    }

    private @Nullable String whyNoSplit() {
        StreamFacts facts = stream.facts().get();
        if (workspace.readOnly().get()) {
            return ReadOnly.reason();
        }
        if (facts != null && facts.mode() == CapacityMode.ON_DEMAND) {
            return Text.of("Kinesis itself splits and merges the shards of an on-demand stream.");
        }
        if (facts == null || facts.state() != StreamState.ACTIVE) {
            return Text.of("The stream must be active first.");
        }
        return stream.resharding().busy().get() ? Text.of("The service is being asked.") : null;
    }

    private void split(ShardLife shard, BigInteger key) {
        stream.shards().stream()
                .map(row -> row.entry().get())
                .filter(entry -> entry.id().equals(shard.id()) && entry.open())
                .findFirst()
                .ifPresent(entry -> ReshardDialog.split(workspace, pane, stream, entry, key));
    }

    private void feed() {
        if (!shown) {
            return;
        }
        ShardFigures figures = stream.figures();
        boolean each = figures.failure().get() == null && figures.level().get() == MetricLevel.SHARD;
        model.metricsSay(each, figures.failure().get());
        if (each) {
            Map<String, List<Throughput>> points = new LinkedHashMap<>();
            stream.shards().forEach(row -> points.put(row.id(), row.history()));
            model.take(points);
        }
    }
}
