package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.ConnectionModel;
import dev.weir.app.connection.ConnectionModel.State;
import dev.weir.app.connection.credentials.Surroundings;
import dev.weir.app.crash.CrashReports;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.send.StreamDrop;
import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Settings;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The console in one window: the place where its parts are put together. JavaFX thread only, but for {@link #close()}.
 */
public final class Console implements AutoCloseable {

    /** A window that another one opened stands this much further right and down, in pixels. */
    private static final double CASCADE = 32;

    private final Stage stage;
    private final ConsoleOptions options;
    private final Pages pages;
    private final Desk desk;
    private final FxBackground background = new FxBackground();
    private final ConnectionModel connections;
    private final ObjectProperty<Settings> settings;
    private final DemoSwitch demo;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<ZoneId> zone = new ReadOnlyObjectWrapper<>(ZoneOffset.UTC);
    private final ReadOnlyObjectWrapper<Boolean> readOnly = new ReadOnlyObjectWrapper<>(false);
    private final PlaceHistory history = new PlaceHistory();
    private final Commands commands;
    private final PaletteDoor palette;
    private final PageHost host = new PageHost();
    private final NavigationRail rail;
    private final TopBar top;
    private final StatusBar status;
    private final ConnectionMenu connectionMenu;
    private final MainWindow window;
    private final Connecting connecting;
    private final AccessClock accessClock;
    private final ScaledRoot root;
    private final Scene scene;
    private final BrokerFolder brokerFolder;
    private final Assistance assistance;
    private final Arrivals arrivals;
    private final Sessions sessions;
    /** Kept in a field: a binding that only its sources know is collected, and then says nothing any more. */
    private final BooleanBinding seen;

    private final FolderQuestion folders;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Subscription following = Subscription.EMPTY;
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
        return open(stage, options, pages, folders, Surroundings.ofSystem());
    }

    static Console open(
            Stage stage, ConsoleOptions options, Pages pages, FolderQuestion folders, Surroundings surroundings) {
        Console console = new Console(stage, options, pages, folders, new Desk(options, surroundings));
        console.desk.problems().forEach(console::say);
        console.show();
        return console;
    }

    /**
     * Opens another window over the same desk. It ends what it runs when it is hidden.
     *
     * @param connection what it connects to, or null for the embedded broker
     */
    Console openAnother(@Nullable Connection connection) {
        ConsoleOptions fresh = ConsoleOptions.of(options.broker())
                .withTheme(theme.get())
                .withSize(scene.getWidth(), scene.getHeight());
        Stage another = new Stage();
        another.setX(stage.getX() + CASCADE);
        another.setY(stage.getY() + CASCADE);
        Console console = new Console(
                another, connection == null ? fresh : fresh.withConnection(connection), pages, folders, desk);
        console.closeWhenHidden();
        console.show();
        return console;
    }

    private Console(Stage stage, ConsoleOptions options, Pages pages, FolderQuestion folders, Desk desk) {
        this.stage = stage;
        this.folders = folders;
        this.seen = stage.showingProperty().and(stage.iconifiedProperty().not());
        this.options = options;
        this.pages = pages;
        this.desk = desk;
        this.settings = desk.settings();
        this.sessions = new Sessions(options, desk);
        this.demo = new DemoSwitch(desk.demo(), options, pages, settings::get, this::say);
        this.connections = new ConnectionModel(
                background,
                desk.broker(),
                desk.surroundings(),
                desk.listings(),
                key -> settings.get().wish(key));
        this.connectionMenu = new ConnectionMenu(() -> connecting().openList());
        this.top = new TopBar(
                connectionMenu,
                new TopBar.Commands(
                        () -> connecting().chooseRegion(),
                        () -> connecting().callers().open(),
                        this::openPalette,
                        this::flipTheme,
                        () -> assistance().settings().open(null),
                        () -> assistance().help().open()));
        this.rail = new NavigationRail(Places.RAIL.stream().filter(pages::has).toList(), this::open);
        this.status = new StatusBar(background.tasks().entries(), this::openTasks, this::flipZone);
        this.window = new MainWindow(top, rail, host, status);
        window.addEventHandler(WhyDenied.WANTED, event -> open(event.place()));
        window.addEventHandler(EmbeddedWanted.WANTED, event -> connectEmbedded());
        this.brokerFolder = new BrokerFolder(options.broker(), settings::get, folders, this::say);
        this.connecting = new Connecting(
                window,
                connections,
                settings,
                background,
                Browser.OF_THE_SYSTEM,
                this::say,
                new Connecting.Frame(this::connectEmbedded, this::restartEmbedded, this::openAnother, zone::get));
        this.assistance = new Assistance(this, window, connecting, desk, brokerFolder, background);
        this.arrivals = new Arrivals(this, assistance.links());
        this.accessClock = new AccessClock(connections.access(), background, top::access);
        top.menu(new WindowMenu(assistance.capsules(), assistance.presenting()));
        this.commands = new Commands(this, pages);
        this.palette = new PaletteDoor(window.overlay(), () -> workspace, commands::entries);
        double width = options.width() > 0 ? options.width() : settings.get().width();
        double height = options.height() > 0 ? options.height() : settings.get().height();
        this.root = new ScaledRoot(window);
        this.scene = new Scene(root, width, height);
        GroupArrows.within(root);
        WholeTexts.within(root);
        scene.getStylesheets().setAll(StyleSheets.all());
        commands.install(scene);
        assistance.capsules().droppedOn(scene);
        history.visit(sessions.firstPlace(pages));
        follow();
        desk.joined(this);
    }

    Connecting connecting() {
        return connecting;
    }

    private void follow() {
        Theme first = options.theme() != null ? options.theme() : Appearance.theme(settings.get());
        theme.subscribe(now -> {
            if (now != null) {
                now.apply(scene);
                top.theme(now);
            }
        });
        theme.set(first);
        zone.subscribe(now -> status.zoneText(Format.zone(Instant.now(), now)));
        zone.set(Appearance.zone(settings.get()));
        // Ended with the window: the settings outlive it.
        following = settings.subscribe(this::changed).and(new Appearance(root).follow(settings));
        top.readOnly().setOnAction(event -> connecting.readOnly(top.readOnly().isSelected()));
        connections.readOnly().subscribe(on -> {
            top.readOnly().setSelected(on);
            readOnly.set(on);
        });
        connections.state().subscribe(this::standing);
        connections.renewals().subscribe((before, now) -> renew());
        window.addEventHandler(StreamDrop.DROPPED, event -> DroppedOnStream.open(workspace, window, event));
        seen.subscribe(visible -> {
            host.windowVisible(visible);
            status.windowVisible(visible);
            accessClock.windowVisible(visible);
        });
    }

    private void changed(Settings before, Settings now) {
        if (!now.theme().equals(before.theme())) {
            theme.set(Appearance.theme(now));
        }
        zone.set(Appearance.zone(now));
        if (Appearance.language(now) != Appearance.language(before)) {
            rebuild();
        }
        boolean moved = !now.preferences()
                .get(Preference.BROKER_FOLDER)
                .equals(before.preferences().get(Preference.BROKER_FOLDER));
        // In the window in which it was changed; the others follow the broker.
        if (moved && assistance.settings().shown()) {
            restartEmbedded();
        }
    }

    private void show() {
        stage.setScene(scene);
        // A stage that was used before keeps its size otherwise.
        stage.sizeToScene();
        sessions.arrange(stage);
        stage.setTitle("Weir");
        WindowIcon.on(stage);
        stage.setMinWidth(800);
        stage.setMinHeight(560);
        EventHandler<WindowEvent> hiding = event -> hidden();
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, hiding);
        stage.setOnCloseRequest(event -> CloseQuestion.ask(stage, window, background, event));
        stage.show();
        following = following
                .and(stage.focusedProperty().subscribe(focused -> {
                    if (focused) {
                        desk.focused(this);
                    }
                }))
                .and(() -> {
                    // Whoever shows something else in the stage later does not keep this window.
                    stage.removeEventHandler(WindowEvent.WINDOW_HIDDEN, hiding);
                    stage.setOnCloseRequest(null);
                });
        begin();
    }

    /** Texts are said when they are made: the window is made anew in the language that is spoken now. */
    private void rebuild() {
        Appearance.speak(settings.get());
        if (!background.undertakings().isEmpty()) {
            say(Text.of("Something still runs here: the language holds for windows that are opened from now on."));
            return;
        }
        Workspace now = workspace;
        Connection connection = openable();
        boolean asked = assistance.settings().shown();
        ConsoleOptions fresh =
                options.anew(connection, now == null ? options.place() : place(), scene.getWidth(), scene.getHeight());
        Stage twin = new Stage();
        twin.setX(stage.getX());
        twin.setY(stage.getY());
        Console console = new Console(twin, fresh, pages, folders, desk);
        console.closeWhenHidden();
        console.demo.goOnFrom(demo);
        console.show();
        stage.hide();
        Thread.ofVirtual().name("close a window").start(this::close);
        if (asked) {
            console.assistance().settings().open("setting-language");
        }
    }

    private void begin() {
        Connection first = options.connection();
        if (!Arrivals.connects(options.arrival())) {
            if (first != null) {
                connections.connect(first);
            } else if (!(options.reopen() && connecting.connectLast())) {
                connections.connectEmbedded(brokerFolder.options());
            }
        }
        arrivals.open(options.arrival());
    }

    /** Another start asks for something: raises the window that was used last, or opens one more, and opens it there. */
    public void receive(Arrival arrival) {
        Console front = desk.front();
        Console by = front == null ? this : front;
        Console target = arrival.newWindow() ? by.openAnother(by.openable()) : by;
        target.raise();
        target.arrivals.open(arrival);
    }

    private @Nullable Connection openable() {
        Workspace now = workspace;
        return now == null || now.connection().embedded() ? null : now.connection();
    }

    private void raise() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    private void hidden() {
        rememberSize();
        sessions.remember(stage, workspace, place());
        following.unsubscribe();
        assistance.presenting().end();
        host.end();
        demo.end();
    }

    /** Ends what the window runs as soon as it is hidden, in the background. */
    public void closeWhenHidden() {
        stage.addEventHandler(
                WindowEvent.WINDOW_HIDDEN,
                event -> Thread.ofVirtual().name("close a window").start(this::close));
    }

    /** Returns when this window and all that were opened from it have ended. Not on the JavaFX thread. */
    public void awaitLastWindow() throws InterruptedException {
        desk.awaitEnd();
    }

    private void standing(State state) {
        switch (state) {
            case State.Starting starting -> showWaiting(Text.of("starting the embedded broker…"));
            case State.LookingUp asked -> showWaiting(Text.of("looking up {0}…", asked.profile()));
            case State.BrokerFailed failed -> {
                leave();
                host.showInstead(new BrokerProblem(failed, folders, connections::connectEmbedded));
                status.endpoint(Text.of("no broker"));
            }
            case State.Failed failed -> {
                leave();
                host.showInstead(new ConnectionProblem(failed, this::connectEmbedded));
                status.endpoint(Text.of("no connection"));
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
        palette.forget();
        status.follow(null);
        demo.follow(null);
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
                demo.demo(),
                desk.tables(),
                desk.memory(),
                () -> settings.get().preferences(),
                this::open,
                this::say,
                assistance.masking());
        workspace = fresh;
        demo.follow(fresh);
        window.kind(connection.kind());
        connectionMenu.current(connection);
        top.connection(connection);
        status.endpoint(
                connection.endpoint() == null
                        ? "AWS " + connection.region()
                        : String.valueOf(connection.endpoint().getAuthority()));
        host.workspace(fresh, pages.makers());
        status.follow(feed);
        Place place = history.current();
        show(place == null ? new Place.Overview() : place);
        assistance.capsules().connected();
    }

    /** There are credentials again: what failed for want of them is asked for anew. */
    private void renew() {
        // While nobody listens the feed ends, and so does its wait after failures.
        status.windowVisible(false);
        host.refresh();
        status.windowVisible(seen.get());
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
                + (now == null ? "" : " · " + now.connection().title()) + " · Weir");
        sessions.remember(stage, now, place());
        assistance.tours().cameTo(place, options.everyday() && now != null);
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

    /** Checks a capsule, and shows what it would make; at once, or as soon as the window is connected. */
    public void openCapsule(Path file) {
        assistance.capsules().open(file);
    }

    void refresh() {
        host.refresh();
    }

    void connectEmbedded() {
        connections.connectEmbedded(brokerFolder.options());
        settings.set(settings.get().withLast(Settings.EMBEDDED));
    }

    void restartEmbedded() {
        connections.restartEmbedded(brokerFolder.options());
    }

    /** Asks for a passphrase, and seals the data folder of the embedded broker under it. */
    void sealEmbedded() {
        brokerFolder.seal(window, connections::sealEmbedded);
    }

    DemoSwitch demo() {
        return demo;
    }

    void toggleReadOnly() {
        connecting.readOnly(!connections.readOnly().get());
    }

    void openPalette() {
        palette.open();
    }

    List<Action> actions() {
        return commands.list();
    }

    /** Where reports of crashes are; those that are new are shown. */
    public void offer(CrashReports reports) {
        assistance.crashes().offer(reports);
    }

    Assistance assistance() {
        return assistance;
    }

    ObjectProperty<Settings> settings() {
        return settings;
    }

    /** Where the person is, as exactly as the page knows. */
    Place place() {
        Place exact = host.place();
        Place current = exact != null ? exact : history.current();
        return current == null ? new Place.Overview() : current;
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
     * Ends everything that runs in this window: pages' work, clients; with the last window the broker too, whose data it
     * waits for. Idempotent; any thread. The window stays for its owner to hide.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            desk.leaves(this);
            background.close();
            connections.close();
            desk.left(this);
        }
    }
}
