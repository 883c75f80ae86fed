package dev.weir.broker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random appends, reads, trims, drops and reopens, beside a model; small segments, so that there are many. */
class RecordStoreModelTest {

    private static final StoreSettings ON_DISK =
            StoreSettings.onDisk().withSegmentBytes(200_000).withOpenSegments(3);

    @TempDir
    Path folder;

    private final Map<ShardKey, ModelLog> model = new TreeMap<>();
    private final List<ShardKey> shards = new ArrayList<>();
    private long nextIndex;
    private long now = 1_700_000_000_000L;
    private long nextStream;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void behavesAsTheModelOnDisk(long seed) {
        run(new Random(seed), folder, ON_DISK, 150);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void behavesAsTheModelInMemory(long seed) {
        run(new Random(seed), null, StoreSettings.inMemory().withSegmentBytes(200_000), 150);
    }

    private void run(Random random, Path where, StoreSettings settings, int steps) {
        for (int i = 0; i < 4; i++) {
            addShard();
        }
        SegmentRecordStore store = SegmentRecordStore.open(where, settings);
        try {
            for (int step = 0; step < steps; step++) {
                ShardKey shard = shards.get(random.nextInt(shards.size()));
                switch (random.nextInt(where == null ? 14 : 15)) {
                    case 0, 1, 2, 3, 4, 5 -> append(store, random);
                    case 6, 7, 8 -> read(store, shard, random);
                    case 9, 10 -> find(store, shard, instant(shard, random));
                    case 11, 12 -> {
                        Instant before = instant(shard, random);
                        store.trim(shard, before);
                        model.get(shard).trim(before);
                    }
                    case 13 -> {
                        if (random.nextInt(4) == 0) {
                            store.drop(shard);
                            model.put(shard, new ModelLog());
                            shards.remove(shard);
                            addShard();
                        }
                    }
                    default -> {
                        store.close();
                        store = SegmentRecordStore.open(where, settings);
                    }
                }
                compareEnds(store);
            }
            compareAll(store);
        } finally {
            store.close();
        }
        if (where != null) {
            try (SegmentRecordStore again = SegmentRecordStore.open(where, settings)) {
                compareEnds(again);
                compareAll(again);
            }
        }
    }

    private void addShard() {
        ShardKey shard = new ShardKey(++nextStream, (int) nextStream * 7);
        shards.add(shard);
        model.put(shard, new ModelLog());
    }

    private void append(SegmentRecordStore store, Random random) {
        List<CompletableFuture<Void>> futures = new ArrayList<>();
        int batches = 1 + random.nextInt(4);
        for (int i = 0; i < batches; i++) {
            Map<ShardKey, List<StoredRecord>> batch = new LinkedHashMap<>();
            int count = 1 + random.nextInt(60);
            for (int j = 0; j < count; j++) {
                ShardKey shard = shards.get(random.nextInt(shards.size()));
                nextIndex += 1 + (random.nextInt(5) == 0 ? random.nextInt(1000) : 0);
                now += random.nextInt(3);
                int size = random.nextInt(50) == 0 ? random.nextInt(60_000) : random.nextInt(1200);
                byte[] data = new byte[size];
                random.nextBytes(data);
                String key = (random.nextBoolean() ? "schlüssel-" : "k") + random.nextInt(100);
                batch.computeIfAbsent(shard, any -> new ArrayList<>()).add(new StoredRecord(nextIndex, now, key, data));
            }
            futures.add(store.append(batch));
            batch.forEach((shard, records) -> model.get(shard).append(records));
        }
        futures.forEach(CompletableFuture::join);
    }

    private void read(SegmentRecordStore store, ShardKey shard, Random random) {
        long from = random.nextInt(10) == 0 ? Long.MIN_VALUE : random.nextLong(nextIndex + 2);
        int maxRecords = 1 + random.nextInt(random.nextBoolean() ? 10 : 10_000);
        long maxBytes = random.nextInt(random.nextBoolean() ? 3000 : 10_000_000);
        assertSame(
                store.read(shard, from, maxRecords, maxBytes), model.get(shard).read(from, maxRecords, maxBytes));
    }

    private void find(SegmentRecordStore store, ShardKey shard, Instant time) {
        assertThat(store.firstIndexAtOrAfter(shard, time))
                .isEqualTo(model.get(shard).atOrAfter(time));
    }

    private Instant instant(ShardKey shard, Random random) {
        Map<Long, StoredRecord> records = model.get(shard).records;
        if (records.isEmpty() || random.nextInt(10) == 0) {
            return Instant.ofEpochMilli(now + 5 - random.nextInt(10));
        }
        long first = model.get(shard).records.firstEntry().getValue().arrivalMillis();
        return Instant.ofEpochMilli(first + random.nextLong(now - first + 1)).plusNanos(random.nextInt(2) * 1000);
    }

    private void compareEnds(SegmentRecordStore store) {
        model.forEach((shard, log) -> {
            assertThat(store.firstIndex(shard)).as("first of %s", shard).isEqualTo(log.first());
            assertThat(store.lastIndex(shard)).as("last of %s", shard).isEqualTo(log.last);
            assertThat(store.lastArrivalMillis(shard)).isEqualTo(log.lastArrival());
        });
    }

    private void compareAll(SegmentRecordStore store) {
        model.forEach((shard, log) -> assertSame(
                store.read(shard, Long.MIN_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE),
                List.copyOf(log.records.values())));
    }

    private static void assertSame(List<StoredRecord> actual, List<StoredRecord> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            StoredRecord left = actual.get(i);
            StoredRecord right = expected.get(i);
            assertThat(left.index()).isEqualTo(right.index());
            assertThat(left.arrivalMillis()).isEqualTo(right.arrivalMillis());
            assertThat(left.partitionKey()).isEqualTo(right.partitionKey());
            assertThat(Arrays.equals(left.data(), right.data()))
                    .as("data of %d", left.index())
                    .isTrue();
        }
    }
}
