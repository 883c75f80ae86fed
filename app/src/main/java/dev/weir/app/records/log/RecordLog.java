package dev.weir.app.records.log;

import dev.weir.app.records.tail.RecordSink;
import dev.weir.app.records.tail.TailedRecord;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All records of one run of reading, oldest first. Each has an index, counted from 0. The newest are in memory, the others in
 * {@link SpillFile}s; when the budget is used up the oldest go, a file at a time, and {@link #first()} says how many. Thread-safe.
 *
 * <p>A gate keeps back what comes after a pause or after a moment that is played up to: it is kept, but not shown. When much waits
 * there, {@link #full()} tells the readers to stop reading. So a pause loses nothing.
 */
public final class RecordLog implements RecordSink, AutoCloseable {

    /** Records and bytes that may wait behind the gate. */
    public record Waiting(long records, long bytes) {

        /** What the Records page allows. */
        public static final Waiting PAGE = new Waiting(50_000, 32L << 20);
    }

    private static final Logger LOG = LoggerFactory.getLogger(RecordLog.class);
    private static final Cleaner CLEANER = Cleaner.create();
    private static final long FILE_BYTES = 64L << 20;

    private final SpillFolder folder;
    private final SpillBudget budget;
    private final BlockCache cache;
    private final Waiting waiting;
    private final long fileBytes;
    private final List<String> shardNames = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> shardNumbers = new HashMap<>();
    private final Stored stored;
    private final Cleaner.Cleanable cleanable;
    private final Density density = new Density();
    private BlockWriter newest;
    private long first;
    private long end;
    private long gate = Long.MAX_VALUE;
    private long bytesBehindGate;
    private @Nullable IOException diskTrouble;

    /** The blocks and their files; deleted with the log, also when nobody closed it. */
    private static final class Stored implements Runnable {
        private final SpillBudget budget;
        private final BlockCache cache;
        private final List<StoredBlock> blocks = new ArrayList<>();

        Stored(SpillBudget budget, BlockCache cache) {
            this.budget = budget;
            this.cache = cache;
        }

        @Override
        public synchronized void run() {
            while (!blocks.isEmpty()) {
                dropOldestFile();
            }
        }

        /** Index of the oldest record that is left, or -1 if none is. */
        synchronized long dropOldestFile() {
            SpillFile file = blocks.getFirst().file();
            int gone = 0;
            while (gone < blocks.size() && blocks.get(gone).file() == file && (gone == 0 || file != null)) {
                StoredBlock block = blocks.get(gone);
                cache.forget(block);
                if (file == null) {
                    budget.memory(-block.length());
                } else {
                    budget.disk(-block.length());
                }
                gone++;
            }
            blocks.subList(0, gone).clear();
            if (file != null) {
                try {
                    file.delete();
                } catch (IOException e) {
                    LOG.warn("Spilled records could not be deleted", e);
                }
            }
            return blocks.isEmpty() ? -1 : blocks.getFirst().first();
        }

        synchronized void add(StoredBlock block) {
            blocks.add(block);
        }

        synchronized boolean isEmpty() {
            return blocks.isEmpty();
        }

        synchronized @Nullable SpillFile lastFile() {
            return blocks.isEmpty() ? null : blocks.getLast().file();
        }

        synchronized @Nullable StoredBlock find(long index) {
            int low = 0;
            int high = blocks.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                StoredBlock block = blocks.get(middle);
                if (index < block.first()) {
                    high = middle - 1;
                } else if (index >= block.end()) {
                    low = middle + 1;
                } else {
                    return block;
                }
            }
            return null;
        }
    }

    public RecordLog(SpillFolder folder, SpillBudget budget, BlockCache cache, Waiting waiting) {
        this(folder, budget, cache, waiting, FILE_BYTES);
    }

    RecordLog(SpillFolder folder, SpillBudget budget, BlockCache cache, Waiting waiting, long fileBytes) {
        this.folder = folder;
        this.budget = budget;
        this.cache = cache;
        this.waiting = waiting;
        this.fileBytes = fileBytes;
        this.newest = new BlockWriter(0, shardNames);
        this.stored = new Stored(budget, cache);
        this.cleanable = CLEANER.register(this, stored);
    }

    @Override
    public synchronized void append(List<TailedRecord> records) {
        for (TailedRecord record : records) {
            newest.add(record, shardNumber(record.shardId()));
            density.add(record.arrivalMillis());
            end++;
            if (end > gate) {
                bytesBehindGate += record.weight();
            }
            if (newest.full()) {
                store();
            }
        }
        notifyAll();
    }

    private int shardNumber(String shardId) {
        return shardNumbers.computeIfAbsent(shardId, id -> {
            shardNames.add(id);
            return shardNames.size() - 1;
        });
    }

    private void store() {
        BlockWriter full = newest;
        newest = new BlockWriter(end, shardNames);
        Block block = full.block();
        StoredBlock place = write(full, block);
        stored.add(place);
        cache.put(place, block);
        while (!stored.isEmpty() && (budget.diskOver() || budget.memoryOver())) {
            long left = stored.dropOldestFile();
            first = left < 0 ? newest.first() : left;
        }
    }

    private StoredBlock write(BlockWriter full, Block block) {
        try {
            SpillFile file = stored.lastFile();
            if (file == null || file.length() >= fileBytes) {
                file = folder.create();
            }
            long at = file.append(full.bytes(), full.length());
            budget.disk(full.length());
            diskTrouble = null;
            return StoredBlock.in(file, at, full.length(), block);
        } catch (IOException e) {
            if (diskTrouble == null) {
                LOG.warn("Records could not be written to the disk; the newest are kept in memory", e);
            }
            diskTrouble = e;
            budget.memory(full.length());
            return StoredBlock.inMemory(block, full.length());
        }
    }

    /** Why the disk takes no records, or null while it does: then only the newest are kept, in memory. */
    public synchronized @Nullable IOException diskTrouble() {
        return diskTrouble;
    }

    /** Index of the oldest record that is still kept: as many have gone. */
    public synchronized long first() {
        return first;
    }

    /** Records that ever came. */
    public synchronized long total() {
        return end;
    }

    /** Index after the newest record that may be shown. */
    public synchronized long showable() {
        return Math.min(gate, end);
    }

    /** Records kept back by the gate. */
    public synchronized long waiting() {
        return Math.max(0, end - gate);
    }

    /** Nothing that comes from now on is shown. */
    public synchronized void hold() {
        gate(Math.min(gate, end));
    }

    /** Records before that index may be shown, no others. */
    public synchronized void gate(long index) {
        long waits = Math.max(0, end - index);
        long waited = Math.max(0, end - gate);
        // Exact for a pause; where the gate moves through what waits, the share of it is near enough.
        bytesBehindGate = waited == 0 ? 0 : bytesBehindGate * waits / waited;
        gate = index;
        notifyAll();
    }

    /** Everything may be shown. */
    public synchronized void release() {
        gate = Long.MAX_VALUE;
        bytesBehindGate = 0;
        notifyAll();
    }

    @Override
    public synchronized boolean full() {
        return end > gate && (end - gate >= waiting.records() || bytesBehindGate >= waiting.bytes());
    }

    /** How many records arrived when. */
    public Density density() {
        return density;
    }

    /** The block with a record, from memory only; null where it must be read, or has gone. Never blocks for long. */
    @Nullable Block resident(long index) {
        StoredBlock place;
        synchronized (this) {
            if (index >= newest.first()) {
                return index < end ? newest.block() : null;
            }
            place = stored.find(index);
        }
        return place == null ? null : place.resident() != null ? place.resident() : cache.get(place);
    }

    /** The block with a record, or null if it has gone. Reads from the disk: not on the JavaFX thread. */
    @Nullable Block block(long index) throws IOException {
        return block(index, true);
    }

    /** @param keep whether others will want it soon */
    @Nullable Block block(long index, boolean keep) throws IOException {
        Block there = resident(index);
        if (there != null) {
            return there;
        }
        StoredBlock place = stored.find(index);
        if (place == null) {
            return null;
        }
        Block read;
        try {
            read = place.load(shardNames);
        } catch (IOException e) {
            // Between finding and reading its file may have gone, with all that is in it.
            if (stored.find(index) == null) {
                return null;
            }
            throw e;
        }
        if (keep) {
            cache.put(place, read);
        }
        return read;
    }

    /** Index after the last record of the stored block that holds an index, or -1 if it has gone. */
    long endOfBlock(long index) {
        StoredBlock place = stored.find(index);
        return place == null ? -1 : place.end();
    }

    /** A record if it is in memory, else null. Never blocks for long. */
    public @Nullable TailedRecord peek(long index) {
        Block block = resident(index);
        return block == null ? null : block.record((int) (index - block.first()));
    }

    /** How many bytes of data a record in memory has, or -1 if it is not there. */
    public int peekLength(long index) {
        Block block = resident(index);
        return block == null ? -1 : block.dataLength((int) (index - block.first()));
    }

    /** A record, or null if it has gone. Reads from the disk: not on the JavaFX thread. */
    public @Nullable TailedRecord read(long index) throws IOException {
        Block block = block(index);
        return block == null ? null : block.record((int) (index - block.first()));
    }

    /** Brings the blocks beside the one that holds an index into memory. Not on the JavaFX thread. */
    public void prefetch(long index) throws IOException {
        StoredBlock place = stored.find(index);
        if (place != null) {
            block(place.end());
            block(place.first() - 1);
        }
    }

    /** When a record arrived, or {@link Long#MAX_VALUE} if there is none at that index. Not on the JavaFX thread. */
    public long arrivalMillis(long index) throws IOException {
        Block block = block(index);
        return block == null ? Long.MAX_VALUE : block.arrivalMillis((int) (index - block.first()));
    }

    /**
     * Index of the first record that arrived at a time or later, {@link #total()} if none did. Across shards arrival is nearly in
     * order, so it is near enough for scrolling. Not on the JavaFX thread.
     */
    public long indexAt(long millis) throws IOException {
        long low = first();
        long high = total();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (arrivalMillis(middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Waits until something may be shown at or behind an index, or the oldest went; gives what may be shown. */
    synchronized long await(long index, long knownFirst) throws InterruptedException {
        while (Math.min(gate, end) <= index && first == knownFirst) {
            wait();
        }
        return Math.min(gate, end);
    }

    /** Forgets everything and deletes the files. */
    @Override
    public void close() {
        synchronized (this) {
            first = end;
        }
        cleanable.clean();
    }
}
