package dev.weir.app.records.transfer;

import java.util.Map;

/**
 * Where a transfer that reads a stream stands.
 *
 * @param shards how far each shard was dealt with
 * @param records dealt with
 * @param bytes of their data
 * @param length of the file that was written, in bytes; 0 if none is written
 */
record Checkpoint(Map<String, ShardProgress> shards, long records, long bytes, long length) {

    /** Before the first record. */
    static final Checkpoint START = new Checkpoint(Map.of(), 0, 0, 0);
}
