package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.ConnectionChoice;
import dev.weir.app.connection.ConnectionListModel;
import dev.weir.app.connection.ConnectionModel;
import dev.weir.app.connection.ConnectionModel.State;
import dev.weir.app.connection.CopyAs;
import dev.weir.app.connection.EndpointForm;
import dev.weir.app.connection.Regions;
import dev.weir.app.fx.Background;
import dev.weir.app.settings.ConnectionWish;
import dev.weir.app.settings.SavedEndpoint;
import dev.weir.app.settings.Settings;
import dev.weir.app.text.Text;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a person does about the connection of one window: choose another, in this window or a new one, its region, its
 * kind, read-only; copy it for other programs. What they say is remembered. JavaFX thread only.
 */
final class Connecting {

    private final MainWindow window;
    private final ConnectionModel connections;
    private final ObjectProperty<Settings> settings;
    private final ConnectionListModel list;
    private final WhoCalls callers;
    private final Consumer<String> say;
    private final Frame frame;
    private @Nullable ConnectionSheet sheet;

    /**
     * What the window does for it.
     *
     * @param embedded goes to the embedded broker
     * @param another opens a window for a connection, or for the embedded broker if there is none
     */
    record Frame(Runnable embedded, Runnable restart, Consumer<@Nullable Connection> another, Supplier<ZoneId> zone) {}

    Connecting(
            MainWindow window,
            ConnectionModel connections,
            ObjectProperty<Settings> settings,
            Background background,
            Browser browser,
            Consumer<String> say,
            Frame frame) {
        this.window = window;
        this.connections = connections;
        this.settings = settings;
        this.say = say;
        this.frame = frame;
        this.list = new ConnectionListModel(background, settings::get, connections.surroundings());
        window.addEventHandler(OtherConnection.WANTED, event -> openList());
        this.callers = new WhoCalls(
                window,
                connections,
                background,
                this::now,
                frame.zone(),
                new Logins(window, browser, say),
                this::copy,
                say);
    }

    /** Opens the list of connections. */
    void openList() {
        ConnectionSheet shown = sheet;
        if (shown == null) {
            shown = new ConnectionSheet(
                    list,
                    new ConnectionSheet.Commands(
                            this::go,
                            this::goElsewhere,
                            this::kind,
                            this::copy,
                            () -> askForEndpoint(null, this::connect),
                            this::forget,
                            frame.restart()),
                    window.overlay()::close);
            sheet = shown;
        }
        shown.open(now());
        window.overlay().open(shown, Pos.TOP_LEFT, belowTheBar(now()), shown.field());
    }

    private void go(ConnectionChoice choice) {
        if (choice.connection().embedded()) {
            frame.embedded().run();
        } else if (choice.keysNeeded()) {
            askForEndpoint(choice.connection(), this::connect);
        } else {
            connect(choice.connection());
        }
    }

    private void goElsewhere(ConnectionChoice choice) {
        if (choice.connection().embedded()) {
            frame.another().accept(null);
        } else if (choice.keysNeeded()) {
            askForEndpoint(choice.connection(), connection -> frame.another().accept(connection));
        } else {
            frame.another().accept(choice.connection());
        }
    }

    /** Opens the present connection, or the embedded broker if there is none, in a window of its own. */
    void openAnother() {
        Connection now = now();
        frame.another().accept(now == null || now.embedded() ? null : now);
    }

    /** Goes to a connection and remembers it as the last one, unless its keys would have to be typed in again. */
    void connect(Connection connection) {
        connections.connect(connection);
        if (!(connection.source() instanceof Connection.Source.Keys)) {
            settings.set(settings.get().withLast(connection.key()));
        }
    }

    /**
     * Goes where a person was last.
     *
     * @return whether that is remembered and was not the embedded broker
     */
    boolean connectLast() {
        String last = settings.get().lastConnection();
        if (last.startsWith(Connection.PROFILE_KEY)) {
            connections.connectProfile(last.substring(Connection.PROFILE_KEY.length()));
            return true;
        }
        if (last.equals(Connection.ENVIRONMENT_KEY)) {
            connections.connect(list.environment(settings.get().wish(last)));
            return true;
        }
        SavedEndpoint endpoint = last.startsWith(Connection.ENDPOINT_KEY)
                ? settings.get().endpoints().get(last.substring(Connection.ENDPOINT_KEY.length()))
                : null;
        if (endpoint != null && !endpoint.profile().isEmpty()) {
            connections.connect(
                    ConnectionListModel.connection(endpoint, settings.get().wish(last)));
            return true;
        }
        return false;
    }

    /**
     * Goes where a link leads, if that is elsewhere.
     *
     * @return why it can't be, a sentence; null if it is on its way or there already
     */
    @Nullable String follow(WeirLink link) {
        String key = link.key();
        Connection now = now();
        if (key == null) {
            return null;
        }
        boolean here = now != null
                && now.key().equals(key)
                && (link.region() == null || link.region().equals(now.region()));
        if (here) {
            return null;
        }
        if (key.equals(Connection.EMBEDDED_KEY)) {
            frame.embedded().run();
            return null;
        }
        ConnectionWish wish = settings.get().wish(key);
        ConnectionWish wished = link.region() == null ? wish : wish.withRegion(link.region());
        if (key.startsWith(Connection.PROFILE_KEY)) {
            connections.connectProfile(key.substring(Connection.PROFILE_KEY.length()), wished);
            return null;
        }
        if (key.equals(Connection.ENVIRONMENT_KEY)) {
            connections.connect(list.environment(wished));
            return null;
        }
        String name = key.substring(Connection.ENDPOINT_KEY.length());
        SavedEndpoint endpoint = settings.get().endpoints().get(name);
        if (endpoint == null) {
            return Text.of("No endpoint of the name “{0}” is saved here.", name);
        }
        if (endpoint.profile().isEmpty()) {
            return Text.of("“{0}” asks for its keys: open it from the list of connections first.", name);
        }
        connections.connect(ConnectionListModel.connection(endpoint, wished));
        return null;
    }

    /** A link's connection as a person reads it. */
    static String words(WeirLink link) {
        String key = String.valueOf(link.key());
        String name = key.equals(Connection.ENVIRONMENT_KEY)
                ? Text.of("the environment's credentials")
                : key.startsWith(Connection.ENDPOINT_KEY)
                        ? Text.of("the endpoint {0}", key.substring(Connection.ENDPOINT_KEY.length()))
                        : Text.of("the profile {0}", key.substring(key.indexOf(':') + 1));
        return link.region() == null ? name : Text.of("{0} in {1}", name, link.region());
    }

    /** Asks for an endpoint that nobody knows yet. */
    void askForEndpoint() {
        askForEndpoint(null, this::connect);
    }

    private void askForEndpoint(@Nullable Connection known, Consumer<Connection> then) {
        Connection now = now();
        EndpointDialog.open(
                window,
                now == null ? Connection.Kind.EMBEDDED : now.kind(),
                list.profileNames(),
                known,
                form -> then.accept(remembered(form)));
    }

    private Connection remembered(EndpointForm form) {
        Connection connection = form.connection();
        ConnectionWish wish = settings.get().wish(connection.key());
        settings.set(settings.get()
                .withEndpoint(form.saved())
                .withWish(
                        connection.key(),
                        wish.withKind(connection.kind().name()).withRegion(connection.region())));
        return connection;
    }

    private void forget(Connection connection) {
        settings.set(settings.get().withoutEndpoint(connection.name()));
    }

    /** Lets a person choose the region of the present connection. */
    void chooseRegion() {
        Connection now = now();
        if (now == null) {
            return;
        }
        if (now.embedded()) {
            say.accept(Text.of("The embedded broker has one region."));
            return;
        }
        Palette palette = new Palette(
                new PaletteModel(() -> Regions.all().stream()
                        .map(region -> new PaletteModel.Entry(
                                region.id() + "  " + region.name(),
                                region.id().equals(now.region()) ? Text.of("now") : "",
                                Icon.GLOBE,
                                "",
                                () -> region(now, region.id())))),
                window.overlay()::close);
        palette.field().setPromptText(Text.of("Find a region…"));
        palette.refresh();
        window.overlay().open(palette, Pos.TOP_CENTER, new Insets(64, 16, 16, 16), palette.field());
    }

    private void region(Connection now, String region) {
        if (!region.equals(now.region())) {
            settings.set(settings.get()
                    .withWish(now.key(), settings.get().wish(now.key()).withRegion(region)));
            connect(now.withRegion(region));
        }
    }

    private void kind(Connection of, Connection.Kind kind) {
        settings.set(
                settings.get().withWish(of.key(), settings.get().wish(of.key()).withKind(kind.name())));
        Connection now = now();
        if (now != null && now.key().equals(of.key()) && now.kind() != kind) {
            connect(now.withKind(kind));
        }
    }

    /** Says that the present connection is production, or that it is not. */
    void toggleProduction() {
        Connection now = now();
        if (now == null || now.embedded()) {
            say.accept(Text.of("The embedded broker is what it is: neither test nor production."));
        } else {
            kind(now, now.kind() == Connection.Kind.PRODUCTION ? Connection.Kind.TEST : Connection.Kind.PRODUCTION);
        }
    }

    /** Makes the connection read-only or not, and remembers it. */
    void readOnly(boolean on) {
        connections.setReadOnly(on);
        Connection now = now();
        if (now != null) {
            settings.set(settings.get()
                    .withWish(now.key(), settings.get().wish(now.key()).withReadOnly(on)));
        }
    }

    /** Copies the present connection for another program. */
    void copy(CopyAs as) {
        Connection now = now();
        if (now != null) {
            copy(as, now);
        }
    }

    private void copy(CopyAs as, Connection connection) {
        // The list does not know where the embedded broker listens.
        Connection whole = connection.embedded() ? connections.embedded() : connection;
        if (whole == null) {
            say.accept(Text.of("The embedded broker does not run yet: connect to it first."));
            return;
        }
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, as.text(whole)));
        say.accept(Text.of("Copied {0} as {1}.", whole.title(), as.words()));
    }

    /** Who calls, and how they log in. */
    WhoCalls callers() {
        return callers;
    }

    /** Room to leave around what hangs from the top bar. In PRODUCTION the edge there is as high as its word. */
    static Insets belowTheBar(@Nullable Connection now) {
        boolean production = now != null && now.kind() == Connection.Kind.PRODUCTION;
        return new Insets(production ? 72 : 56, 16, 16, 12);
    }

    private @Nullable Connection now() {
        return connections.state().get() instanceof State.Connected connected ? connected.connection() : null;
    }
}
