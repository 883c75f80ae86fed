package dev.weir.app.streams.keyspace;

import dev.weir.app.shell.Format;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The hottest shards and partition keys by name and share, and what the samples cost that say so. */
final class HotPane extends VBox {

    /** Opens a partition key's records. */
    interface Opener {
        void open(String shardId, Instant from, String key);
    }

    private static final int SHARDS = 5;
    private static final int KEYS = 6;

    private final KeySpaceModel model;
    private final SamplingModel sampling;
    private final HotRows shards = new HotRows("hot-shards", SHARDS);
    private final HotRows keys = new HotRows("hot-keys", KEYS);
    private final Label basis = HotRows.wrapped("muted", "small");
    private final Label cost = HotRows.wrapped("muted", "small");
    private final InstantSource clock;
    private final Opener records;
    private final Consumer<ShardLife> choose;

    HotPane(
            KeySpaceModel model,
            SamplingModel sampling,
            InstantSource clock,
            Opener records,
            Consumer<ShardLife> choose) {
        super(6);
        this.model = model;
        this.sampling = sampling;
        this.clock = clock;
        this.records = records;
        this.choose = choose;
        getStyleClass().add("hot-pane");
        CheckBox on = new CheckBox("Sample records");
        on.setId("key-space-sample");
        on.setTooltip(
                new Tooltip("Reads some records of the busiest shards with GetRecords, at most once a second each"));
        on.selectedProperty().bindBidirectional(sampling.on());
        cost.setId("key-space-cost");
        basis.setId("hot-keys-basis");
        basis.visibleProperty().bind(Bindings.isNotEmpty(basis.textProperty()));
        basis.managedProperty().bind(basis.visibleProperty());
        getChildren().addAll(HotRows.heading("Hot shards"), shards, HotRows.heading("Hot keys"), basis, keys, on, cost);
        model.change().subscribe(change -> showShards());
        model.measure().subscribe(measure -> showShards());
        model.lineage().subscribe(lineage -> showShards());
        sampling.keys().subscribe(found -> showKeys());
        sampling.spent().subscribe(spent -> showCost());
        sampling.on().subscribe(sampled -> {
            showCost();
            showKeys();
        });
        sampling.failure().subscribe(failure -> showCost());
    }

    private HotSpots spots() {
        return new HotSpots(
                model.lineage().get(), model.loads(), model.measure().get());
    }

    private void showShards() {
        List<HotShard> hot = spots().shards().stream()
                .filter(shard -> shard.share() > 0)
                .limit(SHARDS)
                .toList();
        shards.begin();
        for (HotShard one : hot) {
            shards.row(
                    one.shard().name(),
                    one.shard().id() + ": " + KeySpaceCells.percent(one.share()) + " "
                            + model.measure().get().meaning() + ", mean of the last minute",
                    KeySpaceCells.percent(one.share()),
                    KeySpaceCells.percent(one.ofStream()) + " of stream",
                    one.share(),
                    () -> choose.accept(one.shard()));
        }
        boolean known = model.loads().newestMillis() != Long.MIN_VALUE;
        shards.end(known ? "No traffic in the last minute." : "No figures yet.");
        showKeys();
    }

    private void showKeys() {
        var found = sampling.keys().get();
        List<HotKey> hot = spots().keys(found, model.lineage().get(), KEYS);
        keys.begin();
        for (HotKey one : hot) {
            String error = one.atMost() > one.sampled() ? " to " + Format.count(one.atMost()) : "";
            keys.row(
                    one.key(),
                    "“" + one.key() + "” in " + one.shard().id() + ": " + Format.count(one.sampled()) + error
                            + " of the shard's samples, " + KeySpaceCells.percent(one.ofShardBytes())
                            + " of their bytes. Opens the key's records of the last minutes.",
                    KeySpaceCells.percent(one.ofStreamRecords()),
                    KeySpaceCells.percent(one.ofShardRecords()) + " of "
                            + one.shard().name(),
                    one.ofShardRecords(),
                    () -> records.open(
                            one.shard().id(), clock.instant().minusSeconds(60L * KeySketch.MINUTES), one.key()));
        }
        long samples =
                found.values().stream().mapToLong(KeySketch.Found::records).sum();
        long aggregated =
                found.values().stream().mapToLong(KeySketch.Found::aggregated).sum();
        keys.end(samples == 0 ? nothing() : "No key stands out among the samples.");
        basis.setText(
                samples == 0
                        ? ""
                        : "Share of the stream's records: an estimate from " + Format.count(samples)
                                + (samples == 1 ? " record" : " records") + " sampled of " + found.size()
                                + (found.size() == 1 ? " shard" : " shards") + ", arrived in the last "
                                + KeySketch.MINUTES + " min."
                                + (aggregated == 0
                                        ? ""
                                        : " " + Format.count(aggregated)
                                                + " are KPL aggregates: their inner keys are not looked at."));
    }

    private String nothing() {
        return sampling.on().get() ? "No samples yet." : "Needs samples: switch them on below.";
    }

    private void showCost() {
        var failure = sampling.failure().get();
        SamplingModel.Spent spent = sampling.spent().get();
        if (!sampling.on().get()) {
            cost.setText("Off: no record is read.");
        } else if (failure != null) {
            cost.setText(failure.what() + " " + failure.advice());
        } else if (spent.shards() == 0) {
            cost.setText("Reads nothing while the shards are idle.");
        } else {
            cost.setText(String.format(
                    Locale.ROOT,
                    "Spends %.1f of the 5 reads a second of each of %d %s, and %s in all.%s",
                    spent.readsAShard(),
                    spent.shards(),
                    spent.shards() == 1 ? "shard" : "shards",
                    Format.bytesPerSecond(spent.bytes()),
                    spent.refused() == 0 ? "" : " Refused " + spent.refused() + " times lately: it steps back."));
        }
    }
}
