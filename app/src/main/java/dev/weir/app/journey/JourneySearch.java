package dev.weir.app.journey;

import dev.weir.app.connection.Clients;
import dev.weir.app.shell.Place;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Follows a record from its put to wherever it went. Blocks: virtual threads only; an interrupt ends it. */
final class JourneySearch implements Callable<Boolean> {

    private final Clients clients;
    private final boolean embedded;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Place.Journey asked;
    private final List<String> statements;
    private final Told told;

    /** @param statements the texts of the statements that run */
    JourneySearch(
            Clients clients,
            boolean embedded,
            InstantSource clock,
            ZoneId zone,
            Place.Journey asked,
            List<String> statements,
            Told told) {
        this.clients = clients;
        this.embedded = embedded;
        this.clock = clock;
        this.zone = zone;
        this.asked = asked;
        this.statements = List.copyOf(statements);
        this.told = told;
    }

    /** Whether the record was found; the rest is told on the way. */
    @Override
    public Boolean call() throws InterruptedException {
        Optional<Traced> found = new RecordFinder(clients.kinesis()).find(asked, told);
        if (found.isPresent()) {
            Traced traced = found.get();
            new WindowFinder(zone).find(traced, statements, told);
            new DeliveryFinder(clients, embedded, clock, zone).find(traced, told);
            new AuditFinder(clients).find(traced, told);
        }
        return found.isPresent();
    }
}
