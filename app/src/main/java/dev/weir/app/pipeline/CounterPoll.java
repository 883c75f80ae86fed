package dev.weir.app.pipeline;

import dev.weir.app.connection.Clients;
import dev.weir.app.metrics.MetricReader;
import dev.weir.app.metrics.Span;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Reads what was counted of the nodes of late: of the embedded broker the last minute, six times ten seconds; elsewhere three minutes, of
 * which the newest may still be missing. Blocks: virtual threads only.
 */
final class CounterPoll implements Callable<Readings> {

    private final Clients clients;
    private final InstantSource clock;
    private final boolean embedded;
    private final Supplier<List<Counter>> counters;

    /** @param counters asked at each reading; any thread */
    CounterPoll(Clients clients, InstantSource clock, boolean embedded, Supplier<List<Counter>> counters) {
        this.clients = clients;
        this.clock = clock;
        this.embedded = embedded;
        this.counters = counters;
    }

    @Override
    public Readings call() {
        List<Counter> wanted = counters.get();
        int period = embedded ? 10 : 60;
        int periods = embedded ? 6 : 3;
        Readings readings = new Readings(period * periods);
        if (!wanted.isEmpty()) {
            long late = embedded ? 1 : 60;
            long end = Math.floorDiv(clock.instant().getEpochSecond() - late, (long) period) * period;
            Span span = new Span(end - (long) period * periods, periods, period, false);
            new MetricReader(clients.cloudWatch())
                    .read(wanted, span)
                    .forEach((counter, values) -> readings.add(counter, values, period));
        }
        return readings;
    }
}
