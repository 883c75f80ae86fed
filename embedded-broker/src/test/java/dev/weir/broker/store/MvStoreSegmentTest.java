package dev.weir.broker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MvStoreSegmentTest {

    private static final List<ShardKey> SHARDS = List.of(new ShardKey(3, 0), new ShardKey(3, 11), new ShardKey(40, 2));
    private static final int BLOCKS = 300;
    private static final int A_BLOCK = 7;

    @TempDir
    Path folder;

    @Test
    void recordsOfAnOldFolderAreAllThereAndMoreFollow() throws Exception {
        writeOld();
        // Commits in the middle of a shard, too.
        StoreSettings settings =
                new StoreSettings(64 << 20, 1 << 20, 20_000, 16_384, Long.MAX_VALUE, 2, Long.MAX_VALUE, "retry:");
        for (int opening = 0; opening < 2; opening++) {
            try (SegmentRecordStore store = SegmentRecordStore.open(folder, settings)) {
                for (ShardKey shard : SHARDS) {
                    long next = 1 + BLOCKS * A_BLOCK + opening;
                    assertThat(store.read(shard, 0, 10_000, Long.MAX_VALUE).stream()
                                    .map(MvStoreSegmentTest::text))
                            .containsExactlyElementsOf(LongStream.range(1, next)
                                    .mapToObj(index -> text(record(shard, index)))
                                    .toList());
                    store.append(Map.of(shard, List.of(record(shard, next)))).join();
                }
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("records-00000004.segment", "records.catalog");
        }
    }

    @Test
    void anOldFileThatIsDamagedIsNamedAndStays() throws Exception {
        Path file = folder.resolve("records-00000004.segment");
        byte[] damaged = "H:2,block:2,".repeat(5000).getBytes(StandardCharsets.US_ASCII);
        Files.write(file, damaged);
        assertThatThrownBy(() -> SegmentRecordStore.open(folder, StoreSettings.onDisk()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("records-00000004.segment")
                .hasMessageContaining("move it away");
        assertThat(file).hasBinaryContent(damaged);
    }

    private void writeOld() {
        try (MVStore store =
                MVStore.open(folder.resolve("records-00000004.segment").toString())) {
            for (ShardKey shard : SHARDS) {
                MVMap<Long, byte[]> map = store.openMap(
                        "shard." + shard.streamId() + '.' + shard.shardIndex(),
                        new MVMap.Builder<Long, byte[]>()
                                .keyType(LongDataType.INSTANCE)
                                .valueType(ByteArrayDataType.INSTANCE));
                for (long first = 1; first <= BLOCKS * A_BLOCK; first += A_BLOCK) {
                    BlockWriter block = new BlockWriter(record(shard, first), 100);
                    for (int i = 0; i < A_BLOCK; i++) {
                        block.add(record(shard, first + i));
                    }
                    ByteBuffer bytes = ByteBuffer.allocate(block.length());
                    block.copyTo(bytes);
                    map.put(first, bytes.array());
                }
            }
            store.commit();
        }
    }

    private static StoredRecord record(ShardKey shard, long index) {
        byte[] data = (shard + " " + index).repeat((int) (index % 9)).getBytes(StandardCharsets.UTF_8);
        return new StoredRecord(index, 1_700_000_000_000L + 2 * index, "key-" + index % 5, data);
    }

    private static String text(StoredRecord record) {
        return record.index() + " " + record.arrivalMillis() + " " + record.partitionKey() + " "
                + new String(record.data(), StandardCharsets.UTF_8);
    }
}
