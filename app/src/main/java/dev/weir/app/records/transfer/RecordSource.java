package dev.weir.app.records.transfer;

import dev.weir.app.records.tail.TailedRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the records of a transfer come from. Used by one thread. */
interface RecordSource extends AutoCloseable {

    /** The next record, or null at the end. */
    @Nullable TailedRecord next() throws IOException, InterruptedException;

    /** How many there are, or −1 if that is not known. */
    long total();

    /** Shards that are done with. */
    List<String> finished();

    /** Shards whose records were lost before they could be read. */
    Set<String> trimmed();

    /** When the range ends, or null if it is no range. */
    @Nullable Instant to();

    @Override
    void close();

    /** Makes the source when the transfer begins, on its thread. */
    interface Maker {

        /** @param progress where to go on in each shard */
        RecordSource open(Map<String, ShardProgress> progress);

        /** Whether a source can go on from where an earlier one ended. */
        boolean resumable();

        /** What it gives, for people: {@code 12 selected records}. */
        String words();
    }

    /** Records that are at hand. */
    static Maker of(Chosen records, String words) {
        return new Maker() {
            @Override
            public RecordSource open(Map<String, ShardProgress> progress) {
                return new ChosenSource(records);
            }

            @Override
            public boolean resumable() {
                return false;
            }

            @Override
            public String words() {
                return words;
            }
        };
    }
}
