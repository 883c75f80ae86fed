package dev.weir.broker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Durable appends beside a plain file that takes the same bytes, one force a batch, on the same disk in the same run;
 * rounds alternate, because the disk's mood changes. Prints figures; the bar is in the last assertion.
 */
@Tag("benchmark")
class RecordStoreBenchmark {

    private static final int BATCH = 500;
    private static final int SHARDS = 4;
    private static final int CALLERS = 4;
    private static final int BATCHES = 120;
    private static final int ROUNDS = 9;

    @TempDir
    Path folder;

    private final byte[] payload = new byte[1024];
    private final AtomicLong nextIndex = new AtomicLong();

    @Test
    void appendsAgainstAPlainFile() throws Exception {
        new Random(1).nextBytes(payload);
        List<Double> plain = new ArrayList<>();
        List<Double> store = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (SegmentRecordStore records = SegmentRecordStore.open(folder.resolve("store"), StoreSettings.onDisk())) {
            storeRound(records);
            plainRound(0);
            for (int round = 1; round <= ROUNDS; round++) {
                double file = plainRound(round);
                double ours = storeRound(records);
                plain.add(file);
                store.add(ours);
                ratios.add(ours / file);
                System.out.printf(
                        Locale.ROOT, "round %d: plain %,.0f records/s, store %,.0f records/s%n", round, file, ours);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "append 500 x 1 KiB, 4 shards, %d callers: plain %,.0f records/s, store %,.0f records/s, ratio %.2f%n",
                CALLERS,
                median(plain),
                median(store),
                median(ratios));
        assertThat(median(ratios)).isGreaterThan(0.5);
    }

    @Test
    void readsAndReopensAMillionRecords() throws Exception {
        new Random(1).nextBytes(payload);
        int batches = 1_000_000 / BATCH;
        try (SegmentRecordStore records = SegmentRecordStore.open(folder, StoreSettings.onDisk())) {
            List<CompletableFuture<Void>> futures = new ArrayList<>();
            for (int i = 0; i < batches; i++) {
                futures.add(records.append(batch()));
            }
            futures.forEach(CompletableFuture::join);
        }
        long opening = System.nanoTime();
        try (SegmentRecordStore records = SegmentRecordStore.open(folder, StoreSettings.onDisk())) {
            System.out.printf(
                    Locale.ROOT, "reopen with a million records: %.0f ms%n", (System.nanoTime() - opening) / 1e6);
            long bytes = 0;
            long count = 0;
            long worst = 0;
            long started = System.nanoTime();
            for (int shard = 0; shard < SHARDS; shard++) {
                ShardKey key = new ShardKey(1, shard);
                long from = 0;
                while (true) {
                    long begun = System.nanoTime();
                    List<StoredRecord> page = records.read(key, from, 1000, 2L << 20);
                    worst = Math.max(worst, System.nanoTime() - begun);
                    if (page.isEmpty()) {
                        break;
                    }
                    from = page.getLast().index() + 1;
                    count += page.size();
                    for (StoredRecord record : page) {
                        bytes += record.data().length;
                    }
                }
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            assertThat(count).isEqualTo(1_000_000);
            System.out.printf(
                    Locale.ROOT,
                    "read a million records in pages of 1000: %.0f MB/s, slowest page %.1f ms%n",
                    bytes / 1e6 / seconds,
                    worst / 1e6);
        }
    }

    private double storeRound(SegmentRecordStore store) throws InterruptedException, ExecutionException {
        // Made beforehand: the plain file's bytes are made for nothing, too.
        Deque<Map<ShardKey, List<StoredRecord>>> batches = new ArrayDeque<>();
        for (int i = 0; i < BATCHES; i++) {
            batches.add(batch());
        }
        long started = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                running.add(callers.submit(() -> {
                    for (CompletableFuture<Void> done = next(store, batches);
                            done != null;
                            done = next(store, batches)) {
                        done.join();
                    }
                }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        }
        return BATCHES * BATCH / ((System.nanoTime() - started) / 1e9);
    }

    /** Appends the next batch; one at a time, because indexes must ascend. */
    private static CompletableFuture<Void> next(
            SegmentRecordStore store, Deque<Map<ShardKey, List<StoredRecord>>> batches) {
        synchronized (batches) {
            return batches.isEmpty() ? null : store.append(batches.removeFirst());
        }
    }

    private double plainRound(int round) throws IOException {
        Path file = folder.resolve("plain-" + round);
        ByteBuffer bytes = ByteBuffer.allocateDirect(BATCH * (payload.length + 24));
        long started = System.nanoTime();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < BATCHES; i++) {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    bytes.put(payload, 0, Math.min(payload.length, bytes.remaining()));
                }
                bytes.flip();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            }
        }
        double rate = BATCHES * BATCH / ((System.nanoTime() - started) / 1e9);
        Files.delete(file);
        return rate;
    }

    private Map<ShardKey, List<StoredRecord>> batch() {
        Map<ShardKey, List<StoredRecord>> batch = new LinkedHashMap<>();
        for (int i = 0; i < BATCH; i++) {
            long index = nextIndex.incrementAndGet();
            batch.computeIfAbsent(new ShardKey(1, i % SHARDS), any -> new ArrayList<>())
                    .add(new StoredRecord(index, 1_700_000_000_000L + index, "partition-" + i % 100, payload));
        }
        return batch;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
