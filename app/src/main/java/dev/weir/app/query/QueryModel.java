package dev.weir.app.query;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.query.ask.AskEngine;
import dev.weir.app.query.ask.SampleReader;
import dev.weir.app.query.gateway.GatewayAddress;
import dev.weir.app.query.gateway.GatewayEngine;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.Drift;
import dev.weir.app.query.schema.FixedColumn;
import dev.weir.app.query.schema.SchemaInference;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.query.watch.WatchEngine;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The Query page's state: streams with their columns, statements, what was run and what was saved. JavaFX thread only. */
public final class QueryModel {

    private static final String SCHEMA = "query.schema";
    private static final String REFERENCES = "query.references";
    private static final String GATEWAY = "query.gateway";
    private static final String CONSUMERS = "query.consumers";

    private final Workspace workspace;
    private final Engines engines;
    private final SchemaStore schemas;
    private final References references;
    private final LeftConsumers consumers;
    private final StringProperty gateway = new SimpleStringProperty("");
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final Map<String, String> toKeep = new ConcurrentHashMap<>();
    private final Runnable keepSoon;
    private final ReadOnlyObjectWrapper<@Nullable List<String>> streams = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<String, StreamSchema>> known = new ReadOnlyObjectWrapper<>(Map.of());
    private final ObservableList<StatementModel> statements = FXCollections.observableArrayList();
    private final Shelf shelf;
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
        String key = Memory.key(REFERENCES, workspace, "");
        this.references = new References(
                workspace.memory().recall(key), text -> workspace.memory().remember(key, text));
        this.consumers = consumers(workspace);
        String address = workspace.memory().recall(Memory.key(GATEWAY, workspace, ""));
        this.gateway.set(address == null ? GatewayAddress.USUAL : address);
        this.gateway.addListener(
                (property, before, now) -> workspace.memory().remember(Memory.key(GATEWAY, workspace, ""), now));
        this.engines = given != null ? given : engines(workspace, schemas, references, consumers, gateway);
        this.shelf = new Shelf(workspace.memory());
    }

    private static LeftConsumers consumers(Workspace workspace) {
        String key = Memory.key(CONSUMERS, workspace, "");
        AtomicReference<String> text = new AtomicReference<>("");
        Runnable soon = workspace.background().signal(() -> workspace.memory().remember(key, text.get()));
        LeftConsumers consumers = new LeftConsumers(
                () -> workspace.clients().kinesis(), workspace.memory().recall(key), now -> {
                    text.set(now);
                    soon.run();
                });
        if (!consumers.isEmpty()) {
            workspace
                    .background()
                    .run(
                            "Look for fan-out consumers that were left behind",
                            consumers::sweep,
                            taken -> {
                                if (taken > 0) {
                                    workspace.say("Fan-out consumers that a query had left behind were deregistered: "
                                            + taken + ".");
                                }
                            },
                            failure -> workspace.say(failure.what()));
        }
        return consumers;
    }

    private static Engines engines(
            Workspace workspace,
            SchemaStore schemas,
            References references,
            LeftConsumers consumers,
            StringProperty gateway) {
        AtomicBoolean readOnly = new AtomicBoolean();
        workspace.readOnly().subscribe(now -> readOnly.set(now));
        AskEngine ask = new AskEngine(
                () -> workspace.clients().kinesis(),
                workspace.connection().embedded(),
                schemas,
                workspace.clock(),
                references);
        WatchEngine watch = new WatchEngine(
                new StreamDeclarations(
                                () -> workspace.clients().kinesis(),
                                schemas,
                                readOnly::get,
                                workspace.clock(),
                                references)
                        .noting(consumers),
                workspace.clock());
        AtomicReference<String> address = new AtomicReference<>("");
        gateway.subscribe(now -> address.set(now));
        GatewayEngine remote = new GatewayEngine(
                new StreamDeclarations(
                                () -> workspace.clients().kinesis(),
                                schemas,
                                readOnly::get,
                                workspace.clock(),
                                references)
                        .withKeysIf(() -> GatewayAddress.isLoopback(address.get())),
                workspace.clock(),
                address::get);
        return new Engines(ask, watch, remote);
    }

    Engines engines() {
        return engines;
    }

    /** Where the gateway is; kept between runs. */
    StringProperty gateway() {
        return gateway;
    }

    /** The files that statements may name as tables. */
    References references() {
        return references;
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
        for (ReferenceTable table : references.all()) {
            Map<String, String> columns = new LinkedHashMap<>();
            table.fields().forEach(field -> columns.put(field.name(), TypeWords.of(field.type())));
            all.putIfAbsent(table.name(), columns);
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
        statements.forEach(StatementModel::close);
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
