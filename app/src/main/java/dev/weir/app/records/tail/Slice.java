package dev.weir.app.records.tail;

import java.util.List;

/**
 * What a {@link RecordBuffer} holds from some index on.
 *
 * @param first index of the oldest record that the buffer still holds
 * @param from index of the first of {@code records}
 * @param records the records, oldest first
 */
public record Slice(long first, long from, List<TailedRecord> records) {

    /** Index after the last of the records. */
    public long end() {
        return from + records.size();
    }
}
