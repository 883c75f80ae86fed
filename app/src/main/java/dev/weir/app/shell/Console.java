package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.ConnectionModel;
import dev.weir.app.connection.ConnectionModel.State;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.send.StreamDrop;
import dev.weir.app.settings.LateWriter;
import dev.weir.app.settings.MemoryFile;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.SettingsFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
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
    private final @Nullable LateWriter<Settings> saver;
    private final @Nullable LateWriter<Map<String, String>> memorySaver;
    private final @Nullable Demo demo;
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

    /** Whether the demo follows the connection just now, rather than a person's wish. */
    private boolean demoFollows;

    private final FolderQuestion folders;
    private final TableMemory tables;
    private final Memory memory;

    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Palette palette;
    private @Nullable TaskList taskList;
    private @Nullable Workspace workspace;

    /** Opens a window and connects it. Returns once the frame is shown; the connection and the page follow. */
    public static Console open(Stage stage, ConsoleOptions options) {
        return open(stage, options, Pages.all());
    }

    static Console open(Stage stage, ConsoleOptions options, Pages pages) {
        return open(stage, options, pages, FolderQuestion.OF_THE_SYSTEM);
    }

    static Console open(Stage stage, ConsoleOptions options, Pages pages, FolderQuestion folders) {
        Console console = new Console(stage, options, pages, folders);
        console.show();
        return console;
    }

    private Console(Stage stage, ConsoleOptions options, Pages pages, FolderQuestion folders) {
        this.stage = stage;
        this.folders = folders;
        this.seen = stage.showingProperty().and(stage.iconifiedProperty().not());
        this.options = options;
        this.pages = pages;
        Path path = options.settingsFile();
        SettingsFile file = path == null ? null : new SettingsFile(path);
        this.saver = file == null ? null : new LateWriter<>("The settings", file::save, background, this::say);
        // One small file, read here because size and theme of the first frame depend on it.
        SettingsFile.Loaded loaded = file == null ? new SettingsFile.Loaded(Settings.defaults(), null) : file.load();
        this.demo = options.demo() == null ? null : options.demo().make(background);
        this.settings = new SimpleObjectProperty<>(loaded.settings());
        this.tables = TableMemory.in(settings);
        MemoryFile memoryFile = path == null ? null : new MemoryFile(path.resolveSibling("memory.json"));
        this.memorySaver = memoryFile == null
                ? null
                : new LateWriter<>("What the pages remember", memoryFile::save, background, this::say);
        MemoryFile.Loaded remembered = memoryFile == null ? new MemoryFile.Loaded(Map.of(), null) : memoryFile.load();
        this.memory = new Memory(remembered.texts(), texts -> {
            if (memorySaver != null) {
                memorySaver.write(texts);
            }
        });
        this.commands = new Commands(this, pages);
        this.connectionMenu = new ConnectionMenu(
                background,
                new ConnectionMenu.Commands(
                        this::connectEmbedded,
                        this::restartEmbedded,
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
        Stream.of(loaded.problem(), remembered.problem())
                .filter(Objects::nonNull)
                .forEach(this::say);
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
            if (saver != null) {
                saver.write(now);
            }
        });
        zone.bind(settings.map(now -> now.zone().equals("local") ? ZoneId.systemDefault() : ZoneOffset.UTC));
        zone.subscribe(now -> status.zoneText(Format.zone(Instant.now(), now)));
        top.readOnly().selectedProperty().subscribe(connections::setReadOnly);
        connections.readOnly().subscribe(on -> {
            top.readOnly().setSelected(on);
            readOnly.set(on);
        });
        if (demo != null) {
            demo.state().subscribe(this::rememberDemo);
        }
        connections.state().subscribe(this::standing);
        window.addEventHandler(StreamDrop.DROPPED, event -> DroppedOnStream.open(workspace, window, event));
        window.addEventHandler(OtherConnection.WANTED, event -> connectionMenu.show());
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
        stage.setOnCloseRequest(event -> CloseQuestion.ask(stage, window, background, event));
        stage.show();
        Connection first = options.connection();
        String last = options.reopen() ? settings.get().lastProfile() : "";
        if (first != null) {
            connections.connect(first);
        } else if (!last.isEmpty()) {
            connections.connectProfile(last, settings.get().kinds().get(last));
        } else {
            connections.connectEmbedded(options.broker());
        }
    }

    private void standing(State state) {
        switch (state) {
            case State.Starting starting -> showWaiting("starting the embedded broker…");
            case State.LookingUp asked -> showWaiting("looking up " + asked.profile() + "…");
            case State.BrokerFailed failed -> {
                leave();
                host.showInstead(new BrokerProblem(failed, folders, connections::connectEmbedded));
                status.endpoint("no broker");
            }
            case State.Failed failed -> {
                leave();
                host.showInstead(new ConnectionProblem(failed, this::connectEmbedded));
                status.endpoint("no connection");
            }
            case State.Connected connected -> enter(connected);
        }
    }

    private void showWaiting(String what) {
        leave();
        StatePane waiting = new StatePane();
        waiting.showLoading();
        host.showInstead(waiting);
        status.endpoint(what);
    }

    private void leave() {
        workspace = null;
        streamNames.forget();
        status.follow(null);
        followDemo(null);
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
                demo,
                tables,
                memory,
                this::open,
                this::say);
        workspace = fresh;
        followDemo(connection);
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
            settings.set(settings.get().withLastProfile(profile.profile()));
        }
    }

    void connectEmbedded() {
        connections.connectEmbedded(options.broker());
        settings.set(settings.get().withLastEmbedded());
    }

    void restartEmbedded() {
        connections.restartEmbedded(options.broker());
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

    private void followDemo(@Nullable Connection connection) {
        if (demo != null) {
            Boolean play = options.playDemo();
            demoFollows = true;
            demo.follow(connection, play == null ? settings.get().demo() : play);
            demoFollows = false;
        }
    }

    private void rememberDemo(Demo.State state) {
        if (!demoFollows && state == Demo.State.STOPPING) {
            settings.set(settings.get().withDemo(false));
        } else if (!demoFollows && state == Demo.State.STARTING) {
            settings.set(settings.get().withDemo(true));
        }
    }

    /** Plays or stops the demo, wherever the person is. */
    void playDemo(boolean play) {
        Demo here = demo;
        if (here == null || here.state().get() == Demo.State.NOT_HERE) {
            say("The demo plays on the embedded broker only: connect to that first.");
        } else if (play) {
            here.play(here.speed());
        } else {
            here.stop();
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
            if (demo != null) {
                demo.close();
            }
            background.close();
            if (saver != null) {
                saver.close();
            }
            if (memorySaver != null) {
                memorySaver.close();
            }
            connections.close();
        }
    }
}
