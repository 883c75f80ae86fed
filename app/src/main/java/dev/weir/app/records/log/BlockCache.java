package dev.weir.app.records.log;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocks that were used last, up to a number of bytes. Shared by the logs of a page. Thread-safe. */
public final class BlockCache {

    /** What a page uses. */
    public static final long PAGE_BYTES = 32L << 20;

    private final long most;
    private final LinkedHashMap<StoredBlock, Block> blocks = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    public BlockCache(long mostBytes) {
        this.most = mostBytes;
    }

    synchronized @Nullable Block get(StoredBlock key) {
        return blocks.get(key);
    }

    synchronized void put(StoredBlock key, Block block) {
        Block before = blocks.put(key, block);
        bytes += block.weight() - (before == null ? 0 : before.weight());
        var oldest = blocks.entrySet().iterator();
        while (bytes > most && blocks.size() > 1 && oldest.hasNext()) {
            Map.Entry<StoredBlock, Block> gone = oldest.next();
            bytes -= gone.getValue().weight();
            oldest.remove();
        }
    }

    synchronized void forget(StoredBlock key) {
        Block gone = blocks.remove(key);
        bytes -= gone == null ? 0 : gone.weight();
    }
}
