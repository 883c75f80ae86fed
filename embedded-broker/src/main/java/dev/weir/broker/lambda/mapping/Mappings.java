package dev.weir.broker.lambda.mapping;

import dev.weir.broker.lambda.LambdaErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** All event source mappings, and those of them that are at work. Thread-safe. */
public final class Mappings {

    private static final String NO_RESULT = "No records processed";

    private final MappingParts parts;
    private final MappingStore store;
    private final Map<UUID, Mapping> mappings = new HashMap<>();
    private final Map<UUID, MappingRun> runs = new HashMap<>();
    private final Map<UUID, String> results = new ConcurrentHashMap<>();
    private boolean stopped;

    public Mappings(MappingParts parts) {
        this.parts = parts;
        this.store = new MappingStore(parts.database());
    }

    /** Goes on with what the last stop left. */
    public synchronized void start() {
        for (Mapping mapping : store.mappings()) {
            mappings.put(mapping.uuid(), mapping);
            if (mapping.settings().state().equals(Mapping.DELETING)) {
                deleteLater(mapping);
            } else if (mapping.reads()) {
                runLater(mapping);
            }
        }
    }

    /** Ends all work; what functions work on is not waited for, and is begun anew at the next start. */
    public synchronized void stop() {
        stopped = true;
        runs.values().forEach(MappingRun::stop);
    }

    Instant now() {
        return parts.time().now().truncatedTo(ChronoUnit.MILLIS);
    }

    Instant settled() {
        return now().plus(parts.stateDelay());
    }

    /** What is told of a mapping now. */
    EventSourceMappingConfiguration described(Mapping mapping) {
        return mapping.settings().toBuilder()
                .state(mapping.state(now()))
                .lastProcessingResult(results.getOrDefault(mapping.uuid(), NO_RESULT))
                .build();
    }

    synchronized List<Mapping> in(String region) {
        return mappings.values().stream()
                .filter(mapping -> mapping.region().equals(region))
                .sorted(Comparator.comparing(Mapping::createdAt).thenComparing(Mapping::uuid))
                .toList();
    }

    /** @throws dev.weir.broker.call.AwsException ResourceNotFoundException */
    synchronized Mapping get(String region, String uuid) {
        for (Mapping mapping : mappings.values()) {
            if (mapping.uuid().toString().equalsIgnoreCase(uuid)
                    && mapping.region().equals(region)) {
                return mapping;
            }
        }
        throw LambdaErrors.notFound("The resource you requested does not exist.");
    }

    /** Adds a mapping, unless there is one of the same stream and function. */
    synchronized void add(Mapping mapping) {
        EventSourceMappingConfiguration settings = mapping.settings();
        for (Mapping other : mappings.values()) {
            if (other.settings().eventSourceArn().equals(settings.eventSourceArn())
                    && other.settings().functionArn().equals(settings.functionArn())) {
                throw LambdaErrors.conflict("The event source arn (\" " + settings.eventSourceArn()
                        + " \") and function (\" " + settings.functionArn()
                        + " \") provided mapping already exists. Please update or delete the existing mapping with"
                        + " UUID " + other.uuid());
            }
        }
        store.save(mapping);
        mappings.put(mapping.uuid(), mapping);
        if (mapping.reads()) {
            runLater(mapping);
        }
    }

    /** Changes a mapping whose state does not pass by itself at present; its work goes on with the new settings. */
    synchronized Mapping change(Mapping mapping, UnaryOperator<Mapping> change) {
        Mapping present = settled(mapping);
        Mapping changed = change.apply(present);
        store.save(changed);
        mappings.put(changed.uuid(), changed);
        MappingRun run = runs.get(changed.uuid());
        if (run != null) {
            run.stop();
        }
        if (changed.reads()) {
            runLater(changed);
        }
        return changed;
    }

    private Mapping settled(Mapping mapping) {
        Mapping present = mappings.get(mapping.uuid());
        if (present == null) {
            throw LambdaErrors.notFound("The resource you requested does not exist.");
        }
        if (now().isBefore(present.settledAt()) || present.settings().state().equals(Mapping.DELETING)) {
            throw LambdaErrors.inUse("Cannot update the event source mapping because it is in use.");
        }
        return present;
    }

    /** Begins to delete a mapping. */
    synchronized Mapping delete(Mapping mapping) {
        Mapping present = settled(mapping);
        Mapping deleting = present.with(
                present.settings().toBuilder().state(Mapping.DELETING).build(), settled());
        store.save(deleting);
        mappings.put(deleting.uuid(), deleting);
        MappingRun run = runs.get(deleting.uuid());
        if (run != null) {
            run.stop();
        }
        deleteLater(deleting);
        return deleting;
    }

    private void deleteLater(Mapping mapping) {
        parts.time().after(left(mapping), () -> Thread.ofVirtual().start(() -> forget(mapping)));
    }

    private synchronized void forget(Mapping mapping) {
        if (!stopped) {
            store.delete(mapping.uuid());
            mappings.remove(mapping.uuid());
            runs.remove(mapping.uuid());
            results.remove(mapping.uuid());
        }
    }

    private void runLater(Mapping mapping) {
        parts.time().after(left(mapping), () -> Thread.ofVirtual().start(() -> run(mapping)));
    }

    private synchronized void run(Mapping mapping) {
        if (!stopped && mapping.equals(mappings.get(mapping.uuid()))) {
            MappingRun run = new MappingRun(mapping, parts, store, result -> results.put(mapping.uuid(), result));
            run.start(runs.put(mapping.uuid(), run));
        }
    }

    private Duration left(Mapping mapping) {
        Duration left = Duration.between(now(), mapping.settledAt());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
