package dev.weir.app.bench;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * GetRecords from a warm cache over loopback, from a broker in a process of its own: how fast one reader goes through a
 * shard, and what a page costs when more and more records are retained.
 */
public final class ReadsBenchmark {

    private static final String STREAM = "reads";
    private static final String SHARD = "shardId-000000000000";
    private static final int PAGE = 10_000;
    private static final int COST_PAGE = 1_000;
    private static final long FIRST_STEP = 1_000;
    private static final double SPEED_BAR = 200;
    private static final double MEGA = 1e6;

    private final Path folder;
    private final int recordBytes;
    private final PrintWriter out;

    /** @param folder an empty folder, on the disk that is measured */
    public ReadsBenchmark(Path folder, int recordBytes, PrintWriter out) {
        this.folder = folder;
        this.recordBytes = recordBytes;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param steps how many records are retained when a page's cost is measured, ascending multiples of 500
     * @param speedAt how many are retained when the speed is measured: one of the steps
     * @param rounds how often each is measured
     */
    public void run(List<Long> steps, long speedAt, int rounds) throws IOException, InterruptedException {
        try (ServerProcess broker = BrokerProcess.start(folder, "");
                SdkClients clients = new SdkClients(
                        new Connection(
                                "bench",
                                Connection.Kind.TEST,
                                new Connection.Source.Keys("bench", "bench"),
                                "us-east-1",
                                broker.endpoint()),
                        () -> false)) {
            KinesisClient kinesis = clients.kinesis();
            kinesis.createStream(request -> request.streamName(STREAM).shardCount(1));
            kinesis.waiter().waitUntilStreamExists(request -> request.streamName(STREAM));
            warmUp(broker);
            Fill fill = new Fill(broker.endpoint(), STREAM, recordBytes);
            double first = 0;
            for (long step : steps) {
                fill.to(step, out);
                double cost = cost(broker, fill.takePlaces(), step, rounds);
                first = step == steps.getFirst() ? cost : first;
                out.printf(
                        Locale.ROOT,
                        "%,12d retained: %.2f ms a page of %,d records, %.2f of that at %,d%n",
                        step,
                        cost,
                        COST_PAGE,
                        cost / first,
                        steps.getFirst());
                out.flush();
                if (step == speedAt) {
                    speed(broker, kinesis, rounds);
                }
            }
        }
    }
}
