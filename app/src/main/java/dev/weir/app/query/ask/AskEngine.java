package dev.weir.app.query.ask;

import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.Drift;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Answers a SELECT about what streams retain, by DuckDB. A stream's records are read when a statement first names it, and only what
 * is new when the next one does. Thread-safe.
 */
public final class AskEngine implements QueryEngine {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_OBJECT_TABLES = 50;

    private final Supplier<KinesisClient> kinesis;
    private final boolean embedded;
    private final SchemaStore schemas;
    private final InstantSource clock;
    private final References references;
    private final AtomicInteger number = new AtomicInteger();
    private final List<AskRun> running = new ArrayList<>();
    private final Map<String, StreamTable> tables = new LinkedHashMap<>();
    private @Nullable AskDatabase database;
    private @Nullable StreamList streams;
    private final Map<String, Map<String, String>> objectColumns = new LinkedHashMap<>();
    private @Nullable ObjectStore objects;
    private @Nullable Thread warming;
    private boolean closed;

    /**
     * Makes nothing yet.
     *
     * @param kinesis asked for on threads of the engine
     * @param embedded whether the broker is this person's own, so that no reader waits for another
     * @param schemas what streams look like; filled where a stream is met for the first time
     */
    public AskEngine(Supplier<KinesisClient> kinesis, boolean embedded, SchemaStore schemas, InstantSource clock) {
        this(kinesis, embedded, schemas, clock, References.none());
    }

    /** @param references files that a statement may name, too; a stream of the same name goes first */
    public AskEngine(
            Supplier<KinesisClient> kinesis,
            boolean embedded,
            SchemaStore schemas,
            InstantSource clock,
            References references) {
        this.kinesis = kinesis;
        this.references = references;
        this.embedded = embedded;
        this.schemas = schemas;
        this.clock = clock;
    }

    /** This one, which reads objects of S3, too. Before a statement is run. */
    public AskEngine withObjects(ObjectStore store) {
        objects = store;
        return this;
    }

    @Override
    public String title() {
        return "Ask";
    }

    /** Loads DuckDB and what reading a stream takes, in the background, so that the first statement need not wait for it. */
    @Override
    public synchronized void prepare() {
        if (warming == null && !closed) {
            warming = Thread.ofPlatform().daemon().name("ask: warm up").start(() -> new WarmUp(this).run());
        }
    }

    @Override
    public RunningQuery run(String text, QueryOptions options, QueryListener listener) {
        return begin(new AskRun(this, nextId(), text, options, listener, clock.instant()));
    }

    @Override
    public RunningQuery explain(String text, QueryOptions options, QueryListener listener) {
        return begin(new AskRun(this, nextId(), text, options, listener, clock.instant()).onlyPlanned());
    }

    private String nextId() {
        return "ask-" + number.incrementAndGet();
    }

    private AskRun begin(AskRun run) {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException(Text.of("this connection has been closed"));
            }
            running.add(run);
        }
        run.start();
        return run;
    }

    @Override
    public synchronized List<RunningQuery> running() {
        return List.copyOf(running);
    }

    synchronized void ended(AskRun run) {
        running.remove(run);
    }

    /** How far a stream's records have moved away from its schema, as far as they were read. */
    public synchronized Drift drift(String streamName) {
        StreamTable table = tables.get(streamName);
        return table == null ? Drift.NONE : table.drift();
    }

    /** Columns with their types of the objects that were read last, by the name that a statement had for them. */
    public synchronized Map<String, Map<String, String>> objectColumns() {
        return Map.copyOf(objectColumns);
    }

    synchronized void known(String name, Map<String, String> columns) {
        objectColumns.remove(name);
        if (objectColumns.size() == MOST_OBJECT_TABLES) {
            objectColumns.remove(objectColumns.keySet().iterator().next());
        }
        objectColumns.put(name, columns);
    }

    @Nullable ObjectStore objects() {
        return objects;
    }

    KinesisClient kinesis() {
        return kinesis.get();
    }

    boolean embedded() {
        return embedded;
    }

    SchemaStore schemas() {
        return schemas;
    }

    References references() {
        return references;
    }

    InstantSource clock() {
        return clock;
    }

    synchronized StreamList streams() {
        StreamList list = streams;
        if (list == null) {
            list = new StreamList(kinesis.get());
            streams = list;
        }
        return list;
    }

    synchronized AskDatabase database() throws SQLException, IOException {
        if (closed) {
            throw new IllegalStateException(Text.of("this connection has been closed"));
        }
        AskDatabase open = database;
        if (open == null) {
            open = new AskDatabase();
            database = open;
        }
        return open;
    }

    synchronized StreamTable table(String streamName) {
        return tables.computeIfAbsent(streamName, name -> new StreamTable(name, "t_" + (tables.size() + 1)));
    }

    @Override
    public void close() {
        List<AskRun> last;
        Thread warm;
        synchronized (this) {
            closed = true;
            last = List.copyOf(running);
            warm = warming;
        }
        last.forEach(AskRun::cancel);
        try {
            if (warm != null) {
                warm.join(PATIENCE);
            }
            for (AskRun each : last) {
                each.await(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (database != null) {
                database.close();
                database = null;
            }
        }
    }
}
