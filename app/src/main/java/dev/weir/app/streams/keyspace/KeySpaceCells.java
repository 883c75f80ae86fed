package dev.weir.app.streams.keyspace;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Format;
import dev.weir.app.streams.Resharding;
import dev.weir.charts.HeatBand;
import dev.weir.charts.HeatSource;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
        lines.add(Format.time(Instant.ofEpochMilli(time), zone) + (over > 1 ? ", over " + over + " s" : ""));
        lines.add(PartitionKeys.shortHex(shard.range().start()) + " to "
                + PartitionKeys.shortHex(shard.range().end()) + ", "
                + Resharding.percent(shard.range().share()) + " of the key space");
        if (Double.isNaN(rates.bytesIn())) {
            lines.add("No data of this time");
        } else {
            lines.add(
                    "in " + Format.recordsPerSecond(rates.recordsIn()) + ", " + Format.bytesPerSecond(rates.bytesIn()));
            lines.add("out " + Format.recordsPerSecond(rates.recordsOut()) + ", "
                    + Format.bytesPerSecond(rates.bytesOut()));
            if (rates.writeThrottles() > 0) {
                lines.add("refused " + Format.recordsPerSecond(rates.writeThrottles()));
            }
            double share = load(band, time, time + 1);
            lines.add(
                    Double.isNaN(share)
                            ? "Not known by this measure"
                            : percent(share) + " " + model.measure().get().meaning());
        }
        lines.add(life(shard));
        return lines;
    }

    private String life(ShardLife shard) {
        StringBuilder text = new StringBuilder();
        if (!shard.began().equals(Moment.BEFORE_ALL)) {
            text.append("since ").append(when(shard.began()));
        }
        if (!shard.parents().isEmpty()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(shard.parents().size() == 1 ? "split from " : "merged from ")
                    .append(shard.parents().stream().map(this::name).collect(Collectors.joining(" and ")));
        }
        Moment ended = shard.ended();
        if (ended != null) {
            text.append(text.isEmpty() ? "closed " : "; closed ").append(when(ended));
        }
        return text.isEmpty() ? "open" : text.toString();
    }

    private String name(String id) {
        ShardLife shard = model.lineage().get().shard(id);
        return shard == null ? id.replaceFirst("^shardId-0*(?=\\d)", "shard ") : shard.name();
    }

    /** A time to the second, or the two that it lies between. */
    String when(Moment moment) {
        if (moment.exact()) {
            return Format.time(moment.latest(), zone);
        }
        return moment.earliest().equals(Instant.MIN)
                ? "some time before " + Format.time(moment.latest(), zone)
                : "some time between " + Format.time(moment.earliest(), zone) + " and "
                        + Format.time(moment.latest(), zone);
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
        return String.format(Locale.ROOT, hundredths < 9.95 && hundredths > 0 ? "%.1f %%" : "%,.0f %%", hundredths);
    }
}
