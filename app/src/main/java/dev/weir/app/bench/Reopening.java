package dev.weir.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a broker takes from the start of its process until it has answered ListStreams and a page from the middle of
 * what it retains: after it was ended and after it was killed, in turns.
 */
final class Reopening {

    private static final double BAR_SECONDS = 2;
    private static final int PAGE = 500;

    private final Path folder;
    private final String javaOptions;
    private final String stream;
    private final List<Fill.Place> places;
    private final PrintWriter out;

    /**
     * Prepares it; nothing is started yet.
     *
     * @param folder where a broker ran that has ended
     * @param places records that the stream retains
     */
    Reopening(Path folder, String javaOptions, String stream, List<Fill.Place> places, PrintWriter out) {
        this.folder = folder;
        this.javaOptions = javaOptions;
        this.stream = stream;
        this.places = List.copyOf(places);
        this.out = out;
    }

    void run(int rounds) throws IOException, InterruptedException {
        List<Double> ended = new ArrayList<>();
        List<Double> killed = new ArrayList<>();
        boolean afterKill = false;
        for (int round = 0; round < 2 * rounds; round++) {
            long begin = System.nanoTime();
            try (ServerProcess broker = BrokerProcess.start(folder, javaOptions)) {
                page(broker, places.get(places.size() / 2));
                (afterKill ? killed : ended).add((System.nanoTime() - begin) / 1e9);
                if (round == 0) {
                    memory(broker);
                }
                afterKill = !afterKill;
                if (afterKill) {
                    broker.kill();
                }
            }
        }
        print("after it was ended", ended);
        print("after it was killed", killed);
    }

    private void memory(ServerProcess broker) throws IOException {
        Memory.print(out, "reopened", broker.residentBytes());
        for (Fill.Place place : places) {
            page(broker, place);
        }
        Memory.print(out, "after " + places.size() + " pages from all over", broker.residentBytes());
    }

    private void page(ServerProcess broker, Fill.Place place) throws IOException {
        try (WireReader reader = new WireReader(broker.endpoint(), WireFormat.CBOR)) {
            reader.to(stream, place);
            int records = reader.page(PAGE);
            if (records != PAGE) {
                throw new IOException("A page had " + records + " records instead of " + PAGE + ".");
            }
        }
    }

    private void print(String when, List<Double> seconds) {
        Figures figures = Figures.of(seconds);
        out.printf(
                Locale.ROOT,
                "reopened %s, process start to a page: median %.2f s, most %.2f s (bar %.0f s, %s)%n",
                when,
                figures.median(),
                figures.greatest(),
                BAR_SECONDS,
                figures.median() < BAR_SECONDS ? "held" : "missed");
        out.flush();
    }
}
