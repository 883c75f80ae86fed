package dev.weir.app.send;

import java.io.IOException;
import java.util.List;

/** Records that are to be put, named without being held. Thread-safe. */
public interface OutgoingRecords {

    /** How many they are. */
    int count();

    /**
     * The first of them. Blocks: not on the JavaFX thread.
     *
     * @param most no more than these
     * @throws IOException if they can't be read back from the disk
     */
    List<OutgoingRecord> first(int most) throws IOException;

    /** Records that are in memory. */
    static OutgoingRecords of(List<OutgoingRecord> records) {
        List<OutgoingRecord> all = List.copyOf(records);
        return new OutgoingRecords() {
            @Override
            public int count() {
                return all.size();
            }

            @Override
            public List<OutgoingRecord> first(int most) {
                return all.subList(0, Math.min(most, all.size()));
            }
        };
    }
}
