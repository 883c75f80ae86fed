package dev.weir.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A broker with very many streams and one stream of very many shards: how long it takes to tell of them, and what
 * memory it keeps while nobody asks anything.
 */
public final class StreamsBenchmark {

    private static final String WIDE = "wide";
    private static final int CREATORS = 4;
    private static final int CALLS = 500;
    private static final double BAR_MILLIS = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path folder;
    private final int streams;
    private final int shards;
    private final Duration idle;
    private final PrintWriter out;
    private final Random random = new Random(1);

    /**
     * Prepares it; nothing is started yet.
     *
     * @param folder an empty folder
     * @param streams how many streams of one shard
     * @param shards how many shards of one more stream
     * @param idle how long nobody asks anything before the memory is looked at
     */
    public StreamsBenchmark(Path folder, int streams, int shards, Duration idle, PrintWriter out) {
        this.folder = folder;
        this.streams = streams;
        this.shards = shards;
        this.idle = idle;
        this.out = out;
    }

    /** Makes the streams, measures, starts the broker anew, and measures again. */
    public void run(int rounds) throws IOException, InterruptedException {
        try (ServerProcess broker = BrokerProcess.start(folder, "")) {
            create(broker);
            measure("after the streams were made", broker, rounds);
        }
        long begin = System.nanoTime();
        try (ServerProcess broker = BrokerProcess.start(folder, "")) {
            out.printf(Locale.ROOT, "reopened in %.2f s%n", (System.nanoTime() - begin) / 1e9);
            measure("after a new start", broker, rounds);
        }
    }

    private void measure(String when, ServerProcess broker, int rounds) throws IOException, InterruptedException {
        Thread.sleep(idle); // idle is what is measured
        Memory.print(out, when + ", idle", broker.residentBytes());
        times(when, broker, rounds);
        Thread.sleep(idle);
        Memory.print(out, when + " and all calls, idle", broker.residentBytes());
    }

    private void create(ServerProcess broker) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> work = new ArrayList<>();
        for (int creator = 0; creator < CREATORS; creator++) {
            work.add(() -> {
                try (WireConnection connection = new WireConnection(broker.endpoint())) {
                    for (int i = next.getAndIncrement(); i < streams; i = next.getAndIncrement()) {
                        connection.call(request(broker, "CreateStream", name(i), 1));
                    }
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CREATORS);
                BenchClients clients = BenchClients.of(broker.endpoint())) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
            clients.create(WIDE, shards);
            clients.awaitActive(name(streams - 1));
        } catch (ExecutionException e) {
            throw new IOException("A stream could not be created: " + e.getCause(), e.getCause());
        }
        out.printf(
                Locale.ROOT,
                "%,d streams of one shard and one of %d, made and active in %.1f s%n",
                streams,
                shards,
                (System.nanoTime() - begin) / 1e9);
        out.flush();
    }

    private void times(String when, ServerProcess broker, int rounds) throws IOException {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        try (WireConnection connection = new WireConnection(broker.endpoint())) {
            for (int call = 0; call < CALLS * (rounds + 1); call++) {
                String name = name(random.nextInt(streams));
                Map<String, byte[]> requests = new LinkedHashMap<>();
                requests.put("ListStreams", listStreams(broker, name, 0));
                requests.put("ListStreams, all in one", listStreams(broker, "", streams + 1));
                requests.put("DescribeStreamSummary", request(broker, "DescribeStreamSummary", name, 0));
                requests.put("ListShards", request(broker, "ListShards", WIDE, 0));
                for (Map.Entry<String, byte[]> request : requests.entrySet()) {
                    long begin = System.nanoTime();
                    connection.call(request.getValue());
                    double took = (System.nanoTime() - begin) / NANOS_PER_MILLI;
                    if (call >= CALLS) {
                        millis.computeIfAbsent(request.getKey(), _ -> new ArrayList<>())
                                .add(took);
                    }
                }
            }
        }
        millis.forEach((operation, took) -> {
            Figures figures = Figures.of(took);
            double high = figures.quantile(0.99);
            out.printf(
                    Locale.ROOT,
                    "%s, %,d calls of %s: median %.2f ms, p99 %.2f ms, most %.2f ms (bar %.0f ms for p99, %s)%n",
                    when,
                    took.size(),
                    operation,
                    figures.median(),
                    high,
                    figures.greatest(),
                    BAR_MILLIS,
                    high < BAR_MILLIS ? "held" : "missed");
        });
        out.flush();
    }

    private static byte[] listStreams(ServerProcess broker, String after, int limit) {
        return WireFormat.JSON.request(broker.endpoint(), "ListStreams", json -> {
            if (!after.isEmpty()) {
                json.writeStringField("ExclusiveStartStreamName", after);
            }
            if (limit > 0) {
                json.writeNumberField("Limit", Math.min(limit, 10_000));
            }
        });
    }

    private static byte[] request(ServerProcess broker, String operation, String stream, int shardCount) {
        return WireFormat.JSON.request(broker.endpoint(), operation, json -> {
            json.writeStringField("StreamName", stream);
            if (shardCount > 0) {
                json.writeNumberField("ShardCount", shardCount);
            }
        });
    }

    private static String name(int stream) {
        return String.format(Locale.ROOT, "stream-%05d", stream);
    }
}
