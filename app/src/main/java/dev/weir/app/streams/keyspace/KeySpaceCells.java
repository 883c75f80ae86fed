package dev.weir.app.streams.keyspace;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Format;
import dev.weir.app.streams.Resharding;
import dev.weir.app.streams.ShardEntry;
import dev.weir.app.text.Text;
import dev.weir.charts.HeatBand;
import dev.weir.charts.HeatSource;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a map the loads of a model's shards, in figures and in words. JavaFX thread only. */
final class KeySpaceCells implements HeatSource {

    private final KeySpaceModel model;
    private List<ShardLife> shards = List.of();
    private List<@Nullable LoadRow> rows = List.of();
    private ZoneId zone;

    KeySpaceCells(KeySpaceModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
    }

    void zone(ZoneId to) {
        zone = to;
    }

    /** The bands of these shards; from now on they are meant by their places in this list. */
    List<HeatBand> bands(List<ShardLife> of) {
        shards = of;
        refresh();
        return of.stream().map(KeySpaceCells::band).toList();
    }

    /** Loads of further shards are known now, or come from elsewhere. */
    void refresh() {
        List<@Nullable LoadRow> found = new ArrayList<>();
        shards.forEach(shard -> found.add(model.loads().row(shard.id())));
        rows = found;
    }

    private static HeatBand band(ShardLife shard) {
        double low = PartitionKeys.share(shard.range().start());
        double high = PartitionKeys.share(shard.range().end().add(BigInteger.ONE));
        return new HeatBand(
                shard.id(),
                shard.name(),
                Math.min(low, Math.nextDown(1.0)),
                Math.min(1, Math.max(high, Math.nextUp(low))),
                Moment.millis(shard.began().latest()),
                Moment.millis(shard.began().earliest()),
                shard.ended() == null
                        ? Long.MAX_VALUE
                        : Moment.millis(shard.ended().latest()),
                shard.parents());
    }

    @Override
    public double load(int band, long from, long to) {
        LoadRow row = rows.get(band);
        return row == null
                ? Double.NaN
                : model.loads().greatest(row, model.measure().get(), from, to);
    }

    @Override
    public String note(int band) {
        long newest = model.loads().newestMillis();
        double share = newest == Long.MIN_VALUE ? Double.NaN : load(band, newest - 1, newest);
        return Double.isNaN(share) ? "" : percent(share);
    }

    @Override
    public List<String> read(int band, long time) {
        ShardLife shard = shards.get(band);
        LoadHistory loads = model.loads();
        Throughput rates = loads.at(shard.id(), time);
        List<String> lines = new ArrayList<>();
        lines.add(shard.id());
        int over = loads.measuredOver(loads.cell(time));
        String when = Format.time(Instant.ofEpochMilli(time), zone);
        lines.add(over > 1 ? Text.of("{0}, over {1} s", when, over) : when);
        lines.add(Text.of(
                "{0} to {1}, {2} of the key space",
                PartitionKeys.shortHex(shard.range().start()),
                PartitionKeys.shortHex(shard.range().end()),
                Resharding.percent(shard.range().share())));
        if (Double.isNaN(rates.bytesIn())) {
            lines.add(Text.of("No data of this time"));
        } else {
            lines.add(Text.of(
                    "in {0}, {1}", Format.recordsPerSecond(rates.recordsIn()), Format.bytesPerSecond(rates.bytesIn())));
            lines.add(Text.of(
                    "out {0}, {1}",
                    Format.recordsPerSecond(rates.recordsOut()), Format.bytesPerSecond(rates.bytesOut())));
            if (rates.writeThrottles() > 0) {
                lines.add(Text.of("refused {0}", Format.recordsPerSecond(rates.writeThrottles())));
            }
            double share = load(band, time, time + 1);
            lines.add(
                    Double.isNaN(share)
                            ? Text.of("Not known by this measure")
                            : percent(share) + " " + model.measure().get().meaning());
        }
        lines.add(life(shard));
        return lines;
    }

    private String life(ShardLife shard) {
        List<String> came = new ArrayList<>();
        if (!shard.began().equals(Moment.BEFORE_ALL)) {
            came.add(Text.of("since {0}", when(shard.began())));
        }
        List<String> parents = shard.parents().stream().map(this::name).toList();
        if (parents.size() == 1) {
            came.add(Text.of("split from {0}", parents.getFirst()));
        } else if (parents.size() > 1) {
            came.add(Text.of("merged from {0} and {1}", parents.get(0), parents.get(1)));
        }
        String life = String.join(", ", came);
        Moment ended = shard.ended();
        if (ended == null) {
            return life.isEmpty() ? Text.of("open") : life;
        }
        return life.isEmpty() ? Text.of("closed {0}", when(ended)) : life + "; " + Text.of("closed {0}", when(ended));
    }

    private String name(String id) {
        ShardLife shard = model.lineage().get().shard(id);
        return shard == null ? ShardEntry.shortName(id) : shard.name();
    }

    /** A time to the second, or the two that it lies between. */
    String when(Moment moment) {
        if (moment.exact()) {
            return Format.time(moment.latest(), zone);
        }
        return moment.earliest().equals(Instant.MIN)
                ? Text.of("some time before {0}", Format.time(moment.latest(), zone))
                : Text.of(
                        "some time between {0} and {1}",
                        Format.time(moment.earliest(), zone), Format.time(moment.latest(), zone));
    }

    /** For instance {@code 37 %}, {@code <1 %}. */
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return Format.UNKNOWN;
        }
        double hundredths = share * 100;
        if (hundredths > 0 && hundredths < 0.1) {
            return "<0.1 %";
        }
        return String.format(Text.numbers(), hundredths < 9.95 && hundredths > 0 ? "%.1f %%" : "%,.0f %%", hundredths);
    }
}
