package dev.weir.app.query.ask;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.schema.Drift;
import dev.weir.app.query.schema.FixedColumn;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** The streams that one statement names: shown to its connection as tables, brought up to date one after the other. One thread. */
final class StreamsAsked {

    /** Something to do while the streams are being loaded. */
    interface Meanwhile {
        void look() throws SQLException;
    }

    private static final Duration FIRST_LOOK = Duration.ofMillis(500);
    private static final Duration A_MOMENT = Duration.ofMillis(100);
    private static final String DATA = "data";

    private final AskEngine engine;
    private final List<StreamTable> tables;
    private final AskStatement statement;
    private final boolean dataNamed;
    private final QueryOptions options;
    private final QueryListener listener;
    private final List<StreamTable> locked = new ArrayList<>();

    private StreamsAsked(
            AskEngine engine,
            List<StreamTable> tables,
            AskStatement statement,
            QueryOptions options,
            QueryListener listener) {
        this.engine = engine;
        this.tables = tables;
        this.statement = statement;
        this.dataNamed =
                statement.columns().contains(DATA) || statement.columns().contains("record_" + DATA);
        this.options = options;
        this.listener = listener;
    }

    static StreamsAsked of(AskEngine engine, AskStatement statement, QueryOptions options, QueryListener listener) {
        // In the order of their names, so that two statements never wait for each other's.
        List<StreamTable> tables = statement.tables().stream()
                .filter(name -> !ObjectAddress.is(name))
                .map(name -> engine.streams().find(name))
                .filter(name -> name != null)
                .distinct()
                .sorted()
                .map(engine::table)
                .toList();
        return new StreamsAsked(engine, tables, statement, options, listener);
    }

    void lock() throws InterruptedException {
        for (StreamTable table : tables) {
            if (!table.lock.tryLock()) {
                listener.progress(
                        Text.of("Waiting for another statement that reads {0}", table.streamName()), Double.NaN);
                table.lock.lockInterruptibly();
            }
            locked.add(table);
        }
    }

    void unlock() {
        locked.forEach(table -> table.lock.unlock());
        locked.clear();
    }

    /** Makes the tables, with columns. */
    void prepare(AskDatabase database) throws SQLException {
        for (StreamTable table : tables) {
            StreamSchema schema = schema(table.streamName());
            Set<String> fields = needed(schema);
            Set<FixedColumn> fixed = neededOfAll(schema);
            if (replaced(table) || !table.serves(schema, fields, fixed, options.from())) {
                make(database, table, schema, fields, fixed);
            }
        }
    }

    /**
     * The fields that are loaded. From a broker on this machine they come faster than DuckDB can keep all of them; elsewhere reading
     * takes longest, and what was read once is kept whole.
     */
    private Set<String> needed(StreamSchema schema) {
        Set<String> names = new LinkedHashSet<>();
        for (SchemaField field : schema.fields()) {
            if (!engine.embedded()
                    || statement.everything()
                    || statement.words().contains(field.name().toLowerCase(Locale.ROOT))) {
                names.add(field.name());
            }
        }
        return names;
    }

    /** The same of the columns that every stream has: the data is the greatest of them, and only what names it gets it. */
    private Set<FixedColumn> neededOfAll(StreamSchema schema) {
        Set<FixedColumn> columns = EnumSet.noneOf(FixedColumn.class);
        for (FixedColumn column : List.of(FixedColumn.PARTITION_KEY, FixedColumn.SEQUENCE_NUMBER)) {
            if (!engine.embedded()
                    || statement.everything()
                    || statement.words().contains(schema.nameOf(column))) {
                columns.add(column);
            }
        }
        if (!engine.embedded() || dataNamed || schema.fields().isEmpty()) {
            columns.add(FixedColumn.DATA);
        }
        return columns;
    }

    /** Whether the stream was deleted and made anew under the same name. Who may not ask for that finds out by its records. */
    private boolean replaced(StreamTable table) {
        try {
            Instant created = engine.kinesis()
                    .describeStreamSummary(request -> request.streamName(table.streamName()))
                    .streamDescriptionSummary()
                    .streamCreationTimestamp();
            return created != null && table.isAnother(created);
        } catch (ResourceNotFoundException e) {
            throw e;
        } catch (AwsServiceException e) {
            return false;
        }
    }

    private void make(
            AskDatabase database, StreamTable table, StreamSchema schema, Set<String> fields, Set<FixedColumn> fixed)
            throws SQLException {
        List<String> statements = table.made(schema, fields, fixed, options.from());
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            for (String each : statements) {
                sql.execute(each);
            }
        }
    }

    private StreamSchema schema(String streamName) {
        if (engine.schemas().get(streamName) == null) {
            listener.progress(Text.of("Looking at what {0} holds", streamName), Double.NaN);
        }
        return SampleReader.schema(
                engine.kinesis(), engine.schemas(), streamName, engine.clock().instant());
    }

    /** Shows the tables to a connection under the streams' names. */
    void show(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            for (StreamTable table : tables) {
                sql.execute(table.view(options.from(), options.until(), dataNamed));
            }
        }
    }

    /** Reads what is new of all of them. */
    void load(AskDatabase database, Meanwhile meanwhile) throws SQLException, IOException, InterruptedException {
        for (StreamTable table : tables) {
            try {
                load(database, table, meanwhile);
            } catch (InvalidArgumentException e) {
                if (table.lastSequence().isEmpty()) {
                    throw e;
                }
                // The stream was deleted and made anew since: so is the table.
                make(database, table, table.schema(), needed(table.schema()), table.fixed());
                load(database, table, meanwhile);
            }
        }
    }

    private void load(AskDatabase database, StreamTable table, Meanwhile meanwhile)
            throws SQLException, IOException, InterruptedException {
        KinesisClient kinesis = engine.kinesis();
        Instant now = engine.clock().instant();
        Instant end = options.until() == null ? now.plus(Duration.ofSeconds(2)) : options.until();
        ReadRange range = new ReadRange(table.from(), end, !engine.embedded());
        TableLoad load =
                new TableLoad(database, kinesis, table, range, engine.schemas().registry());
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            load.run();
            return true;
        });
        Thread thread = Thread.ofPlatform().daemon().name("ask: load").start(task);
        try {
            follow(table, load, task, meanwhile);
        } finally {
            if (!task.isDone()) {
                // The table may be used again once this has come to its end.
                thread.interrupt();
                thread.join();
            }
        }
    }

    private void follow(StreamTable table, TableLoad load, FutureTask<Boolean> task, Meanwhile meanwhile)
            throws SQLException, IOException, InterruptedException {
        Duration wait = FIRST_LOOK;
        long next = System.nanoTime() + wait.toNanos();
        while (true) {
            try {
                task.get(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException loading) {
                listener.progress(words(table, load), load.share());
                if (System.nanoTime() > next) {
                    meanwhile.look();
                    wait = wait.multipliedBy(2);
                    next = System.nanoTime() + wait.toNanos();
                }
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                switch (cause) {
                    case null -> throw new IllegalStateException(e);
                    case SQLException sql -> throw sql;
                    case IOException io -> throw io;
                    case InterruptedException interrupted -> throw interrupted;
                    case RuntimeException failed -> throw failed;
                    default -> throw new IllegalStateException(cause);
                }
            }
        }
    }

    private static String words(StreamTable table, TableLoad load) {
        return Text.of(
                "Reading {0}: {1} records so far; what is shown is of those",
                table.streamName(), Format.count(load.recordsRead()));
    }

    Counted counted() {
        Drift all = Drift.NONE;
        for (StreamTable table : tables) {
            all = all.plus(table.drift());
        }
        String why = all.why();
        return new Counted(all.records(), all.unfit(), why);
    }
}
