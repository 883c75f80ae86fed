package dev.weir.broker.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.jspecify.annotations.Nullable;

/**
 * One open segment: an MVStore with a map a shard, from the index of a block's first record to the block. One thread
 * writes, any number read.
 *
 * <p>Nothing is written but in {@link #commit}, and nothing is durable before {@link #force}: auto-commit is off, by time and by size. Blocks go in with {@code put};
 * {@code MVMap.append} can lose them. What a commit replaces stays on the disk for the retention time, in which a
 * killed process finds its way back to it.
 */
final class SegmentFile {

    private static final String MAP_PREFIX = "shard.";
    private static final int FORMAT = 1;
    private static final int RETENTION_MILLIS = 45_000;
    private static final int CACHE_MIB = 2;

    private final MVStore store;
    private final Map<ShardKey, MVMap<Long, byte[]>> maps = new ConcurrentHashMap<>();
    private long putBytes;

    private SegmentFile(MVStore store) {
        this.store = store;
    }

    /** Opens or creates a segment for writing; null keeps it in memory. */
    static SegmentFile openToWrite(@Nullable Path file, StoreSettings settings) {
        MVStore.Builder builder =
                builder(settings).autoCommitDisabled().autoCommitBufferSize(0).autoCompactFillRate(0);
        if (file != null) {
            builder.fileName(settings.filePrefix() + file.toAbsolutePath());
        }
        MVStore store = builder.open();
        store.setVersionsToKeep(0);
        FileStore<?> files = store.getFileStore();
        if (files != null) {
            files.setRetentionTime(RETENTION_MILLIS);
        }
        return new SegmentFile(store);
    }

    static SegmentFile openToRead(Path file, StoreSettings settings) {
        return new SegmentFile(builder(settings)
                .fileName(settings.filePrefix() + file.toAbsolutePath())
                .readOnly()
                .open());
    }

    private static MVStore.Builder builder(StoreSettings settings) {
        // One partition of the page cache: with sixteen, a block would not fit into any.
        return new MVStore.Builder().cacheSize(CACHE_MIB).cacheConcurrency(1).pageSplitSize(settings.blockBytes());
    }

    /** The shards that this segment holds. */
    Set<ShardKey> shards() {
        Set<ShardKey> shards = new TreeSet<>();
        for (String name : store.getMapNames()) {
            if (name.startsWith(MAP_PREFIX)) {
                int dot = name.indexOf('.', MAP_PREFIX.length());
                shards.add(new ShardKey(
                        Long.parseLong(name.substring(MAP_PREFIX.length(), dot)),
                        Integer.parseInt(name.substring(dot + 1))));
            }
        }
        return shards;
    }

    /** A shard's blocks, by the index of their first record. */
    MVMap<Long, byte[]> blocks(ShardKey shard) {
        return maps.computeIfAbsent(
                shard,
                key -> store.openMap(
                        MAP_PREFIX + key.streamId() + '.' + key.shardIndex(),
                        new MVMap.Builder<Long, byte[]>()
                                .keyType(LongDataType.INSTANCE)
                                .valueType(ByteArrayDataType.INSTANCE)));
    }

    void put(ShardKey shard, long key, byte[] block) {
        blocks(shard).put(key, block);
        putBytes += block.length;
    }

    /** Notes the format in a new segment. */
    void markFormat() {
        store.setStoreVersion(FORMAT);
    }

    /**
     * Writes what was put to the file, all of it or nothing.
     *
     * @throws MVStoreException if that failed; the segment is closed then
     */
    void commit() {
        store.commit();
    }

    /**
     * Forces what was committed before to the disk; another thread may commit more meanwhile.
     *
     * @throws MVStoreException if that failed
     */
    void force() {
        store.sync();
        // A commit that failed meanwhile has closed the file, and a closed file is not forced, without a word.
        MVStoreException panic = store.getPanicException();
        if (panic != null) {
            throw panic;
        }
    }

    /** The file's length; in memory, the bytes put. */
    long size() {
        FileStore<?> files = store.getFileStore();
        return files == null ? putBytes : files.size();
    }

    boolean isClosed() {
        return store.isClosed();
    }

    void close() {
        store.close();
    }

    /** Closes without writing anything. */
    void abandon() {
        store.closeImmediately();
    }
}
