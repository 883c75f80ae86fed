package dev.weir.broker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDiskTest {

    private static final ShardKey SHARD = new ShardKey(1, 0);
    private static final StoreSettings SETTINGS = StoreSettings.onDisk().withFilePrefix(FullDisk.PREFIX);

    @TempDir
    Path folder;

    @BeforeEach
    void anEmptyDisk() {
        FullDisk.reset();
    }

    @Test
    void aFullDiskFailsTheBatchAndKeepsWhatWasThere() {
        try (SegmentRecordStore store = SegmentRecordStore.open(folder, SETTINGS)) {
            append(store, 1, 50).join();
            FullDisk.ROOM.set(20_000);
            assertThatThrownBy(() -> append(store, 51, 50).join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is full")
                    .hasMessageContaining("free some space");
            assertThat(indexes(store)).isEqualTo(upTo(50));
            assertThat(store.lastIndex(SHARD)).hasValue(50);
            // Still full: each further batch fails the same way, and leaves no file behind.
            assertThatThrownBy(() -> append(store, 51, 50).join()).hasMessageContaining("is full");
            assertThat(segments()).isEqualTo(1);

            FullDisk.ROOM.set(Long.MAX_VALUE);
            append(store, 51, 10).join();
            assertThat(indexes(store)).isEqualTo(upTo(60));
        }
        try (SegmentRecordStore again = SegmentRecordStore.open(folder, SETTINGS)) {
            assertThat(indexes(again)).isEqualTo(upTo(60));
        }
    }

    @Test
    void aBatchThatCouldNotBeForcedIsNotReadable() {
        try (SegmentRecordStore store = SegmentRecordStore.open(folder, SETTINGS)) {
            append(store, 1, 50).join();
            FullDisk.forceFails = true;
            assertThatThrownBy(() -> append(store, 51, 50).join())
                    .hasMessageContaining("could not be written (Input/output error)");
            assertThat(indexes(store)).isEqualTo(upTo(50));
            FullDisk.forceFails = false;
            // The first segment holds 51 to 100 in full, but nobody was told so: the indexes are used again.
            append(store, 51, 10).join();
            assertThat(indexes(store)).isEqualTo(upTo(60));
        }
        try (SegmentRecordStore again = SegmentRecordStore.open(folder, SETTINGS)) {
            assertThat(indexes(again)).isEqualTo(upTo(60));
        }
    }

    @Test
    void indexesUsedAgainHideTheOldRecordsEvenWithoutTheCatalog() throws Exception {
        aBatchThatCouldNotBeForcedIsNotReadable();
        Files.delete(folder.resolve("records.catalog"));
        try (SegmentRecordStore again = SegmentRecordStore.open(folder, SETTINGS)) {
            assertThat(indexes(again)).isEqualTo(upTo(60));
        }
    }

    @Test
    void everyAcknowledgedBatchWasForced() {
        try (SegmentRecordStore store = SegmentRecordStore.open(folder, SETTINGS)) {
            append(store, 1, 1).join();
            for (int index = 2; index < 12; index++) {
                int before = FullDisk.FORCED.get();
                append(store, index, 1).join();
                assertThat(FullDisk.FORCED.get()).isGreaterThan(before);
            }
        }
    }

    @Test
    void aSegmentThatWasBeingCreatedIsForgotten() throws Exception {
        try (SegmentRecordStore store = SegmentRecordStore.open(folder, SETTINGS)) {
            append(store, 1, 5).join();
        }
        Files.write(folder.resolve("records-00000002.segment"), new byte[SegmentHeader.BYTES]);
        try (SegmentRecordStore store = SegmentRecordStore.open(folder, SETTINGS)) {
            append(store, 6, 5).join();
            assertThat(indexes(store)).isEqualTo(upTo(10));
        }
        try (SegmentRecordStore store = SegmentRecordStore.open(folder, SETTINGS)) {
            assertThat(indexes(store)).isEqualTo(upTo(10));
        }
    }

    @Test
    void aDamagedSegmentIsNamed() throws Exception {
        Files.write(folder.resolve("records-00000001.segment"), new byte[100_000]);
        assertThatThrownBy(() -> SegmentRecordStore.open(folder, SETTINGS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("records-00000001.segment")
                .hasMessageContaining("move it away");
    }

    private static CompletableFuture<Void> append(SegmentRecordStore store, long first, int count) {
        List<StoredRecord> records = new ArrayList<>();
        for (long index = first; index < first + count; index++) {
            records.add(new StoredRecord(index, 1_700_000_000_000L + index, "key", new byte[1000]));
        }
        return store.append(Map.of(SHARD, records));
    }

    private static List<Long> indexes(SegmentRecordStore store) {
        return store.read(SHARD, 0, 10_000, Long.MAX_VALUE).stream()
                .map(StoredRecord::index)
                .toList();
    }

    private static List<Long> upTo(long last) {
        return Stream.iterate(1L, index -> index + 1).limit(last).toList();
    }

    private long segments() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".segment")).count();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
