package dev.weir.app.records.transfer;

import dev.weir.app.records.tail.TailedRecord;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the records of a transfer come from. Used by one thread. */
interface RecordSource extends AutoCloseable {

    /** The next record, or null at the end. */
    @Nullable TailedRecord next() throws InterruptedException;

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
    static Maker of(List<TailedRecord> records, String words) {
        return new Maker() {
            @Override
            public RecordSource open(Map<String, ShardProgress> progress) {
                return new AtHand(records);
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

    /** Records at hand, one after another. */
    final class AtHand implements RecordSource {

        private final Iterator<TailedRecord> iterator;
        private final long total;

        AtHand(List<TailedRecord> records) {
            this.iterator = records.iterator();
            this.total = records.size();
        }

        @Override
        public @Nullable TailedRecord next() throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return iterator.hasNext() ? iterator.next() : null;
        }

        @Override
        public long total() {
            return total;
        }

        @Override
        public List<String> finished() {
            return List.of();
        }

        @Override
        public Set<String> trimmed() {
            return Set.of();
        }

        @Override
        public @Nullable Instant to() {
            return null;
        }

        @Override
        public void close() {}
    }
}
