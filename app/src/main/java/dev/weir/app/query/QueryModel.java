package dev.weir.app.query;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.query.delivered.Delivered;
import dev.weir.app.query.delivered.DeliveryStreams;
import dev.weir.app.query.gateway.GatewayAddress;
import dev.weir.app.query.pin.DrawnCharts;
import dev.weir.app.query.pin.Pins;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.running.RunningModel;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.watch.KeptStatement;
import dev.weir.app.query.watch.WatchEngine;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The Query page's state: streams with their columns, statements, what was run and what was saved. JavaFX thread only. */
public final class QueryModel {

    private static final String GATEWAY = "query.gateway";

    /** Names of streams at most; who has more types them. */
    private static final int MOST_STREAMS = 10_000;

    private final Workspace workspace;
    private final Engines engines;
    private final SchemaStore store;
    private final StreamSchemas schemas;
    private final References references;
    private final StringProperty gateway = new SimpleStringProperty("");
    private final Runnable release;
    private final ReadOnlyObjectWrapper<@Nullable List<String>> streams = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Delivered>> delivered = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Failure> deliveredFailure = new ReadOnlyObjectWrapper<>();
    private final OpenStatements statements;
    private final NamesToUse names;
    private final Groundwork groundwork;
    private final Shelf shelf;
    private final RunningModel running;
    private final ReadOnlyObjectWrapper<@Nullable StatementModel> wanted = new ReadOnlyObjectWrapper<>();
    private final Pins pins;
    private Background.@Nullable Handle listing;
    private Background.@Nullable Handle listingDelivered;

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
        this.store = connection.schemas().store();
        this.schemas = new StreamSchemas(workspace, engines, connection.schemas(), streams.getReadOnlyProperty());
        this.release = release;
        String key = Memory.key(GATEWAY, workspace, "");
        String address = workspace.memory().recall(key);
        this.gateway.set(address == null ? GatewayAddress.USUAL : address);
        this.gateway.subscribe(now -> {
            workspace.memory().remember(key, now);
            connection.gateway().set(now);
        });
        this.shelf = new Shelf(workspace.memory());
        this.statements = new OpenStatements(workspace, engines);
        this.names = new NamesToUse(this);
        this.groundwork = new Groundwork(workspace, store, references, this::refresh);
        this.pins = new Pins(workspace, drawn);
        this.running = new RunningModel(workspace, engines.watch(), this::goOn);
    }

    Engines engines() {
        return engines;
    }

    ProjectExport projects(FileQuestion files) {
        return new ProjectExport(workspace, store, references, files);
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
            StatementModel statement = statements().stream()
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

    /** The open statements; at least one once the page was shown. */
    ObservableList<StatementModel> statements() {
        return statements.list();
    }

    /** The tabs that they are in. */
    OpenStatements tabs() {
        return statements;
    }

    /** What streams hold. */
    StreamSchemas schemas() {
        return schemas;
    }

    /** What statements may name. */
    NamesToUse names() {
        return names;
    }

    /** Makes what statements need. */
    Groundwork groundwork() {
        return groundwork;
    }

    /** One more statement, with a text. */
    StatementModel open(String text) {
        return statements.open(text);
    }

    /** What was run and what was saved. */
    Shelf shelf() {
        return shelf;
    }

    /** The charts on the Overview page. */
    Pins pins() {
        return pins;
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
                        listed -> {
                            failure.set(null);
                            schemas.recall(listed);
                            streams.set(listed);
                            schemas.publish();
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

    /** Gets the engine ready that the first statement is mostly for. */
    void prepare() {
        engines.ask().prepare();
    }

    /** The connection ends. */
    void close() {
        statements.leave();
        running.hidden();
        release.run();
    }
}
