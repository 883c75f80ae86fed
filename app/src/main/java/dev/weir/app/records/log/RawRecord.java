package dev.weir.app.records.log;

import dev.weir.app.records.tail.TailedRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record inside a block, looked at in place: nothing is copied unless it is asked for. One of these is moved from record to
 * record; it belongs to one thread.
 */
public final class RawRecord {

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private @Nullable Block block;
    private int at;
    private int keyAt;
    private int dataAt;
    private @Nullable Object parsed;

    /** A record that is in no block. */
    public static RawRecord of(TailedRecord record) {
        int room = Block.HEAD + record.weight() + 3 * record.partitionKey().length();
        BlockWriter writer = new BlockWriter(0, List.of(record.shardId()), room, 1);
        writer.add(record, 0);
        RawRecord raw = new RawRecord();
        raw.moveTo(writer.block(), 0);
        return raw;
    }

    void moveTo(Block nextBlock, int i) {
        if (nextBlock != block) {
            block = nextBlock;
            buffer = ByteBuffer.wrap(nextBlock.bytes());
        }
        at = nextBlock.offset(i);
        keyAt = at + Block.HEAD + buffer.getShort(at + 12);
        dataAt = keyAt + buffer.getInt(at + 14);
        parsed = null;
    }

    /** The bytes that key and data lie in. */
    public byte[] bytes() {
        return buffer.array();
    }

    public int keyOffset() {
        return keyAt;
    }

    public int keyLength() {
        return dataAt - keyAt;
    }

    public int dataOffset() {
        return dataAt;
    }

    public int dataLength() {
        return buffer.getInt(at + 18);
    }

    public long arrivalMillis() {
        return buffer.getLong(at);
    }

    public String shardId() {
        if (block == null) {
            throw new IllegalStateException("not at a record");
        }
        return block.shard(buffer.getInt(at + 8));
    }

    public String sequenceNumber() {
        int from = at + Block.HEAD;
        return new String(bytes(), from, keyAt - from, StandardCharsets.US_ASCII);
    }

    public String partitionKey() {
        return new String(bytes(), keyAt, keyLength(), StandardCharsets.UTF_8);
    }

    /** What somebody made of this record and may want again, or null. */
    public @Nullable Object parsed() {
        return parsed;
    }

    public void parsed(Object value) {
        parsed = value;
    }
}
