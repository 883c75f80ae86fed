package dev.weir.app.cli;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.scenario.Scenario;
import dev.weir.app.scenario.ScenarioPlayer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays the demo for as long as the console is connected to the broker that it started. It has clients of its own, so
 * that making the window's connection read-only does not stop the flow. Thread-safe.
 */
final class DemoReplay implements AutoCloseable {

    private final Scenario scenario;
    private final double speed;
    private final Consumer<String> trouble;
    private @Nullable SdkClients clients;
    private @Nullable ScenarioPlayer player;
    private boolean closed;

    /** @param trouble told, on any thread, when playing can't begin */
    DemoReplay(Scenario scenario, double speed, Consumer<String> trouble) {
        this.scenario = scenario;
        this.speed = speed;
        this.trouble = trouble;
    }

    /** Plays into a connection from now on, unless it is not the embedded broker. Returns at once. */
    void follow(Connection connection) {
        Thread.ofVirtual().name("begin the demo").start(() -> begin(connection));
    }

    private synchronized void begin(Connection connection) {
        end();
        if (closed || !connection.embedded()) {
            return;
        }
        try {
            SdkClients own = new SdkClients(connection, () -> false);
            clients = own;
            player = ScenarioPlayer.play(scenario, own.kinesis(), speed);
        } catch (RuntimeException e) {
            trouble.accept("The demo could not begin: " + e.getMessage());
            System.getLogger("dev.weir").log(System.Logger.Level.ERROR, "The demo could not begin.", e);
        }
    }

    private void end() {
        if (player != null) {
            player.close();
            player = null;
        }
        if (clients != null) {
            clients.close();
            clients = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        end();
    }
}
