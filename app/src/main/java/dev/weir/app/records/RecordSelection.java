package dev.weir.app.records;

import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.records.transfer.Chosen;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Records that something is to be done with: chosen rows, or all that are shown. It names them without holding them, so that there may
 * be millions. Thread-safe.
 */
public final class RecordSelection implements Chosen {

    private final @Nullable String streamName;
    private final int count;
    private final IntFunction<RecordRows.@Nullable Place> places;

    private RecordSelection(@Nullable String streamName, int count, IntFunction<RecordRows.@Nullable Place> places) {
        this.streamName = streamName;
        this.count = count;
        this.places = places;
    }

    /** Some rows. */
    static RecordSelection of(@Nullable String streamName, List<RecordRows.Place> places) {
        List<RecordRows.Place> copy = List.copyOf(places);
        return new RecordSelection(streamName, copy.size(), copy::get);
    }

    /** All rows of a moment. */
    static RecordSelection of(@Nullable String streamName, RowRanges rows) {
        return new RecordSelection(streamName, rows.count(), rows::place);
    }

    /** The stream that they were read from, or null before one is chosen. */
    public @Nullable String streamName() {
        return streamName;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public @Nullable TailedRecord record(int index) throws IOException {
        RecordRows.@Nullable Place place = places.apply(index);
        return place == null ? null : place.run().log().read(place.index());
    }

    /**
     * Reads them one by one, in the order of the table; those that are no longer kept are left out. Blocks: not on the JavaFX thread.
     *
     * @return how many were left out
     * @throws IOException if they can't be read back from the disk
     */
    public int read(Consumer<TailedRecord> each) throws IOException {
        int left = 0;
        for (int i = 0; i < count(); i++) {
            TailedRecord record = record(i);
            if (record == null) {
                left++;
            } else {
                each.accept(record);
            }
        }
        return left;
    }
}
