package dev.weir.app.shell;

import static dev.weir.app.records.Eventually.eventually;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A console in the window of a test, connected to a broker of its own that keeps nothing. Any thread. */
public final class OpenConsole implements AutoCloseable {

    private static final int PULSES = 12;

    private final Stage stage;
    private final Pages pages;
    private final Broker broker;
    private final Console console;

    private OpenConsole(Stage stage, Pages pages, Connection.Kind kind, ConsoleOptions options) throws Exception {
        this.stage = stage;
        this.pages = pages;
        this.broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        this.console = another(stage, kind, options);
    }

    /** In light colours, 1280 pixels wide and 900 high. */
    public static ConsoleOptions usual() {
        return usual(BrokerOptions.defaults().inMemory());
    }

    /** The usual ones, with an embedded broker that could be started as well. */
    public static ConsoleOptions usual(BrokerOptions embedded) {
        return ConsoleOptions.of(embedded).withTheme(Theme.LIGHT).withSize(1280, 900);
    }

    /** With all pages of the console. Not on the JavaFX thread: returns when it is connected. */
    public static OpenConsole withAllPages(Stage stage, Connection.Kind kind, ConsoleOptions options) throws Exception {
        OpenConsole open = new OpenConsole(stage, Pages.all(), kind, options);
        fx(() -> {
            stage.requestFocus();
            return true;
        });
        eventually("connected", () -> open.console.workspace() != null);
        return open;
    }

    /** With some pages and no throughput, as if its broker were the embedded one. It may not be connected yet. */
    static OpenConsole withPages(
            Stage stage, Map<Class<? extends Place>, Function<Workspace, Page>> makers, ConsoleOptions options)
            throws Exception {
        Pages pages = new Pages(makers, (clients, background, to) -> new NoThroughput());
        return new OpenConsole(stage, pages, Connection.Kind.EMBEDDED, options);
    }

    /** One more console with the same pages before the same broker. Whoever asks for it closes it. */
    Console another(Stage other, Connection.Kind kind, ConsoleOptions options) throws Exception {
        Connection connection = new Connection(
                kind == Connection.Kind.EMBEDDED ? "Embedded" : "Broker",
                kind,
                new Connection.Source.Keys("weir", "weir"),
                "us-east-1",
                broker.endpoint());
        return fx(() -> Console.open(other, options.withConnection(connection), pages));
    }

    public Console console() {
        return console;
    }

    public Stage stage() {
        return stage;
    }

    /** Those of the connection, once there is one. */
    public Clients clients() {
        Workspace workspace = console.workspace();
        if (workspace == null) {
            throw new IllegalStateException("not connected");
        }
        return workspace.clients();
    }

    /** Goes to a place and waits until it has loaded. Not on the JavaFX thread. */
    public void go(Place place) throws Exception {
        fx(() -> {
            console.open(place);
            return true;
        });
        settle();
    }

    /** Waits until nothing loads, and what is there has been drawn. Not on the JavaFX thread. */
    public void settle() throws Exception {
        eventually("it has loaded", () -> {
            try {
                return FxToolkit.call(console::settled);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        FxToolkit.awaitPulses(console.scene(), PULSES);
    }

    /** Hides all windows, ends console and broker, and has the next test speak English. */
    @Override
    public void close() throws Exception {
        fx(() -> {
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            return true;
        });
        console.close();
        broker.close();
        Text.speak(Language.ENGLISH);
    }

    private static <T> T fx(Callable<T> work) throws Exception {
        return Platform.isFxApplicationThread() ? work.call() : FxToolkit.call(work);
    }
}
