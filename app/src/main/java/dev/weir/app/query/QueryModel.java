package dev.weir.app.query;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.query.ask.AskEngine;
import dev.weir.app.query.ask.SampleReader;
import dev.weir.app.query.delivered.Delivered;
import dev.weir.app.query.delivered.DeliveryStreams;
import dev.weir.app.query.gallery.ExampleDelivery;
import dev.weir.app.query.gallery.ExampleTable;
import dev.weir.app.query.gateway.GatewayAddress;
import dev.weir.app.query.pin.DrawnCharts;
import dev.weir.app.query.pin.Pins;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.running.RunningModel;
import dev.weir.app.query.schema.Drift;
import dev.weir.app.query.schema.EventTime;
import dev.weir.app.query.schema.FixedColumn;
import dev.weir.app.query.schema.SchemaCheck;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.query.text.Completion;
import dev.weir.app.query.watch.KeptStatement;
import dev.weir.app.query.watch.WatchEngine;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The Query page's state: streams with their columns, statements, what was run and what was saved. JavaFX thread only. */
public final class QueryModel {

    private static final String GATEWAY = "query.gateway";
    private static final int MOST_CLOSED = 20;

    /** Names of streams at most; who has more types them. */
    private static final int MOST_STREAMS = 10_000;

    private final Workspace workspace;
    private final Engines engines;
    private final SchemaMemory memory;
    private final SchemaStore schemas;
    private final References references;
    private final StringProperty gateway = new SimpleStringProperty("");
    private final Runnable release;
    private final ReadOnlyObjectWrapper<@Nullable List<String>> streams = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Delivered>> delivered = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Failure> deliveredFailure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<String, StreamSchema>> known = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Map<String, SchemaCheck>> checks = new ReadOnlyObjectWrapper<>(Map.of());
    private final ObservableList<StatementModel> statements = FXCollections.observableArrayList();
    private final Shelf shelf;
    private final RunningModel running;
    private final ReadOnlyObjectWrapper<@Nullable StatementModel> wanted = new ReadOnlyObjectWrapper<>();
    private final TabShelf tabs;
    private final Pins pins;
    private Background.@Nullable Handle listing;
    private Background.@Nullable Handle listingDelivered;
    private final Deque<TabShelf.Kept> closed = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canReopen = new ReadOnlyBooleanWrapper();
    private int made;

    public QueryModel(Workspace workspace) {
        this(workspace, new SharedEngines());
    }

    /** @param shared where the connection's engines are */
    QueryModel(Workspace workspace, SharedEngines shared) {
        this(workspace, shared.take(workspace), shared.drawn(), () -> shared.release(workspace));
    }

    /** @param given the engines of a test */
    QueryModel(Workspace workspace, Engines given) {
        this(
                workspace,
                new ConnectionEngines(given, new SchemaMemory(workspace), ConnectionEngines.references(workspace)),
                new DrawnCharts(),
                given::close);
    }

    private QueryModel(Workspace workspace, ConnectionEngines connection, DrawnCharts drawn, Runnable release) {
        this.workspace = workspace;
        this.engines = connection.engines();
        this.references = connection.references();
        this.memory = connection.schemas();
        this.schemas = memory.store();
        this.release = release;
        String key = Memory.key(GATEWAY, workspace, "");
        String address = workspace.memory().recall(key);
        this.gateway.set(address == null ? GatewayAddress.USUAL : address);
        this.gateway.subscribe(now -> {
            workspace.memory().remember(key, now);
            connection.gateway().set(now);
        });
        this.shelf = new Shelf(workspace.memory());
        this.tabs = new TabShelf(workspace);
        this.pins = new Pins(workspace, drawn);
        memory.onChange(this::publish);
        this.running = new RunningModel(workspace, engines.watch(), this::goOn);
    }

    Engines engines() {
        return engines;
    }

    ProjectExport projects(FileQuestion files) {
        return new ProjectExport(workspace, schemas, references, files);
    }

    /** Where the gateway is; kept between runs. */
    StringProperty gateway() {
        return gateway;
    }

    /** The statements that run, and those that may go on. */
    RunningModel running() {
        return running;
    }

    /** The tab that is to be looked at now, or null. */
    ReadOnlyObjectProperty<@Nullable StatementModel> wanted() {
        return wanted.getReadOnlyProperty();
    }

    /** Shows a statement that goes on where it was: in the tab that has its text, or else in another. */
    private void goOn(KeptStatement kept) {
        if (engines.watch() instanceof WatchEngine watch) {
            StatementModel statement = statements.stream()
                    .filter(open -> !open.running().get()
                            && StatementModel.withoutSemicolon(open.text().get())
                                    .equals(kept.text()))
                    .findFirst()
                    .orElseGet(() -> open(kept.text()));
            wanted.set(null);
            wanted.set(statement);
            statement.title().set(kept.name().isEmpty() ? statement.title().get() : kept.name());
            statement.choice().set(EngineChoice.WATCH);
            statement.fanOut().set(kept.fanOut());
            statement.goOn(listener -> watch.goOn(kept, listener));
        }
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

    /** Where delivery streams put objects, as far as is known. */
    ReadOnlyObjectProperty<List<Delivered>> delivered() {
        return delivered.getReadOnlyProperty();
    }

    /** Why the delivery streams could not be listed, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> deliveredFailure() {
        return deliveredFailure.getReadOnlyProperty();
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

    /** The charts on the Overview page. */
    Pins pins() {
        return pins;
    }

    /** Opens the statements that were open when the program ended, if there were some. */
    void recall() {
        tabs.recall().forEach(this::open);
    }

    /** One more statement, with a text. */
    StatementModel open(String text) {
        return open(
                new TabShelf.Kept(Text.of("Statement {0}", made + 1), text, EngineChoice.ASK, RangeChoice.ALL, false));
    }

    private StatementModel open(TabShelf.Kept kept) {
        made++;
        StatementModel statement = new StatementModel(workspace, engines);
        statement.title().set(kept.title());
        statement.text().set(kept.text());
        statement.range().set(kept.range());
        statement.choice().set(kept.engine());
        statement.fanOut().set(kept.fanOut());
        statements.add(statement);
        statement.title().subscribe(this::keepTabs);
        statement.text().subscribe(this::keepTabs);
        statement.range().subscribe(this::keepTabs);
        statement.choice().subscribe(this::keepTabs);
        statement.fanOut().subscribe(this::keepTabs);
        keepTabs();
        return statement;
    }

    private void keepTabs() {
        tabs.keep(statements.stream().map(TabShelf.Kept::of).toList());
    }

    void close(StatementModel statement) {
        statement.close();
        if (statements.remove(statement) && !statement.text().get().isBlank()) {
            closed.push(TabShelf.Kept.of(statement));
            if (closed.size() > MOST_CLOSED) {
                closed.removeLast();
            }
            canReopen.set(true);
        }
        keepTabs();
    }

    /** Whether a statement was closed that can be opened again. */
    ReadOnlyBooleanProperty canReopen() {
        return canReopen.getReadOnlyProperty();
    }

    /** Opens the statement again that was closed last; null if there is none. */
    @Nullable StatementModel reopen() {
        if (closed.isEmpty()) {
            return null;
        }
        StatementModel again = open(closed.pop());
        canReopen.set(!closed.isEmpty());
        return again;
    }

    /** Brings the statements into an order, which holds some or all of them. */
    void order(List<StatementModel> wanted) {
        if (!wanted.equals(statements)) {
            statements.sort(Comparator.comparingInt(wanted::indexOf));
            keepTabs();
        }
    }

    /** Lists the streams anew. */
    void refresh() {
        if (listing != null) {
            listing.cancel();
        }
        listing = workspace
                .background()
                .run(
                        Text.of("List streams to ask"),
                        () -> workspace.clients().streams().names(Duration.ZERO).stream()
                                .limit(MOST_STREAMS)
                                .toList(),
                        names -> {
                            failure.set(null);
                            names.forEach(memory::recall);
                            streams.set(names);
                            publish();
                        },
                        failure::set);
        listDelivered();
    }

    private void listDelivered() {
        if (listingDelivered != null) {
            listingDelivered.cancel();
        }
        listingDelivered = workspace
                .background()
                .run(
                        Text.of("List delivery streams"),
                        () -> DeliveryStreams.all(workspace.clients().firehose()),
                        all -> {
                            deliveredFailure.set(null);
                            delivered.set(all);
                        },
                        deliveredFailure::set);
    }

    private void publish() {
        List<String> names = streams.get();
        Map<String, StreamSchema> found = new LinkedHashMap<>();
        if (names != null) {
            for (String name : names) {
                StreamSchema schema = memory.knows(name) ? schemas.get(name) : null;
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
        memory.recall(streamName);
        workspace
                .background()
                .run(
                        Text.of("Look at what {0} holds", streamName),
                        () -> {
                            List<byte[]> sample = sample(streamName);
                            if (!sample.isEmpty()) {
                                schemas.put(streamName, schemas.infer(streamName, sample));
                            }
                            return !sample.isEmpty();
                        },
                        any -> {
                            if (!any) {
                                workspace.say(Text.of("{0} has no records to learn its columns from.", streamName));
                            }
                        },
                        why -> workspace.say(why.what()));
    }

    /**
     * Some of a stream's records, and what they are by themselves.
     *
     * @param records their data; not empty
     */
    record Sample(List<byte[]> records, StreamSchema schema) {}

    /** Reads some of a stream's records; what can't be read is not told, since the schema is shown all the same. */
    void sample(String streamName, Consumer<Sample> told) {
        workspace
                .background()
                .run(
                        Text.of("Look at what {0} holds", streamName),
                        () -> {
                            List<byte[]> some = sample(streamName);
                            return new Sample(some, schemas.infer(streamName, some));
                        },
                        some -> {
                            if (!some.records().isEmpty()) {
                                told.accept(some);
                            }
                        },
                        failure -> {});
    }

    /** Gets the engine ready that the first statement is mostly for. */
    void prepare() {
        engines.ask().prepare();
    }

    private List<byte[]> sample(String streamName) {
        return SampleReader.read(
                workspace.clients().kinesis(), streamName, workspace.clock().instant());
    }

    /** Asks for a stream's ARN, which has the account that it is of. */
    void arn(String streamName, Consumer<String> told) {
        workspace
                .background()
                .run(
                        Text.of("Ask for the ARN of {0}", streamName),
                        () -> workspace
                                .clients()
                                .kinesis()
                                .describeStreamSummary(request -> request.streamName(streamName))
                                .streamDescriptionSummary()
                                .streamARN(),
                        told,
                        why -> workspace.say(Text.of("The ARN of {0} is not known. {1}", streamName, why.what())));
    }

    /** Makes a stream ready to be written into: one that is not there is created, and its schema is kept. */
    void makeReady(String streamName, StreamSchema schema) {
        schemas.put(streamName, schema);
        workspace
                .background()
                .run(
                        Text.of("Create {0}", streamName),
                        () -> TargetStream.make(workspace.clients().kinesis(), streamName),
                        created -> {
                            if (created) {
                                workspace.say(Text.of("The stream {0} is created, with one shard.", streamName));
                            }
                            refresh();
                        },
                        failure -> workspace.say(Text.of("{0} could not be created. {1}", streamName, failure.what())));
    }

    /** Makes an example's reference table, unless there is one of its name. */
    void makeReady(ExampleTable table, Runnable done) {
        if (references.find(table.name()) != null) {
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Write {0}", table.name()),
                        () -> ExampleNeeds.write(workspace.dataFolder().resolve("examples"), table),
                        made -> {
                            references.put(made);
                            done.run();
                        },
                        failure -> workspace.say(Text.of("{0} could not be made. {1}", table.name(), failure.what())));
    }

    /** Makes an example's delivery stream, if this connection is the embedded broker. */
    void makeReady(ExampleDelivery delivery) {
        if (!workspace.connection().embedded()) {
            workspace.say(
                    Text.of(
                            "The example's delivery stream is created on the embedded broker only; name a bucket of your own."));
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Create {0}", delivery.deliveryStreamName()),
                        () -> ExampleNeeds.deliver(workspace.clients(), delivery),
                        created -> {
                            if (created) {
                                workspace.say(Text.of(
                                        "The delivery stream {0} is created; its first objects come in some seconds.",
                                        delivery.deliveryStreamName()));
                            }
                            refresh();
                        },
                        failure -> workspace.say(Text.of(
                                "{0} could not be created. {1}", delivery.deliveryStreamName(), failure.what())));
    }

    /** How records that were looked at fit their stream's schema, by stream. */
    ReadOnlyObjectProperty<Map<String, SchemaCheck>> checks() {
        return checks.getReadOnlyProperty();
    }

    /** Holds some of a stream's records, the newest among them, against its schema. */
    void check(String streamName) {
        StreamSchema schema = schemas.get(streamName);
        if (schema == null) {
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Hold the records of {0} against its schema", streamName),
                        () -> SchemaCheck.of(schema, sample(streamName), schemas.registry()),
                        check -> {
                            Map<String, SchemaCheck> all = new LinkedHashMap<>(checks.get());
                            all.put(streamName, check);
                            checks.set(Map.copyOf(all));
                        },
                        // The columns are shown all the same; a statement that reads the stream tells what is wrong.
                        failure -> {});
    }

    /** When the events of a stream happened, in words; empty while its schema is not known. */
    String time(String streamName) {
        StreamSchema schema = known.get().get(streamName);
        if (schema == null) {
            return "";
        }
        EventTime time = schema.eventTime();
        return time == null
                ? Text.of("The time is that of arrival, at most {0} s late.", EventTime.USUAL_LATENESS.toSeconds())
                : time.words();
    }

    /** Keeps a schema that a person changed; the next statement reads the stream anew with it. */
    void change(String streamName, StreamSchema schema) {
        schemas.put(streamName, schema);
        check(streamName);
    }

    @Nullable StreamSchema schema(String streamName) {
        return schemas.get(streamName);
    }

    /** What of a stream's records does not fit its schema, in words, or an empty text. */
    String drift(String streamName) {
        Drift drift = engines.ask() instanceof AskEngine ask ? ask.drift(streamName) : Drift.NONE;
        if (!drift.drifted()) {
            SchemaCheck check = checks.get().get(streamName);
            return check == null ? "" : check.words();
        }
        String unfit = drift.unfit() == 0
                ? ""
                : Text.of(
                                "{0} of {1} records do not fit. The newest: {2}",
                                Format.count(drift.unfit()), Format.count(drift.records()), drift.why())
                        + " ";
        return unfit
                + (drift.stranger() == null
                        ? ""
                        : Text.of("There is a field that is no column: {0}.", drift.stranger()));
    }

    /** What a statement for an engine may name. */
    Completion.Names names(EngineChoice engine) {
        return new Completion.Names(columns(), engine == EngineChoice.WATCH ? targets() : List.of(), quote(engine));
    }

    /** What an engine has names in that are not plain. */
    static char quote(EngineChoice engine) {
        return engine == EngineChoice.ASK ? '"' : '`';
    }

    /** The delivery streams that rows can be put into, as a statement names them. */
    List<String> targets() {
        List<String> names = streams.get();
        return delivered.get().stream()
                .filter(Delivered::takesRows)
                .map(Delivered::deliveryStreamName)
                .map(name -> PutTargets.nameOf(name, names != null && names.contains(name)))
                .toList();
    }

    /** Columns with their types by stream. */
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
        for (Delivered each : delivered.get()) {
            if (each.address() != null) {
                all.putIfAbsent(each.address(), Map.of());
            }
        }
        if (engines.ask() instanceof AskEngine ask) {
            all.putAll(ask.objectColumns());
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
        release.run();
    }
}
