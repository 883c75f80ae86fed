package dev.weir.app.streams.keyspace;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
        CheckBox on = new CheckBox(Text.of("Sample records"));
        on.setId("key-space-sample");
        on.setTooltip(new Tooltip(
                Text.of("Reads some records of the busiest shards with GetRecords, at most once a second each")));
        on.selectedProperty().bindBidirectional(sampling.on());
        cost.setId("key-space-cost");
        basis.setId("hot-keys-basis");
        basis.visibleProperty().bind(Bindings.isNotEmpty(basis.textProperty()));
        basis.managedProperty().bind(basis.visibleProperty());
        getChildren()
                .addAll(
                        HotRows.heading(Text.of("Hot shards")),
                        shards,
                        HotRows.heading(Text.of("Hot keys")),
                        basis,
                        keys,
                        on,
                        cost);
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
                    Text.of(
                            "{0}: {1} {2}, mean of the last minute",
                            one.shard().id(),
                            KeySpaceCells.percent(one.share()),
                            model.measure().get().meaning()),
                    KeySpaceCells.percent(one.share()),
                    Text.of("{0} of stream", KeySpaceCells.percent(one.ofStream())),
                    one.share(),
                    () -> choose.accept(one.shard()));
        }
        boolean known = model.loads().newestMillis() != Long.MIN_VALUE;
        shards.end(known ? Text.of("No traffic in the last minute.") : Text.of("No figures yet."));
        showKeys();
    }

    private void showKeys() {
        var found = sampling.keys().get();
        List<HotKey> hot = spots().keys(found, model.lineage().get(), KEYS);
        keys.begin();
        for (HotKey one : hot) {
            String sampled = one.atMost() > one.sampled()
                    ? Text.of("{0} to {1}", Format.count(one.sampled()), Format.count(one.atMost()))
                    : Format.count(one.sampled());
            keys.row(
                    one.key(),
                    Text.of(
                            "“{0}” in {1}: {2} of the shard's samples, {3} of their bytes. Opens the key's records of the last"
                                    + " minutes.",
                            one.key(), one.shard().id(), sampled, KeySpaceCells.percent(one.ofShardBytes())),
                    KeySpaceCells.percent(one.ofStreamRecords()),
                    Text.of(
                            "{0} of {1}",
                            KeySpaceCells.percent(one.ofShardRecords()),
                            one.shard().name()),
                    one.ofShardRecords(),
                    () -> records.open(
                            one.shard().id(), clock.instant().minusSeconds(60L * KeySketch.MINUTES), one.key()));
        }
        long samples =
                found.values().stream().mapToLong(KeySketch.Found::records).sum();
        long aggregated =
                found.values().stream().mapToLong(KeySketch.Found::aggregated).sum();
        keys.end(samples == 0 ? nothing() : Text.of("No key stands out among the samples."));
        basis.setText(samples == 0 ? "" : basis(samples, aggregated, found.size()));
    }

    private static String basis(long samples, long aggregated, int shards) {
        String estimate = Text.of(
                "Share of the stream's records: an estimate from {0} sampled of {1}, arrived in the last {2} min.",
                Text.count(samples, "{0} record", "{0} records"),
                Text.count(shards, "{0} shard", "{0} shards"),
                KeySketch.MINUTES);
        return aggregated == 0
                ? estimate
                : estimate + " "
                        + Text.of(
                                "{0} are KPL aggregates: their inner keys are not looked at.",
                                Format.count(aggregated));
    }

    private String nothing() {
        return sampling.on().get() ? Text.of("No samples yet.") : Text.of("Needs samples: switch them on below.");
    }

    private void showCost() {
        var failure = sampling.failure().get();
        SamplingModel.Spent spent = sampling.spent().get();
        if (!sampling.on().get()) {
            cost.setText(Text.of("Off: no record is read."));
        } else if (failure != null) {
            cost.setText(failure.what() + " " + failure.advice());
        } else if (spent.shards() == 0) {
            cost.setText(Text.of("Reads nothing while the shards are idle."));
        } else {
            String spends = Text.of(
                    "Spends {0} of the 5 reads a second of each of {1}, and {2} in all.",
                    String.format(Text.numbers(), "%.1f", spent.readsAShard()),
                    Text.count(spent.shards(), "{0} shard", "{0} shards"),
                    Format.bytesPerSecond(spent.bytes()));
            cost.setText(
                    spent.refused() == 0
                            ? spends
                            : spends + " " + Text.of("Refused {0} times lately: it steps back.", spent.refused()));
        }
    }
}
