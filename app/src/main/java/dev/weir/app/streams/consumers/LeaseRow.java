package dev.weir.app.streams.consumers;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A shard's line in the table, the same object as long as it is there. JavaFX thread only. */
public final class LeaseRow {

    private final String key;
    private final ReadOnlyObjectWrapper<LeaseLine> line;

    LeaseRow(String key, LeaseLine line) {
        this.key = key;
        this.line = new ReadOnlyObjectWrapper<>(line);
    }

    /** The lease's key, or the shard's id if there is no lease. */
    public String key() {
        return key;
    }

    public ReadOnlyObjectProperty<LeaseLine> line() {
        return line.getReadOnlyProperty();
    }

    void set(LeaseLine newer) {
        if (!newer.equals(line.get())) {
            line.set(newer);
        }
    }
}
