package dev.weir.app.query.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.engine.StatementProblem;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Continuous SQL over streams. The work is done by a process of its own, which is started when it is first needed and ended with this.
 * When it dies another is started, and its queries go on from their last checkpoints; not when it ran out of memory, since it would do so
 * again, nor when it dies again and again. What runs when this is closed is offered the next time.
 */
public final class WatchEngine implements QueryEngine {

    private final Tables tables;
    private final InstantSource clock;
    private final Supplier<KeptStatements> store;
    private final Supplier<Optional<Path>> folder;
    private final Deaths deaths;
    private final Map<String, WatchQuery> running = new LinkedHashMap<>();
    private @Nullable KeptStatements kept;
    private @Nullable WatchProcess process;
    private @Nullable KeyRenewal renewal;
    private @Nullable Duration checkpoints;
    private boolean closed;

    /** An engine whose queries end with it. */
    public WatchEngine(Tables tables, InstantSource clock) {
        this(tables, clock, KeptStatements::ofThisRun);
    }

    /**
     * An engine that has not started its process yet.
     *
     * @param clock tells when a query was begun
     * @param store what is kept until the next time; asked for once, off the JavaFX thread
     */
    public WatchEngine(Tables tables, InstantSource clock, Supplier<KeptStatements> store) {
        this(tables, clock, store, WatchFolder::find);
    }

    WatchEngine(Tables tables, InstantSource clock, Supplier<KeptStatements> store, Supplier<Optional<Path>> folder) {
        this.tables = tables;
        this.clock = clock;
        this.store = store;
        this.folder = folder;
        this.deaths = new Deaths(clock);
    }

    /** Makes checkpoints so long after each other, and not five seconds. */
    WatchEngine withCheckpointsEvery(Duration each) {
        this.checkpoints = each;
        return this;
    }

    @Override
    public String title() {
        return "Watch";
    }

    /** Whether its process runs, so that one more statement costs little. */
    public synchronized boolean isUp() {
        return process != null && process.isAlive();
    }

    @Override
    public void prepare() {
        Thread.ofVirtual().name("watch-prepare").start(() -> {
            try {
                process();
            } catch (IOException e) {
                // The first query fails with the same words.
            }
        });
    }

    @Override
    public RunningQuery run(String text, QueryOptions options, QueryListener listener) {
        KeptStatement asked = new KeptStatement(UUID.randomUUID().toString(), "", text, List.of(), clock.instant(), "");
        WatchQuery query = add(asked, listener);
        inBackground(query, () -> {
            query.declared(declarations(text, options));
            kept().keep(query.kept());
            send(query, false);
        });
        return query;
    }

    /** Goes on with a statement of {@link #offers} where it was. */
    public RunningQuery goOn(KeptStatement statement, QueryListener listener) {
        WatchQuery query = add(statement, listener);
        query.countedAnew();
        inBackground(query, () -> {
            tables.check(query.text());
            tables.goingOn(query.text(), query.declarations());
            kept().keep(query.kept());
            send(query, true);
        });
        return query;
    }

    /** Statements that do not run and can be gone on with, the oldest first. Blocks. */
    public List<KeptStatement> offers() {
        KeptStatements all = kept();
        return all.all().stream()
                .filter(statement -> !isRunning(statement.id()) && all.hasCheckpoint(statement.id()))
                .toList();
    }

    /** Lets go of a statement of {@link #offers} for good. Blocks. */
    public void forget(KeptStatement statement) {
        if (!isRunning(statement.id())) {
            kept().forget(statement.id());
        }
    }

    private synchronized boolean isRunning(String id) {
        return running.containsKey(id);
    }

    private WatchQuery add(KeptStatement asked, QueryListener listener) {
        WatchQuery query = new WatchQuery(asked, listener, new WatchQuery.Ways() {
            @Override
            public void cancel(WatchQuery which) {
                WatchEngine.this.cancel(which);
            }

            @Override
            public void renamed(WatchQuery which) {
                Thread.ofVirtual().name("watch-keep").start(() -> WatchEngine.this.renamed(which));
            }
        });
        synchronized (this) {
            running.put(query.id(), query);
        }
        return query;
    }

    private interface Step {
        void take() throws IOException;
    }

    private void inBackground(WatchQuery query, Step step) {
        Thread.ofVirtual().name("watch-begin-" + query.id()).start(() -> {
            try {
                step.take();
            } catch (StatementProblem e) {
                finish(query, new Ended.Failed(e.error()));
            } catch (IOException | RuntimeException e) {
                String what = e.getMessage() == null ? e.toString() : e.getMessage();
                finish(query, new Ended.Failed(new QueryError(what, "", 0, 0, e.toString())));
            }
        });
    }

    private List<String> declarations(String text, QueryOptions options) {
        List<String> declarations = tables.declarations(text, options);
        return tables.reach() == null ? declarations : Declarations.withoutReach(declarations);
    }

    private KeptStatements kept() {
        synchronized (store) {
            KeptStatements known = kept;
            if (known == null) {
                known = store.get();
                kept = known;
            }
            return known;
        }
    }

    private void renamed(WatchQuery query) {
        if (isRunning(query.id()) && !query.declarations().isEmpty()) {
            kept().keep(query.kept());
        }
    }

    /** @param goOn whether from the last checkpoint, where there is one */
    private void send(WatchQuery query, boolean goOn) throws IOException {
        synchronized (this) {
            if (process == null || !process.isAlive()) {
                query.progress(
                        deaths.any()
                                ? Text.of("The engine had ended; starting it again")
                                : Text.of("Starting the engine"));
            }
        }
        WatchProcess started = process();
        KeyRenewal keys;
        synchronized (this) {
            keys = renewal;
        }
        if (keys != null) {
            keys.awaitFirst();
        }
        ObjectNode message = message(query)
                .put("do", "execute")
                .put("sql", query.text())
                .put("folder", kept().checkpoints(query.id()).toAbsolutePath().toString())
                .put("goOn", goOn);
        if (checkpoints != null) {
            message.put("checkpointMillis", checkpoints.toMillis());
        }
        query.declarations().forEach(message.putArray("ddl")::add);
        synchronized (this) {
            if (!running.containsKey(query.id())) {
                return;
            }
            query.sentTo(started);
        }
        started.send(message);
        if (query.isCancelled()) {
            cancel(query);
        }
        if (!started.isAlive()) {
            gone(started);
        }
    }

    private synchronized WatchProcess process() throws IOException {
        if (closed) {
            throw new IOException(Text.of("The connection is closed."));
        }
        WatchProcess known = process;
        if (known == null || !known.isAlive()) {
            Path jars = folder.get()
                    .orElseThrow(() -> new IOException(
                            Text.of("The engine for continuous queries is not part of this installation.")));
            WatchProcess started = WatchProcess.start(jars, new WatchProcess.Ear() {
                @Override
                public void heard(WatchProcess from, JsonNode message) {
                    WatchEngine.this.heard(from, message);
                }

                @Override
                public void gone(WatchProcess from) {
                    WatchEngine.this.gone(from);
                }
            });
            process = started;
            renewal = KeyRenewal.start(tables, started);
            return started;
        }
        return known;
    }

    private void heard(WatchProcess from, JsonNode message) {
        WatchQuery query;
        synchronized (this) {
            query = running.get(message.path("id").asText());
        }
        if (query == null) {
            return;
        }
        if (message.has("ended") || message.has("error")) {
            finish(query, WatchQuery.ended(message));
        } else {
            query.heard(message, () -> from.send(message(query).put("do", "ack")));
        }
    }

    private void gone(WatchProcess dead) {
        List<WatchQuery> itsQueries;
        boolean again;
        synchronized (this) {
            itsQueries = running.values().stream()
                    .filter(query -> dead.equals(query.sentTo()))
                    .toList();
            again = !itsQueries.isEmpty() && deaths.another(dead.status());
            itsQueries.forEach(query -> query.sentTo(null));
        }
        Ended end = new Ended.Failed(deaths.error(dead.status(), dead.lastWords()));
        for (WatchQuery query : itsQueries) {
            if (query.isCancelled()) {
                finish(query, new Ended.Cancelled());
            } else if (again) {
                query.countedAnew();
                boolean state = kept().hasCheckpoint(query.id());
                query.progress(Deaths.what(dead.status()) + " "
                        + (state
                                ? Text.of("It is started again; the query goes on where it was.")
                                : Text.of("It is started again; the query begins anew.")));
                inBackground(query, () -> send(query, true));
            } else {
                finish(query, end);
            }
        }
    }

    private void cancel(WatchQuery query) {
        WatchProcess where;
        synchronized (this) {
            where = query.sentTo();
        }
        if (where == null) {
            finish(query, new Ended.Cancelled());
        } else {
            where.send(message(query).put("do", "cancel"));
        }
    }

    private void finish(WatchQuery query, Ended ended) {
        boolean first;
        synchronized (this) {
            first = running.remove(query.id(), query);
        }
        if (!first) {
            return;
        }
        if (ended instanceof Ended.Failed failed && kept().hasCheckpoint(query.id())) {
            kept().keep(query.kept().because(failed.error().what()));
        } else {
            kept().forget(query.id());
        }
        query.end(ended);
    }

    private static ObjectNode message(WatchQuery query) {
        return JsonNodeFactory.instance.objectNode().put("id", query.id());
    }

    /** The process that runs the queries, for tests. */
    synchronized @Nullable WatchProcess runningProcess() {
        return process;
    }

    @Override
    public synchronized List<RunningQuery> running() {
        return List.copyOf(running.values());
    }

    @Override
    public void close() {
        WatchProcess last;
        List<WatchQuery> left;
        synchronized (this) {
            closed = true;
            last = process;
            left = List.copyOf(running.values());
            running.clear();
        }
        // Not forgotten: they are offered the next time.
        left.forEach(query -> query.end(new Ended.Cancelled()));
        if (last != null) {
            last.end();
        }
        // But for those that a person has stopped just now.
        left.stream().filter(WatchQuery::isCancelled).forEach(query -> kept().forget(query.id()));
        synchronized (store) {
            if (kept != null) {
                kept.close();
            }
        }
    }
}
