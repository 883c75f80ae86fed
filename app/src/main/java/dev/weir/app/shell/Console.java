package dev.weir.app.shell;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.ConnectionModel;
import dev.weir.app.connection.ConnectionModel.State;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.SettingsFile;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The console in one window: the place where its parts are put together. JavaFX thread only, but for {@link #close()}.
 */
public final class Console implements AutoCloseable {

    private final Stage stage;
    private final ConsoleOptions options;
    private final Pages pages;
    private final FxBackground background = new FxBackground();
    private final ConnectionModel connections = new ConnectionModel(background);
    private final ObjectProperty<Settings> settings;
    private final @Nullable SettingsFile settingsFile;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<ZoneId> zone = new ReadOnlyObjectWrapper<>(ZoneOffset.UTC);
    private final ReadOnlyObjectWrapper<Boolean> readOnly = new ReadOnlyObjectWrapper<>(false);
    private final PlaceHistory history = new PlaceHistory();
    private final StreamNames streamNames = new StreamNames();
    private final Commands commands;
    private final PageHost host = new PageHost();
    private final NavigationRail rail;
    private final TopBar top;
    private final StatusBar status;
    private final ConnectionMenu connectionMenu;
    private final MainWindow window;
    private final Scene scene;
    /** Kept in a field: a binding that only its sources know is collected, and then says nothing any more. */
    private final BooleanBinding seen;

    private final List<Consumer<Workspace>> connectedListeners = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Palette palette;
    private @Nullable TaskList taskList;
    private @Nullable Workspace workspace;

    /** Opens a window and connects it. Returns once the frame is shown; the connection and the page follow. */
    public static Console open(Stage stage, ConsoleOptions options) {
        return open(stage, options, Pages.all());
    }

    static Console open(Stage stage, ConsoleOptions options, Pages pages) {
        Console console = new Console(stage, options, pages);
        console.show();
        return console;
    }

    private Console(Stage stage, ConsoleOptions options, Pages pages) {
        this.stage = stage;
        this.seen = stage.showingProperty().and(stage.iconifiedProperty().not());
        this.options = options;
        this.pages = pages;
        this.settingsFile = options.settingsFile() == null ? null : new SettingsFile(options.settingsFile());
        // One small file, read here because size and theme of the first frame depend on it.
        SettingsFile.Loaded loaded =
                settingsFile == null ? new SettingsFile.Loaded(Settings.defaults(), null) : settingsFile.load();
        this.settings = new SimpleObjectProperty<>(loaded.settings());
        this.commands = new Commands(this, pages);
        this.connectionMenu = new ConnectionMenu(
                background,
                new ConnectionMenu.Commands(
                        () -> connections.connectEmbedded(options.broker()),
                        this::connect,
                        this::askForEndpoint,
                        name -> settings.get().kinds().get(name),
                        this::setProduction));
        this.top = new TopBar(
                connectionMenu,
                new TopBar.Commands(this::openPalette, this::flipTheme, this::openSettings, this::openShortcuts));
        this.rail = new NavigationRail(Places.RAIL.stream().filter(pages::has).toList(), this::open);
        this.status = new StatusBar(background.tasks().entries(), this::openTasks, this::flipZone);
        this.window = new MainWindow(top, rail, host, status);
        double width = options.width() > 0 ? options.width() : settings.get().width();
        double height = options.height() > 0 ? options.height() : settings.get().height();
        this.scene = new Scene(window, width, height);
        scene.getStylesheets().setAll(StyleSheets.all());
        commands.install(scene);
        history.visit(options.place());
        follow();
        String problem = loaded.problem();
        if (problem != null) {
            say(problem);
        }
    }

    private void follow() {
        Theme first = options.theme() != null ? options.theme() : remembered(settings.get());
        theme.subscribe(now -> {
            if (now != null) {
                now.apply(scene);
                top.theme(now);
            }
        });
        theme.set(first);
        settings.subscribe((before, now) -> {
            if (!now.theme().equals(before.theme())) {
                theme.set(remembered(now));
            }
            save();
        });
        zone.bind(settings.map(now -> now.zone().equals("local") ? ZoneId.systemDefault() : ZoneOffset.UTC));
        zone.subscribe(now -> status.zoneText(Format.zone(Instant.now(), now)));
        top.readOnly().selectedProperty().subscribe(connections::setReadOnly);
        connections.readOnly().subscribe(on -> {
            top.readOnly().setSelected(on);
            readOnly.set(on);
        });
        connections.state().subscribe(this::standing);
        seen.subscribe(visible -> {
            host.windowVisible(visible);
            status.windowVisible(visible);
        });
    }

    private void show() {
        stage.setScene(scene);
        stage.setMinWidth(800);
        stage.setMinHeight(560);
        stage.setOnHidden(event -> rememberSize());
        stage.show();
        Connection first = options.connection();
        if (first != null) {
            connect(first);
        } else {
            connections.connectEmbedded(options.broker());
        }
    }

    private void standing(State state) {
        switch (state) {
            case State.Starting starting -> {
                leave();
                StatePane waiting = new StatePane();
                waiting.showLoading();
                host.showInstead(waiting);
                status.endpoint("starting the embedded broker…");
            }
            case State.BrokerFailed failed -> {
                leave();
                host.showInstead(new BrokerProblem(failed, this::startEmbedded));
                status.endpoint("no broker");
            }
            case State.Failed failed -> {
                leave();
                StatePane said = new StatePane();
                said.showFailure(failed.failure(), () -> startEmbedded(failed.options()));
                host.showInstead(said);
                status.endpoint("no broker");
            }
            case State.Connected connected -> enter(connected);
        }
    }

    private void leave() {
        workspace = null;
        streamNames.forget();
        status.follow(null);
    }

    private void enter(State.Connected connected) {
        Connection connection = connected.connection();
        leave();
        var feed = pages.feed().make(connected.clients(), background, connection);
        Workspace fresh = new ConsoleWorkspace(
                connection,
                connected.clients(),
                background,
                feed,
                InstantSource.system(),
                zone.getReadOnlyProperty(),
                readOnly.getReadOnlyProperty(),
                this::open,
                this::say);
        workspace = fresh;
        connectedListeners.forEach(listener -> listener.accept(fresh));
        window.kind(connection.kind());
        connectionMenu.current(connection);
        top.connection(connection, connections.identity());
        status.endpoint(
                connection.endpoint() == null
                        ? "AWS " + connection.region()
                        : String.valueOf(connection.endpoint().getAuthority()));
        host.workspace(fresh, pages.makers());
        status.follow(feed);
        Place place = history.current();
        show(place == null ? new Place.Overview() : place);
    }

    /** Goes to a place. */
    public void open(Place place) {
        history.visit(place);
        show(place);
    }

    private void show(Place place) {
        host.show(place);
        rail.mark(place);
        Workspace now = workspace;
        stage.setTitle(Places.title(place)
                + (now == null ? "" : " · " + now.connection().name()) + " · Weir");
    }

    void back() {
        Place place = history.back();
        if (place != null) {
            show(place);
        }
    }

    void forward() {
        Place place = history.forward();
        if (place != null) {
            show(place);
        }
    }

    void refresh() {
        host.refresh();
    }

    private void connect(Connection connection) {
        connections.connect(connection);
        if (connection.source() instanceof Connection.Source.Profile profile) {
            settings.set(settings.get().withLastConnection("profile:" + profile.profile()));
        } else if (connection.embedded()) {
            settings.set(settings.get().withLastConnection("embedded"));
        }
    }

    void startEmbedded(BrokerOptions with) {
        connections.connectEmbedded(with);
    }

    void connectEmbedded() {
        startEmbedded(options.broker());
    }

    void askForEndpoint() {
        EndpointDialog.open(
                window,
                connections.state().get() instanceof State.Connected now
                        ? now.connection().kind()
                        : Connection.Kind.EMBEDDED,
                this::connect);
    }

    private void setProduction(boolean production) {
        Workspace now = workspace;
        if (now != null) {
            Connection.Kind kind = production ? Connection.Kind.PRODUCTION : Connection.Kind.TEST;
            Connection old = now.connection();
            settings.set(settings.get().withKind(old.name(), kind.name()));
            connect(new Connection(old.name(), kind, old.source(), old.region(), old.endpoint()));
        }
    }

    void toggleReadOnly() {
        connections.setReadOnly(!connections.readOnly().get());
    }

    void openPalette() {
        Palette shown = palette;
        if (shown == null) {
            shown = new Palette(new PaletteModel(() -> commands.entries(streamNames.known())), window.overlay()::close);
            palette = shown;
        }
        shown.field().clear();
        shown.refresh();
        window.overlay().open(shown, Pos.TOP_CENTER, new Insets(64, 16, 16, 16), shown.field());
        Workspace now = workspace;
        if (now != null) {
            streamNames.read(now, shown::refresh);
        }
    }

    void openShortcuts() {
        overlay(new ShortcutSheet(commands.list()));
    }

    void openSettings() {
        overlay(new SettingsSheet(settings));
    }

    private void overlay(Region sheet) {
        window.overlay().open(sheet, Pos.CENTER, Insets.EMPTY, firstFocusable(sheet));
    }

    private static Node firstFocusable(Region sheet) {
        sheet.applyCss();
        Node radio = sheet.lookup(".radio-button");
        return radio == null ? sheet : radio;
    }

    void openTasks() {
        TaskList list = taskList;
        if (list == null) {
            list = new TaskList(background.tasks());
            taskList = list;
        }
        window.overlay().open(list, Pos.BOTTOM_RIGHT, new Insets(16, 16, 36, 16), list);
    }

    void flipTheme() {
        theme(theme.get().other());
    }

    void flipZone() {
        settings.set(settings.get().withZone(settings.get().zone().equals("UTC") ? "local" : "UTC"));
    }

    private static Theme remembered(Settings settings) {
        return switch (settings.theme()) {
            case "light" -> Theme.LIGHT;
            case "dark" -> Theme.DARK;
            default -> Theme.ofSystem();
        };
    }

    private void rememberSize() {
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            settings.set(settings.get().withSize(scene.getWidth(), scene.getHeight()));
        }
    }

    private void save() {
        SettingsFile file = settingsFile;
        if (file != null) {
            background.run(
                    "Remember the settings",
                    () -> {
                        file.save(settings.get());
                        return true;
                    },
                    done -> {},
                    failure -> say("The settings could not be kept: " + failure.detail()));
        }
    }

    /** Shows a passing message. */
    public void say(String message) {
        window.toasts().say(message);
    }

    /** Changes the theme, and remembers it. */
    public void theme(Theme to) {
        theme.set(to);
        settings.set(settings.get().withTheme(to == Theme.DARK ? "dark" : "light"));
    }

    public Scene scene() {
        return scene;
    }

    /** Has something told of the present connection's workspace, if there is one, and of each that follows. */
    public void whenConnected(Consumer<Workspace> listener) {
        connectedListeners.add(listener);
        Workspace now = workspace;
        if (now != null) {
            listener.accept(now);
        }
    }

    /** Why there is no connection, one sentence for people; null while there is one or while it is being made. */
    public @Nullable String trouble() {
        return switch (connections.state().get()) {
            case State.BrokerFailed failed -> String.valueOf(failed.reason().getMessage());
            case State.Failed failed ->
                failed.failure().what() + " " + failed.failure().advice();
            default -> null;
        };
    }

    /** The workspace of the present connection, or null while there is none. */
    public @Nullable Workspace workspace() {
        return workspace;
    }

    /** Whether a page is shown and none of its parts is still loading; ask again after the next pulse. */
    public boolean settled() {
        return workspace != null && host.settled();
    }

    /**
     * Ends everything that runs: pages' work, clients, the broker, whose data it waits for. Idempotent; any thread. The
     * window stays for its owner to hide.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            background.close();
            connections.close();
        }
    }
}
