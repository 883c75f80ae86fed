package dev.weir.app.records.log;

import dev.weir.app.records.tail.TailedRecord;
import java.util.ArrayList;
import java.util.List;

/** One record to be tested. */
public final class OneRecord {

    private OneRecord() {}

    public static RawRecord of(String key, byte[] data) {
        List<String> shards = new ArrayList<>(List.of("shardId-000000000000"));
        BlockWriter writer = new BlockWriter(0, shards);
        writer.add(new TailedRecord(1_800_000_000_000L, shards.getFirst(), "1", key, data), 0);
        RawRecord record = new RawRecord();
        record.moveTo(writer.block(), 0);
        return record;
    }
}
