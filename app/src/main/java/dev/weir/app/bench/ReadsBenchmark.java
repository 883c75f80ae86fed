package dev.weir.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * GetRecords from a warm cache over loopback, from a broker in a process of its own: how fast one reader goes through a
 * shard, and what a page costs when more and more records are retained. At the end the broker is opened anew over all of
 * them.
 */
public final class ReadsBenchmark {

    private static final String MANY = "many";
    private static final String FEW = "few";
    private static final String SHARD = "shardId-000000000000";
    private static final long FEW_RECORDS = 1_000;
    private static final int PAGE = 10_000;

    /** A batch lies together in its shard, so from where one begins there is always a page of this many. */
    private static final int COST_PAGE = Batch.RECORDS;

    private static final int COST_PAGES = 400;
    private static final double SPEED_BAR = 200;
    private static final double MEGA = 1e6;
    private static final double NANOS_PER_MILLI = 1e6;

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
     * @param javaOptions flags for the broker's virtual machine beside the launcher's own, split at spaces
     * @param steps how many records are retained when a page's cost is measured, ascending multiples of 500
     * @param speedAt how many are retained when the speed is measured: one of the steps
     * @param rounds how often each is measured
     */
    public void run(String javaOptions, List<Long> steps, long speedAt, int rounds)
            throws IOException, InterruptedException {
        List<Fill.Place> places = new ArrayList<>();
        try (ServerProcess broker = BrokerProcess.start(folder, javaOptions);
                BenchClients clients = BenchClients.of(broker.endpoint())) {
            clients.create(FEW, 1);
            clients.create(MANY, 1);
            Fill few = new Fill(broker.endpoint(), FEW, recordBytes);
            few.to(FEW_RECORDS, out);
            List<Fill.Place> fewPlaces = few.takePlaces();
            costs(broker, FEW, fewPlaces, COST_PAGES * rounds); // to warm up
            Fill many = new Fill(broker.endpoint(), MANY, recordBytes);
            for (long step : steps) {
                many.to(step, out);
                places.addAll(many.takePlaces());
                compare(broker, fewPlaces, places, step, rounds);
                if (step == speedAt) {
                    speed(broker, rounds);
                }
            }
            Memory.print(out, "with all retained, most since the start", broker.mostResidentBytes());
        }
        new Reopening(folder, javaOptions, MANY, places, out).run(rounds);
    }

    /** Pages of both streams in turns, so that both see the same machine. */
    private void compare(ServerProcess broker, List<Fill.Place> few, List<Fill.Place> many, long retained, int rounds)
            throws IOException {
        List<Double> ratios = new ArrayList<>();
        List<Double> fewCosts = new ArrayList<>();
        List<Double> manyCosts = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            double fewCost = costs(broker, FEW, few, COST_PAGES).median();
            double manyCost = costs(broker, MANY, many, COST_PAGES).median();
            if (round > 0) {
                fewCosts.add(fewCost);
                manyCosts.add(manyCost);
                ratios.add(manyCost / fewCost);
            }
        }
        out.printf(
                Locale.ROOT,
                "a page of %d records anywhere: %.2f ms of %,d retained, %.2f ms of %,d in the same turns;"
                        + " median ratio %.2f%n",
                COST_PAGE,
                Figures.of(manyCosts).median(),
                retained,
                Figures.of(fewCosts).median(),
                FEW_RECORDS,
                Figures.of(ratios).median());
        out.flush();
    }

    /** Milliseconds that pages took, from places that lie evenly over what there is. */
    private static Figures costs(ServerProcess broker, String stream, List<Fill.Place> places, int pages)
            throws IOException {
        double[] millis = new double[pages];
        try (WireReader reader = new WireReader(broker.endpoint(), WireFormat.CBOR)) {
            for (int page = 0; page < pages; page++) {
                // A stride that is a prime goes over all places, and not in their order.
                reader.to(stream, places.get((int) (page * 7919L % places.size())));
                long begin = System.nanoTime();
                int records = reader.page(COST_PAGE);
                millis[page] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
                if (records != COST_PAGE) {
                    throw new IOException("A page had " + records + " records instead of " + COST_PAGE + ".");
                }
            }
        }
        return Figures.of(millis);
    }

    private void speed(ServerProcess broker, int rounds) throws IOException {
        List<Double> speeds = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            long records = 0;
            long begin = System.nanoTime();
            try (WireReader reader = new WireReader(broker.endpoint(), WireFormat.CBOR)) {
                reader.toBeginning(MANY, SHARD);
                do {
                    records += reader.page(PAGE);
                } while (!reader.isAtTip());
            }
            double speed = records * recordBytes / MEGA / ((System.nanoTime() - begin) / 1e9);
            out.printf(
                    Locale.ROOT,
                    "%-8s  GetRecords, one reader, %,d records in a row: %,.0f MB/s%n",
                    round == 0 ? "warm-up" : "round " + round,
                    records,
                    speed);
            out.flush();
            if (round > 0) {
                speeds.add(speed);
            }
        }
        double median = Figures.of(speeds).median();
        out.printf(
                Locale.ROOT,
                "median %,.0f MB/s (bar %.0f, %s)%n",
                median,
                SPEED_BAR,
                median >= SPEED_BAR ? "held" : "missed");
        out.flush();
    }
}
