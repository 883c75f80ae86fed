package dev.weir.app.streams.keyspace;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.LiveNotice;
import dev.weir.app.text.Text;
import dev.weir.charts.HeatBand;
import dev.weir.charts.KeySpaceMap;
import dev.weir.charts.MapHands;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The map of a stream's key space, with what can be asked of it. */
public final class KeySpacePane extends VBox {

    private static final double SIDE = 328;
    private static final double LEAST_MAP = 320;

    private final Workspace workspace;
    private final KeySpaceModel model;
    private final SamplingModel sampling;
    private final WhatIfModel whatIf;
    private final KeySpaceCells cells;
    private final KeySpaceMap map;
    private final KeySpaceBar bar;
    private final KeyPath path;
    private final LiveNotice notice = new LiveNotice();
    private ZoneId zone;

    /**
     * Makes the pane.
     *
     * @param guard wraps a button that splits so that it says why it may not be used
     * @param split asks whether to split a shard at a key for good
     */
    public KeySpacePane(
            Workspace workspace,
            KeySpaceModel model,
            SamplingModel sampling,
            Function<Button, Node> guard,
            BiConsumer<ShardLife, BigInteger> split) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        this.sampling = sampling;
        this.whatIf = new WhatIfModel(workspace, model, sampling);
        this.zone = workspace.zone().get();
        this.cells = new KeySpaceCells(model, zone);
        this.map = new KeySpaceMap(cells, new Hands());
        this.bar = new KeySpaceBar(model);
        this.path = new KeyPath(this::open);
        getStyleClass().add("key-space");
        map.setId("key-space-map");
        map.setMinWidth(LEAST_MAP);
        map.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        HBox.setHgrow(map, Priority.ALWAYS);
        ScrollPane side = side(guard, split);
        HBox body = new HBox(16, map, side);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(bar, path, notice, body);
        map.setEmptyText(Text.of("Loading the shards…"));
        model.lineage().subscribe(this::showShards);
        model.change().subscribe(this::showChange);
        model.measure().subscribe(measure -> {
            map.setMeaning(measure.title());
            map.changed();
        });
        model.span().subscribe(map::setSpan);
        model.source().subscribe(source -> sayNotice());
        model.listFailure().subscribe(failure -> sayNotice());
        model.pastFailure().subscribe(failure -> sayNotice());
        model.metricsFailure().subscribe(failure -> sayNotice());
        sampling.on().subscribe(on -> sayNotice());
        whatIf.shard().subscribe(shard -> frame());
        whatIf.key().subscribe(key -> frame());
        bar.key().textProperty().subscribe(text -> lookUp());
        bar.kind().getSelectionModel().selectedIndexProperty().subscribe(kind -> lookUp());
    }

    private ScrollPane side(Function<Button, Node> guard, BiConsumer<ShardLife, BigInteger> split) {
        WhatIfPane asked = new WhatIfPane(model, sampling, whatIf, guard, split);
        VBox parts =
                new VBox(16, new HotPane(model, sampling, workspace.clock(), this::openKey, whatIf::choose), asked);
        parts.getStyleClass().add("key-space-side");
        ScrollPane side = new ScrollPane(parts);
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.setMinWidth(SIDE);
        side.setPrefWidth(SIDE);
        side.setMaxWidth(SIDE);
        side.getStyleClass().add("edge-to-edge");
        new Reveal(side, parts, asked).when(whatIf.shard());
        return side;
    }

    /** Times are shown in another zone from now on. */
    public void zone(ZoneId to) {
        zone = to;
        cells.zone(to);
        map.setZone(to);
        lookUp();
    }

    private void showShards(Lineage lineage) {
        map.setBands(cells.bands(lineage.lives()));
        if (!lineage.lives().isEmpty()) {
            map.setEmptyText(Text.of("No figures yet"));
        }
        lookUp();
        sayNotice();
    }

    private void showChange(LoadChange change) {
        cells.refresh();
        if (change.newest() != Long.MIN_VALUE) {
            map.advance(change.newest(), change.since());
        } else {
            map.changed();
        }
    }

    private void frame() {
        ShardLife shard = whatIf.shard().get();
        BigInteger key = whatIf.key().get();
        map.choose(shard == null ? "" : shard.id(), key == null ? Double.NaN : PartitionKeys.share(key));
    }

    private void lookUp() {
        String typed = bar.key().getText();
        String problem = KeyLookup.problem(typed, bar.explicit());
        KeyLookup found = KeyLookup.of(typed, bar.explicit(), model.lineage().get());
        if (found != null) {
            path.show(found, zone);
            ShardLife now = found.now();
            map.setKey(PartitionKeys.share(found.key()), typed + (now == null ? "" : " → " + now.name()));
            return;
        }
        map.setKey(Double.NaN, "");
        if (problem == null) {
            path.hide();
        } else {
            path.say(problem);
        }
    }

    private void sayNotice() {
        List<String> sentences = new ArrayList<>();
        add(
                sentences,
                Text.of("The shards' times are missing."),
                model.listFailure().get());
        add(sentences, Text.of("The past is missing."), model.pastFailure().get());
        Failure silent = model.metricsFailure().get();
        String metrics = silent == null ? Text.of("CloudWatch has no figures of single shards here.") : silent.what();
        switch (model.source().get()) {
            case SHARD_METRICS -> {}
            case SAMPLED_READS ->
                sentences.add(metrics + " "
                        + Text.of(
                                "What comes in is counted from sampled reads, of up to {0} shards; of what goes out nothing is"
                                        + " known.",
                                SampleBook.SHARDS - 1));
            case NONE ->
                sentences.add(metrics + " "
                        + Text.of("Switch on “Sample records” to count what comes in by reading the shards."));
        }
        if (!model.lineage().get().exact()) {
            sentences.add(
                    Text.of("This endpoint does not tell when shards were split or merged: dashed forks lie between"
                            + " two looks."));
        }
        notice.say(sentences);
    }

    private static void add(List<String> sentences, String begin, @Nullable Failure failure) {
        if (failure != null) {
            sentences.add(begin + " " + failure.what() + " " + failure.advice());
        }
    }

    private void open(String shardId, @Nullable Instant from) {
        workspace.open(new Place.Records(model.streamName(), shardId, from));
    }

    private void openKey(String shardId, Instant from, String key) {
        workspace.open(new Place.Records(model.streamName(), shardId, from, key));
    }

    private final class Hands implements MapHands {
        @Override
        public void open(HeatBand band, long time) {
            KeySpacePane.this.open(band.id(), Instant.ofEpochMilli(time));
        }

        @Override
        public void choose(HeatBand band) {
            ShardLife shard = model.lineage().get().shard(band.id());
            if (shard != null && shard.open()) {
                whatIf.choose(shard);
            }
        }

        @Override
        public void split(double share) {
            whatIf.splitAt(PartitionKeys.at(share));
        }

        @Override
        public void key(double share) {
            bar.kind().getSelectionModel().select(1);
            bar.key().setText(PartitionKeys.hex(PartitionKeys.at(share)));
        }
    }
}
