package dev.weir.app.records;

import dev.weir.app.records.decode.Preview;
import dev.weir.app.records.filter.JsonValue;
import dev.weir.app.records.tail.TailedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table: a record, or the place of one that is being read back from the disk. What is shown of it is made when it is first
 * asked for; of large records it is made off the JavaFX thread, before the row is handed over.
 */
public final class RecordRow {

    /** Larger data is not decoded on the JavaFX thread. */
    static final int SMALL = 16 << 10;

    private static final Object NO_JSON = new Object();

    private final Run run;
    private final long index;
    private final @Nullable TailedRecord record;
    private @Nullable String preview;
    private @Nullable Object json;

    RecordRow(Run run, long index, @Nullable TailedRecord record) {
        this.run = run;
        this.index = index;
        this.record = record;
    }

    Run run() {
        return run;
    }

    /** Its index in the run's log. */
    long index() {
        return index;
    }

    /** The record, or null while it is being read back. */
    public @Nullable TailedRecord record() {
        return record;
    }

    /** Makes all that is shown of it. */
    void prepare() {
        preview();
        json();
    }

    String preview() {
        if (preview == null) {
            preview = record == null ? "" : Preview.of(record.data());
        }
        return preview;
    }

    /** Its data as JSON values, or null if it is no JSON. */
    @Nullable Object json() {
        if (json == null) {
            Object value = record == null ? null : JsonValue.of(record.data());
            json = value == null ? NO_JSON : value;
        }
        return json.equals(NO_JSON) ? null : json;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordRow row
                && row.run.equals(run)
                && row.index == index
                && (row.record == null) == (record == null);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(index);
    }
}
