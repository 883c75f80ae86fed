package dev.weir.app.streams;

import dev.weir.app.metrics.History;
import dev.weir.app.metrics.Throughput;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One shard in a table, the same object as long as the shard is listed. JavaFX thread only. */
public final class ShardRow {

    /** The weight of the newest point in {@link #busy()}: about the last ten points count. */
    private static final double WEIGHT = 0.1;

    private final ReadOnlyObjectWrapper<ShardEntry> entry;
    private final ReadOnlyObjectWrapper<Throughput> rates = new ReadOnlyObjectWrapper<>(Throughput.UNKNOWN);
    private final History history = new History();
    private double busy;

    ShardRow(ShardEntry entry) {
        this.entry = new ReadOnlyObjectWrapper<>(entry);
    }

    public ReadOnlyObjectProperty<ShardEntry> entry() {
        return entry.getReadOnlyProperty();
    }

    public String id() {
        return entry.get().id();
    }

    /** The newest rates. */
    public ReadOnlyObjectProperty<Throughput> rates() {
        return rates.getReadOnlyProperty();
    }

    /** How near to its limits it has been lately, 0 idle, 1 at a limit. */
    double busy() {
        return busy;
    }

    List<Throughput> history() {
        return history.toList();
    }

    void setEntry(ShardEntry newer) {
        entry.set(newer);
    }

    /** Takes new points and gives back those that were new. */
    List<Throughput> add(List<Throughput> points) {
        List<Throughput> newer = history.addAll(points);
        for (Throughput point : newer) {
            busy += WEIGHT * (ShardLimits.nearest(point).share() - busy);
        }
        rates.set(history.newest());
        return newer;
    }

    /** The rates are not known any more. */
    void unknown() {
        rates.set(Throughput.UNKNOWN);
    }
}
