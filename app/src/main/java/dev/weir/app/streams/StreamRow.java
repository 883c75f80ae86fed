package dev.weir.app.streams;

import dev.weir.app.metrics.Throughput;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One stream in a table: the same object as long as the stream exists, so that a selection stays. JavaFX thread only. */
public final class StreamRow {

    private final String name;
    private final boolean nameOnly;
    private final ReadOnlyObjectWrapper<StreamEntry> entry;
    private final ReadOnlyObjectWrapper<@Nullable StreamFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Throughput> rates = new ReadOnlyObjectWrapper<>(Throughput.UNKNOWN);

    StreamRow(StreamEntry entry) {
        this.name = entry.name();
        this.nameOnly = entry.nameOnly();
        this.entry = new ReadOnlyObjectWrapper<>(entry);
    }

    public String name() {
        return name;
    }

    public ReadOnlyObjectProperty<StreamEntry> entry() {
        return entry.getReadOnlyProperty();
    }

    /** Null until they were asked for and came. */
    public ReadOnlyObjectProperty<@Nullable StreamFacts> facts() {
        return facts.getReadOnlyProperty();
    }

    /** The newest rates, {@link Throughput#UNKNOWN} where the stream is not watched. */
    public ReadOnlyObjectProperty<Throughput> rates() {
        return rates.getReadOnlyProperty();
    }

    void setEntry(StreamEntry newer) {
        entry.set(newer);
    }

    void setFacts(@Nullable StreamFacts newer) {
        facts.set(newer);
        if (nameOnly && newer != null) {
            entry.set(entry.get().with(newer));
        }
    }

    void setRates(Throughput newer) {
        rates.set(newer);
    }
}
