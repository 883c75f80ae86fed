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
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * PutRecords of 500 × 1 KiB over 4 shards: Weir, which makes them durable, beside kinesalite and kinesis-local, which do
 * not. Each server is a process of its own; all take turns under the same clients: the Java SDK's, and one that sends
 * requests encoded once, in each of the two formats.
 */
public final class RivalsBenchmark {

    private static final double BAR = 3;
    private static final int SHARDS = 4;
    private static final String WEIR = "Weir";

    private final Path folder;
    private final Path modules;
    private final PutLoad load;
    private final PrintWriter out;

    /** The clients, by what they send. */
    private enum Client {
        SDK("the SDK's client, JSON"),
        CBOR("encoded once, CBOR"),
        JSON("encoded once, JSON");

        private final String title;

        Client(String title) {
            this.title = title;
        }
    }

    private record Side(String name, ServerProcess server, BenchClients clients) implements AutoCloseable {

        static Side of(String name, ServerProcess server) {
            return new Side(name, server, BenchClients.of(server.endpoint()));
        }

        PutCaller caller(Client client, String stream, Batch batch) throws IOException {
            return switch (client) {
                case SDK -> new SdkPutCaller(clients.kinesis(), stream, batch);
                case CBOR -> new WirePutCaller(server.endpoint(), stream, WireFormat.CBOR, batch);
                case JSON -> new WirePutCaller(server.endpoint(), stream, WireFormat.JSON, batch);
            };
        }

        @Override
        public void close() {
            clients.close();
            server.close();
        }
    }

    /**
     * Prepares it; nothing is installed or started yet.
     *
     * @param folder an empty folder, on the disk that is measured
     * @param modules where npm installs the other two; what is there already is used
     */
    public RivalsBenchmark(Path folder, Path modules, int callers, Duration turn, PrintWriter out) {
        this.folder = folder;
        this.modules = modules;
        this.load = new PutLoad(callers, turn);
        this.out = out;
    }

    /** Runs a warm-up round and then the counted ones, printing each, and then the ratios. */
    public void run(int rounds) throws IOException, InterruptedException {
        // kinesalite cuts its CBOR answers off at 16 KiB, so the SDK can't read what it says of 500 records.
        System.setProperty(SdkSystemSetting.CBOR_ENABLED.property(), "false");
        Rivals rivals = Rivals.install(modules, folder);
        out.printf(
                Locale.ROOT,
                "PutRecords %d x %d bytes over %d shards, %d callers, turns of %.1f s; records/s%n",
                Batch.RECORDS,
                Batch.RECORD_BYTES,
                SHARDS,
                load.callers(),
                load.turn().toMillis() / 1000.0);
        try (Side weir = Side.of(WEIR, BrokerProcess.start(folder, ""));
                Side memory = Side.of("kinesalite (memory)", rivals.kinesaliteInMemory());
                Side disk = Side.of("kinesalite (LevelDB)", rivals.kinesaliteOnDisk());
                Side local = Side.of("kinesis-local", rivals.kinesisLocal())) {
            List<Side> sides = List.of(weir, memory, disk, local);
            for (Client client : Client.values()) {
                ratios(client, rounds(client, sides, rounds));
            }
        }
    }

    private Map<String, List<Double>> rounds(Client client, List<Side> sides, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            out.printf("%-24s %-8s", client.title, round == 0 ? "warm-up" : "round " + round);
            for (Side side : sides) {
                String stream = client + "-" + round;
                side.clients().create(stream, SHARDS);
                double rate = load.run(batch -> side.caller(client, stream, batch));
                out.printf(Locale.ROOT, "   %s %,9.0f", side.name(), rate);
                out.flush();
                if (round > 0) {
                    rates.computeIfAbsent(side.name(), _ -> new ArrayList<>()).add(rate);
                }
            }
            out.println();
        }
        return rates;
    }

    private void ratios(Client client, Map<String, List<Double>> rates) {
        List<Double> own = rates.getOrDefault(WEIR, List.of());
        rates.forEach((name, theirs) -> {
            if (!name.equals(WEIR)) {
                List<Double> ratios = new ArrayList<>();
                for (int i = 0; i < own.size(); i++) {
                    ratios.add(own.get(i) / theirs.get(i));
                }
                Figures figures = Figures.of(ratios);
                out.printf(
                        Locale.ROOT,
                        "%-24s %s / %s: median %.1f, least %.1f, best %.1f (bar %.0f, %s)%n",
                        client.title,
                        WEIR,
                        name,
                        figures.median(),
                        figures.least(),
                        figures.greatest(),
                        BAR,
                        figures.median() >= BAR ? "held" : "missed");
            }
        });
        out.flush();
    }
}
