package dev.weir.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * PutRecords of 500 × 1 KiB through the whole broker, beside a plain file that is forced to the same disk after every
 * 500 KiB. The two take turns, so that both see the same machine.
 */
public final class PutRecordsBenchmark {

    private final Path folder;
    private final PutLoad load;
    private final PutLoad.CallerMaker maker;

    private PutRecordsBenchmark(Path folder, PutLoad load, PutLoad.CallerMaker maker) {
        this.folder = folder;
        this.load = load;
        this.maker = maker;
    }

    /**
     * With requests that are encoded once, so that the broker is what is measured.
     *
     * @param streamName an active stream, on a broker without throughput limits
     * @param folder where the plain file goes: on the disk of the broker's data folder
     * @param callers how many connections put records at the same time
     * @param turn how long each of the two runs in each round
     */
    public static PutRecordsBenchmark overTheWire(
            URI endpoint, String streamName, Path folder, int callers, Duration turn) {
        return new PutRecordsBenchmark(
                folder,
                new PutLoad(callers, turn),
                batch -> new WirePutCaller(endpoint, streamName, WireFormat.CBOR, batch));
    }

    /** With the SDK's client, whose own work then counts too. */
    public static PutRecordsBenchmark throughTheSdk(
            KinesisClient kinesis, String streamName, Path folder, int callers, Duration turn) {
        return new PutRecordsBenchmark(
                folder, new PutLoad(callers, turn), batch -> new SdkPutCaller(kinesis, streamName, batch));
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
                Batch.RECORDS,
                Batch.RECORD_BYTES,
                load.callers(),
                Batch.RECORDS * Batch.RECORD_BYTES / 1024,
                load.turn().toMillis() / 1000.0);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            double file = plainFile();
            double broker = load.run(maker);
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
        double median = Figures.of(ratios).median();
        out.printf(Locale.ROOT, "median ratio %.2f%n", median);
        out.flush();
        return median;
    }

    private static byte[] block() {
        ByteBuffer block = ByteBuffer.allocate(Batch.RECORDS * Batch.RECORD_BYTES);
        Batch.of(0).data().forEach(block::put);
        return block.array();
    }

    private double plainFile() throws IOException {
        Path path = folder.resolve("plain-file");
        ByteBuffer block = ByteBuffer.wrap(block());
        long records = 0;
        long begin = System.nanoTime();
        long end = begin + load.turn().toNanos();
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (System.nanoTime() < end) {
                block.rewind();
                while (block.hasRemaining()) {
                    file.write(block);
                }
                file.force(false);
                records += Batch.RECORDS;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Files.delete(path);
        return records / seconds;
    }
}
