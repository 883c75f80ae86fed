package dev.weir.app.scenario.play;

import dev.weir.app.connection.Clients;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.produce.MadeRecords;
import dev.weir.app.scenario.Fault;
import dev.weir.app.scenario.Flow;
import dev.weir.app.scenario.Scenario;
import dev.weir.app.scenario.Source;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.shell.Statements;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Plays a scenario: a virtual thread for each part, which waits for the parts that it needs, makes what is missing on the broker, and
 * works. What fails is said by its part and tried again. Thread-safe.
 */
public final class Player implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Player.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Scenario scenario;
    private final Clients clients;
    private final Tempo tempo;
    private final InstantSource clock;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, CountDownLatch> ready = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, FaultSwitch> faults = new ConcurrentHashMap<>();
    /** Held while a fault is switched and while all ends. */
    private final Object switching = new Object();

    private boolean closed;

    private Player(Scenario scenario, Clients clients, @Nullable Statements sql, Tempo tempo, InstantSource clock) {
        this.scenario = scenario;
        this.clients = clients;
        this.tempo = tempo;
        this.clock = clock;
        scenario.streams().forEach(flow -> add(new StreamPart(flow, clients.kinesis())));
        Iterator<String> names = Source.names(scenario.sources()).iterator();
        for (Source source : scenario.sources()) {
            add(part(names.next(), source));
        }
        if (!scenario.queries().isEmpty()) {
            Statements engines = Objects.requireNonNull(sql, "A scenario with queries needs engines");
            scenario.queries().forEach(query -> add(new QueryPart(query, named(query.sql()), engines)));
        }
        scenario.functions().forEach(function -> add(new FunctionPart(function, clients)));
        scenario.deliveries().forEach(delivery -> add(new DeliveryPart(delivery, clients)));
    }

    /**
     * Begins to play.
     *
     * @param sql what queries are asked of; null if the scenario has none
     * @param patience how long functions and deliveries are waited with: at a start the window and its charts come first
     */
    public static Player play(
            Scenario scenario,
            Clients clients,
            @Nullable Statements sql,
            Tempo tempo,
            InstantSource clock,
            Duration patience) {
        Player player = new Player(scenario, clients, sql, tempo, clock);
        player.start(patience);
        return player;
    }

    private void add(Part part) {
        parts.put(part.key(), part);
        ready.put(part.key(), new CountDownLatch(1));
    }

    /** The streams that a statement may read or write: those whose names are in it. */
    private List<Flow> named(String sql) {
        return scenario.streams().stream()
                .filter(flow -> sql.contains(flow.name()))
                .toList();
    }

    private Part part(String name, Source source) {
        Sending sending = sending(source.streamName());
        return switch (source) {
            case Source.Recording recording -> new Replay(name, recording, sending, tempo);
            case Source.Generated made ->
                new Making(name, made.streamName(), made.rate(), () -> records(made)::next, sending, tempo);
        };
    }

    private MadeRecords records(Source.Generated made) {
        return MadeRecords.of(
                made.template(), made.keys(), made.keyCount(), made.skew(), made.keyText(), made.seed(), clock);
    }

    private Sending sending(String streamName) {
        Part stream = parts.get(StreamPart.key(streamName));
        ShardLoad load = stream instanceof StreamPart part ? part.load() : null;
        return new Sending(clients.kinesis(), streamName, load);
    }

    private void start(Duration patience) {
        for (Part part : parts.values()) {
            boolean later = part instanceof FunctionPart || part instanceof DeliveryPart;
            threads.add(Thread.ofVirtual()
                    .name("scenario: " + part.key())
                    .start(() -> run(part, later ? patience : Duration.ZERO)));
        }
    }

    private void run(Part part, Duration patience) {
        try {
            Thread.sleep(patience);
            for (String need : part.needs()) {
                CountDownLatch other = ready.get(need);
                if (other != null) {
                    other.await();
                }
            }
            while (!made(part)) {
                Thread.sleep(RETRY);
            }
            part.trouble(null);
            Objects.requireNonNull(ready.get(part.key())).countDown();
            part.work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.log(System.Logger.Level.WARNING, "A part of the scenario ended: " + part.key(), e);
                part.trouble(Text.of("It ended unexpectedly: {0}", e.getMessage()));
            }
        }
    }

    private static boolean made(Part part) throws InterruptedException {
        try {
            part.make();
            return true;
        } catch (SdkException | ExpectedFailure e) {
            if (Thread.currentThread().isInterrupted()) {
                throw (InterruptedException) new InterruptedException("The scenario was stopped.").initCause(e);
            }
            Failure failure = Failures.of(e, Text.of("Scenario"));
            part.trouble(failure.what() + " " + failure.advice());
            LOG.log(System.Logger.Level.DEBUG, "A part is tried again: " + part.key(), e);
            return false;
        }
    }

    /** How each part fares, in the order in which data goes through them. Asks nothing of anybody. */
    public List<PartState> states() {
        return parts.values().stream()
                .map(Part::state)
                .sorted(Comparator.comparing(PartState::kind))
                .toList();
    }

    /** The same, after the services were asked. Blocks. */
    public List<PartState> look() {
        for (Part part : parts.values()) {
            try {
                part.look();
            } catch (SdkException e) {
                // Its state is that of the last look; what is wrong with it, it says itself.
                LOG.log(System.Logger.Level.DEBUG, "A part could not be looked at: " + part.key(), e);
            }
        }
        return states();
    }

    /** Records acknowledged so far, over all sources. */
    public long sent() {
        return parts.values().stream()
                .filter(SourcePart.class::isInstance)
                .mapToLong(part -> ((SourcePart) part).sending().sent())
                .sum();
    }

    /** Records that the scenario's own consumers have read so far. */
    public long read() {
        return parts.values().stream()
                .filter(StreamPart.class::isInstance)
                .mapToLong(part -> ((StreamPart) part).read())
                .sum();
    }

    /** Why a part makes no progress at present, one sentence; null while all is well. */
    public @Nullable String trouble() {
        return states().stream()
                .filter(state -> state.status() == PartState.Status.TROUBLE)
                .map(PartState::words)
                .findFirst()
                .orElse(null);
    }

    /** Whether a fault is on. */
    public boolean isOn(Fault fault) {
        return faults.containsKey(fault.name());
    }

    /**
     * Switches a fault. Blocks; throws what the SDK throws.
     *
     * @return whether it is on now
     */
    public boolean turn(Fault fault, boolean on) throws InterruptedException {
        synchronized (switching) {
            FaultSwitch before = faults.get(fault.name());
            if (on && before == null && !closed) {
                FaultSwitch fresh = FaultSwitch.of(fault, this);
                fresh.on();
                faults.put(fault.name(), fresh);
            } else if (!on && before != null) {
                before.off();
                faults.remove(fault.name());
            }
            return isOn(fault);
        }
    }

    Part partOf(String key) {
        return Objects.requireNonNull(parts.get(key), key);
    }

    /** A source that comes on top for a fault; it is started and ended by its switch. */
    SourcePart extra(Fault fault) {
        return switch (fault) {
            case Fault.HotKey hot -> {
                Source.Generated made = scenario.sources().stream()
                        .filter(Source.Generated.class::isInstance)
                        .map(Source.Generated.class::cast)
                        .filter(source -> source.streamName().equals(hot.streamName()))
                        .findFirst()
                        .orElseThrow();
                Source.Generated fixed = new Source.Generated(
                        made.streamName(), made.template(), "fixed", 1, 1, hot.key(), hot.rate(), made.seed() + 1);
                yield new Making(
                        hot.name(),
                        hot.streamName(),
                        hot.rate(),
                        () -> records(fixed)::next,
                        sending(hot.streamName()),
                        tempo);
            }
            case Fault.PoisonRecord poison -> {
                OutgoingRecord record =
                        new OutgoingRecord("poison", null, poison.data().getBytes(StandardCharsets.UTF_8));
                yield new Making(
                        poison.name(),
                        poison.streamName(),
                        poison.rate(),
                        () -> () -> record,
                        sending(poison.streamName()),
                        tempo);
            }
            default -> throw new IllegalArgumentException(fault + " adds no source");
        };
    }

    /** Stops sending, reading and asking, switches all faults off, and waits until nothing is on its way any more. Idempotent. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        synchronized (switching) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                for (Thread thread : threads) {
                    thread.join();
                }
                for (FaultSwitch each : faults.values()) {
                    quietly(each::off);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            faults.clear();
            parts.values().forEach(part -> quietly(part::end));
        }
    }

    /** Something to be ended. */
    private interface End {
        void run() throws InterruptedException;
    }

    private static void quietly(End end) {
        try {
            end.run();
        } catch (SdkException e) {
            // The broker may be gone already, and then there is nothing that could go on.
            LOG.log(System.Logger.Level.DEBUG, "Something of the scenario could not be ended.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
