package dev.weir.app.records;

import dev.weir.app.records.RecordRows.Place;
import dev.weir.app.records.log.BitRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a moment, by where each run's begin and how many they are: a million cost no more than one. Thread-safe. */
final class RowRanges {

    /**
     * Rows of one run that follow each other.
     *
     * @param found what the filter of that moment had found, or null where there was none
     * @param first number of the first, in the run's own count of rows
     */
    record Range(Run run, @Nullable BitRows found, long first, long count) {}

    private final List<Range> ranges;
    private final int count;

    RowRanges(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
        this.count = Math.toIntExact(ranges.stream().mapToLong(Range::count).sum());
    }

    int count() {
        return count;
    }

    /** Where a row's record is, or null if it has gone. */
    @Nullable Place place(int row) {
        long left = row;
        for (Range range : ranges) {
            if (left < range.count()) {
                long at = range.first() + left;
                long index = range.found() == null ? at : range.found().select(at);
                return index < 0 ? null : new Place(range.run(), index);
            }
            left -= range.count();
        }
        throw new IndexOutOfBoundsException(row);
    }
}
