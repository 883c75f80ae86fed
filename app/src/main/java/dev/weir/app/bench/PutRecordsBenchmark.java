package dev.weir.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/**
 * PutRecords of 500 × 1 KiB through the whole broker, beside a plain file that is forced to the same disk after every
 * 500 KiB. The two take turns, so that both see the same machine.
 */
public final class PutRecordsBenchmark {

    private static final int RECORDS = 500;
    private static final int RECORD_BYTES = 1024;

    private final KinesisClient kinesis;
    private final String streamName;
    private final Path folder;
    private final int callers;
    private final Duration turn;

    /**
     * @param streamName an active stream, on a broker without throughput limits
     * @param folder where the plain file goes: on the disk of the broker's data folder
     * @param callers how many threads put records at the same time
     * @param turn how long each of the two runs in each round
     */
    public PutRecordsBenchmark(KinesisClient kinesis, String streamName, Path folder, int callers, Duration turn) {
        this.kinesis = kinesis;
        this.streamName = streamName;
        this.folder = folder;
        this.callers = callers;
        this.turn = turn;
    }

    /**
     * Runs a warm-up round and then the counted ones, printing each.
     *
     * @return the median of the rounds' ratios, broker to file
     */
    public double run(int rounds, PrintWriter out) throws IOException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "PutRecords %d x %d bytes, %d callers, beside a plain file forced after each %d KiB, turns of %.1f s%n",
                RECORDS,
                RECORD_BYTES,
                callers,
                RECORDS * RECORD_BYTES / 1024,
                turn.toMillis() / 1000.0);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            double file = plainFile();
            double broker = broker();
            String name = round == 0 ? "warm-up" : "round " + round;
            out.printf(
                    Locale.ROOT,
                    "%-8s  broker %,9.0f records/s   plain file %,9.0f records/s   ratio %.2f%n",
                    name,
                    broker,
                    file,
                    broker / file);
            out.flush();
            if (round > 0) {
                ratios.add(broker / file);
            }
        }
        double median = median(ratios);
        out.printf(Locale.ROOT, "median ratio %.2f%n", median);
        out.flush();
        return median;
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : DoubleStream.of(sorted[middle - 1], sorted[middle]).average().orElse(Double.NaN);
    }

    private double plainFile() throws IOException {
        Path path = folder.resolve("plain-file");
        ByteBuffer block = ByteBuffer.wrap(bytes(RECORDS * RECORD_BYTES, 7));
        long records = 0;
        long begin = System.nanoTime();
        long end = begin + turn.toNanos();
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (System.nanoTime() < end) {
                block.rewind();
                while (block.hasRemaining()) {
                    file.write(block);
                }
                file.force(false);
                records += RECORDS;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Files.delete(path);
        return records / seconds;
    }

    private double broker() throws InterruptedException {
        AtomicLong acknowledged = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + turn.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                List<PutRecordsRequestEntry> batch = batch(caller);
                work.add(() -> {
                    while (System.nanoTime() < end) {
                        PutRecordsResponse answer = kinesis.putRecords(
                                request -> request.streamName(streamName).records(batch));
                        acknowledged.addAndGet(RECORDS - answer.failedRecordCount());
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A put failed: " + e.getCause(), e.getCause());
        }
        return acknowledged.get() / ((System.nanoTime() - begin) / 1e9);
    }

    private static List<PutRecordsRequestEntry> batch(int caller) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>(RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey("key-" + caller + "-" + i)
                    .data(SdkBytes.fromByteArrayUnsafe(bytes(RECORD_BYTES, caller * 1000L + i)))
                    .build());
        }
        return entries;
    }

    /** Bytes that no storage layer can compress away. */
    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
