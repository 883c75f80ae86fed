package dev.weir.app.query;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.query.ask.AskEngine;
import dev.weir.app.query.ask.SampleReader;
import dev.weir.app.query.running.RunningModel;
import dev.weir.app.query.schema.Drift;
import dev.weir.app.query.schema.FixedColumn;
import dev.weir.app.query.schema.SchemaInference;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.query.watch.KeptStatement;
import dev.weir.app.query.watch.KeptStatements;
import dev.weir.app.query.watch.WatchEngine;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The Query page's state: streams with their columns, statements, what was run and what was saved. JavaFX thread only. */
public final class QueryModel {

    private static final String SCHEMA = "query.schema";

    private final Workspace workspace;
    private final Engines engines;
    private final SchemaStore schemas;
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final Map<String, String> toKeep = new ConcurrentHashMap<>();
    private final Runnable keepSoon;
    private final ReadOnlyObjectWrapper<@Nullable List<String>> streams = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<String, StreamSchema>> known = new ReadOnlyObjectWrapper<>(Map.of());
    private final ObservableList<StatementModel> statements = FXCollections.observableArrayList();
    private final Shelf shelf;
    private final RunningModel running;
    private Background.@Nullable Handle listing;
    private int made;

    public QueryModel(Workspace workspace) {
        this(workspace, null);
    }

    /** @param given the engines of a test, or null for those of the connection */
    QueryModel(Workspace workspace, @Nullable Engines given) {
        this.workspace = workspace;
        this.keepSoon = workspace.background().signal(this::keep);
        this.schemas = new SchemaStore(kept::get, (name, text) -> {
            toKeep.put(name, text);
            keepSoon.run();
        });
        this.engines = given != null ? given : engines(workspace, schemas);
        this.shelf = new Shelf(workspace.memory());
        this.running = new RunningModel(workspace, engines.watch(), this::goOn);
    }

    private static Engines engines(Workspace workspace, SchemaStore schemas) {
        AtomicBoolean readOnly = new AtomicBoolean();
        workspace.readOnly().subscribe(now -> readOnly.set(now));
        AskEngine ask = new AskEngine(
                () -> workspace.clients().kinesis(), workspace.connection().embedded(), schemas, workspace.clock());
        WatchEngine watch = new WatchEngine(
                new StreamDeclarations(() -> workspace.clients().kinesis(), schemas, readOnly::get, workspace.clock()),
                workspace.clock(),
                () -> KeptStatements.in(folder(workspace)));
        return new Engines(ask, watch);
    }

    private static Path folder(Workspace workspace) {
        String place =
                workspace.connection().key() + "." + workspace.connection().region();
        return workspace.dataFolder().resolve("watch").resolve(place.replaceAll("[^A-Za-z0-9.-]", "_"));
    }

    Engines engines() {
        return engines;
    }

    /** The statements that run, and those that may go on. */
    RunningModel running() {
        return running;
    }

    /** Opens a tab for a statement that goes on where it was. */
    private void goOn(KeptStatement kept) {
        if (engines.watch() instanceof WatchEngine watch) {
            StatementModel statement = open(kept.text());
            statement.title().set(kept.name().isEmpty() ? statement.title().get() : kept.name());
            statement.choice().set(EngineChoice.WATCH);
            statement.goOn(listener -> watch.goOn(kept, listener));
        }
    }

    /** The streams' names; null until they are known. */
    ReadOnlyObjectProperty<@Nullable List<String>> streams() {
        return streams.getReadOnlyProperty();
    }

    /** Why the streams could not be listed, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The schemas that are known, by stream. */
    ReadOnlyObjectProperty<Map<String, StreamSchema>> known() {
        return known.getReadOnlyProperty();
    }

    /** The open statements; at least one once the page was shown. */
    ObservableList<StatementModel> statements() {
        return statements;
    }

    /** What was run and what was saved. */
    Shelf shelf() {
        return shelf;
    }

    /** One more statement, with a text. */
    StatementModel open(String text) {
        StatementModel statement = new StatementModel(workspace, engines);
        statement.title().set("Statement " + ++made);
        statement.text().set(text);
        statements.add(statement);
        return statement;
    }

    void close(StatementModel statement) {
        statement.close();
        statements.remove(statement);
    }

    /** Lists the streams anew. */
    void refresh() {
        if (listing != null) {
            listing.cancel();
        }
        listing = workspace
                .background()
                .run(
                        "List streams to ask",
                        () -> StreamNames.list(workspace.clients().kinesis()),
                        names -> {
                            failure.set(null);
                            names.forEach(this::recall);
                            streams.set(names);
                            publish();
                        },
                        failure::set);
    }

    private void recall(String streamName) {
        String text = workspace.memory().recall(Memory.key(SCHEMA, workspace, streamName));
        if (text != null) {
            kept.putIfAbsent(streamName, text);
        }
    }

    private void keep() {
        toKeep.forEach((name, text) -> {
            workspace.memory().remember(Memory.key(SCHEMA, workspace, name), text);
            kept.put(name, text);
        });
        toKeep.clear();
        publish();
    }

    private void publish() {
        List<String> names = streams.get();
        Map<String, StreamSchema> found = new LinkedHashMap<>();
        if (names != null) {
            for (String name : names) {
                StreamSchema schema = kept.containsKey(name) ? schemas.get(name) : null;
                if (schema != null) {
                    found.put(name, schema);
                }
            }
        }
        known.set(found);
    }

    /** Looks at some of a stream's records to find its columns, if they are not known or are to be found anew. */
    void infer(String streamName, boolean anew) {
        if (!anew && schemas.get(streamName) != null) {
            return;
        }
        workspace
                .background()
                .run(
                        "Look at what " + streamName + " holds",
                        () -> SampleReader.read(
                                workspace.clients().kinesis(),
                                streamName,
                                workspace.clock().instant()),
                        sample -> {
                            if (sample.isEmpty()) {
                                workspace.say(streamName + " has no records to learn its columns from.");
                            } else {
                                schemas.put(streamName, SchemaInference.infer(sample));
                            }
                        },
                        why -> workspace.say(why.what()));
    }

    /** Keeps a schema that a person changed; the next statement reads the stream anew with it. */
    void change(String streamName, StreamSchema schema) {
        schemas.put(streamName, schema);
    }

    @Nullable StreamSchema schema(String streamName) {
        return schemas.get(streamName);
    }

    /** What of a stream's records does not fit its schema, in words, or an empty text. */
    String drift(String streamName) {
        if (!(engines.ask() instanceof AskEngine ask)) {
            return "";
        }
        Drift drift = ask.drift(streamName);
        if (!drift.drifted()) {
            return "";
        }
        String unfit = drift.unfit() == 0
                ? ""
                : Format.count(drift.unfit()) + " of " + Format.count(drift.records())
                        + " records do not fit. The newest: " + drift.why() + " ";
        return unfit
                + (drift.stranger() == null ? "" : "There is a field that is no column: " + drift.stranger() + ".");
    }

    /** Columns with their types by stream, for the completion. */
    Map<String, Map<String, String>> columns() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        List<String> names = streams.get();
        if (names != null) {
            for (String name : names) {
                StreamSchema schema = known.get().get(name);
                all.put(name, schema == null ? Map.of() : Columns.of(schema));
            }
        }
        return all;
    }

    /** The columns that every stream has, and its own. */
    static final class Columns {

        private Columns() {}

        static Map<String, String> of(StreamSchema schema) {
            Map<String, String> columns = new LinkedHashMap<>();
            schema.fields().forEach(field -> columns.put(field.name(), TypeWords.of(field.type())));
            for (FixedColumn column : FixedColumn.values()) {
                columns.put(schema.nameOf(column), column.type());
            }
            return columns;
        }
    }

    /** The connection ends. */
    void close() {
        statements.forEach(StatementModel::leave);
        running.hidden();
        workspace
                .background()
                .run(
                        "End the statements",
                        () -> {
                            engines.close();
                            return true;
                        },
                        closed -> {},
                        failed -> {});
    }
}
