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
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Continuous SQL over streams. The work is done by a process of its own, which is started when it is first needed and ended with this;
 * when it dies, its queries fail with a word on why, and the next query starts another.
 */
public final class WatchEngine implements QueryEngine {

    private static final int KILLED = 128 + 9;

    private final Tables tables;
    private final InstantSource clock;
    private final Supplier<Optional<Path>> folder;
    private final Map<String, WatchQuery> running = new LinkedHashMap<>();
    private @Nullable WatchProcess process;
    private boolean diedBefore;
    private boolean closed;
    private int begun;

    /**
     * An engine that has not started its process yet.
     *
     * @param clock tells when a query was begun
     */
    public WatchEngine(Tables tables, InstantSource clock) {
        this(tables, clock, WatchFolder::find);
    }

    WatchEngine(Tables tables, InstantSource clock, Supplier<Optional<Path>> folder) {
        this.tables = tables;
        this.clock = clock;
        this.folder = folder;
    }

    @Override
    public String title() {
        return "Watch";
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
        WatchQuery query;
        synchronized (this) {
            query = new WatchQuery("w" + ++begun, text, clock.instant(), listener, this::cancel);
            running.put(query.id(), query);
        }
        Thread.ofVirtual().name("watch-begin-" + query.id()).start(() -> begin(query, options));
        return query;
    }

    private void begin(WatchQuery query, QueryOptions options) {
        try {
            List<String> declarations = tables.declarations(query.text(), options);
            synchronized (this) {
                if (process == null || !process.isAlive()) {
                    query.progress(diedBefore ? "The engine had ended; starting it again" : "Starting the engine");
                }
            }
            WatchProcess started = process();
            ObjectNode message = message(query).put("do", "execute").put("sql", query.text());
            declarations.forEach(message.putArray("ddl")::add);
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
        } catch (IOException | RuntimeException e) {
            String what = e.getMessage() == null ? e.toString() : e.getMessage();
            finish(query, new Ended.Failed(new QueryError(what, "", 0, 0, e.toString())));
        }
    }

    private synchronized WatchProcess process() throws IOException {
        if (closed) {
            throw new IOException("The connection is closed.");
        }
        if (process == null || !process.isAlive()) {
            Path jars = folder.get()
                    .orElseThrow(() ->
                            new IOException("The engine for continuous queries is not part of this installation."));
            process = WatchProcess.start(jars, new WatchProcess.Ear() {
                @Override
                public void heard(WatchProcess from, JsonNode message) {
                    WatchEngine.this.heard(from, message);
                }

                @Override
                public void gone(WatchProcess from) {
                    WatchEngine.this.gone(from);
                }
            });
        }
        return process;
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
        synchronized (this) {
            diedBefore = true;
            itsQueries = running.values().stream()
                    .filter(query -> dead.equals(query.sentTo()))
                    .toList();
        }
        Ended end = new Ended.Failed(new QueryError(
                why(dead.status()), "Run the query again; the engine starts anew.", 0, 0, dead.lastWords()));
        itsQueries.forEach(query -> finish(query, query.isCancelled() ? new Ended.Cancelled() : end));
    }

    private static String why(int status) {
        return switch (status) {
            case WatchProcess.OUT_OF_MEMORY -> "The engine has run out of memory.";
            case KILLED -> "The engine was killed.";
            default -> "The engine ended unexpectedly, with status " + status + ".";
        };
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
        if (first) {
            query.end(ended);
        }
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
        }
        left.forEach(query -> finish(query, new Ended.Cancelled()));
        if (last != null) {
            last.end();
        }
    }
}
