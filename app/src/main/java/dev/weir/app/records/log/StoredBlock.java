package dev.weir.app.records.log;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a full block is: in a file, or in memory where no file could be written. Its identity is its key in the cache. */
final class StoredBlock {

    private final long first;
    private final int count;
    private final @Nullable SpillFile file;
    private final long offset;
    private final int length;
    private final @Nullable Block resident;

    private StoredBlock(
            long first, int count, @Nullable SpillFile file, long offset, int length, @Nullable Block resident) {
        this.first = first;
        this.count = count;
        this.file = file;
        this.offset = offset;
        this.length = length;
        this.resident = resident;
    }

    static StoredBlock in(SpillFile file, long offset, int length, Block block) {
        return new StoredBlock(block.first(), block.count(), file, offset, length, null);
    }

    static StoredBlock inMemory(Block block, int length) {
        return new StoredBlock(block.first(), block.count(), null, 0, length, block);
    }

    long first() {
        return first;
    }

    long end() {
        return first + count;
    }

    int length() {
        return length;
    }

    @Nullable SpillFile file() {
        return file;
    }

    @Nullable Block resident() {
        return resident;
    }

    /** Reads it. Blocks. */
    Block load(List<String> shards) throws IOException {
        if (resident != null) {
            return resident;
        }
        if (file == null) {
            throw new IllegalStateException("a block is in a file or in memory");
        }
        return Block.of(first, file.read(offset, length), count, shards);
    }
}
