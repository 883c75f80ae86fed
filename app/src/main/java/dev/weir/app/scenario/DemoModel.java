package dev.weir.app.scenario;

import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.Background;
import dev.weir.app.shell.Demo;
import dev.weir.app.shell.Format;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The demo of one window. It has clients of its own, so that making the window's connection read-only does not stop a
 * flow that was started on purpose, and its own consumer, so that there is something to see on the way out too.
 */
public final class DemoModel implements Demo {

    /** The window and its first charts come first. */
    private static final Duration DELIVERY_AFTER = Duration.ofSeconds(6);

    private final Scenario scenario;
    private final Duration deliveryAfter;
    private final Background background;
    private final Function<Connection, Clients> clients;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOT_HERE);
    private final AtomicInteger turns = new AtomicInteger();
    /** Held while something starts or ends, so that one follows the other. */
    private final Object lane = new Object();

    private volatile double speed;
    private volatile @Nullable Playing playing;
    private volatile boolean closed;
    private @Nullable Connection connection;
    private @Nullable String trouble;

    /** @param speed event-time seconds a second, greater than 0 */
    public DemoModel(Scenario scenario, double speed, Background background) {
        this(scenario, speed, background, to -> new SdkClients(to, () -> false), DELIVERY_AFTER);
    }

    /** @param deliveryAfter how long the delivery stream is waited with */
    DemoModel(
            Scenario scenario,
            double speed,
            Background background,
            Function<Connection, Clients> clients,
            Duration deliveryAfter) {
        this.deliveryAfter = deliveryAfter;
        this.scenario = scenario;
        this.speed = speed;
        this.background = background;
        this.clients = clients;
    }

    @Override
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public double speed() {
        return speed;
    }

    @Override
    public String story() {
        return scenario.story();
    }

    @Override
    public Progress progress() {
        Playing now = playing;
        if (now == null) {
            return trouble == null ? Progress.NONE : new Progress(0, 0, trouble);
        }
        ScenarioProgress progress = now.player().progress();
        return new Progress(progress.total(), progress.read(), progress.trouble());
    }

    @Override
    public void follow(@Nullable Connection to, boolean play) {
        connection = to != null && to.source() instanceof Connection.Source.Embedded ? to : null;
        if (connection != null && play) {
            play(speed);
        } else if (connection != null) {
            change(null, State.STOPPED, State.STOPPED);
        } else {
            change(null, State.NOT_HERE, State.NOT_HERE);
        }
    }

    @Override
    public void play(double times) {
        Connection to = connection;
        if (to != null) {
            speed = times;
            change(to, State.STARTING, State.PLAYING);
        }
    }

    @Override
    public void stop() {
        if (connection != null) {
            change(null, State.STOPPING, State.STOPPED);
        }
    }

    private void change(@Nullable Connection to, State meanwhile, State then) {
        int turn = turns.incrementAndGet();
        double times = speed;
        trouble = null;
        state.set(meanwhile);
        background.run(
                to == null ? "Stop the demo" : "Start the demo at " + Format.rate(times) + "×",
                () -> swap(turn, to, times),
                done -> {
                    if (turn == turns.get()) {
                        state.set(then);
                    }
                },
                failure -> {
                    if (turn == turns.get()) {
                        trouble = failure.what() + " " + failure.advice();
                        state.set(connection == null ? State.NOT_HERE : State.STOPPED);
                    }
                });
    }

    private boolean swap(int turn, @Nullable Connection to, double times) {
        synchronized (lane) {
            end();
            if (to != null && !closed && turn == turns.get()) {
                Clients own = clients.apply(to);
                DemoDelivery delivery =
                        new DemoDelivery(own, scenario.feeds().getFirst().streamName(), deliveryAfter);
                playing = new Playing(
                        own,
                        ScenarioPlayer.play(scenario, own.kinesis(), times),
                        Thread.ofVirtual()
                                .name("make the demo's delivery stream")
                                .start(delivery));
            }
        }
        return true;
    }

    private void end() {
        Playing before = playing;
        playing = null;
        if (before != null) {
            before.delivery().interrupt();
            before.player().close();
            try {
                before.delivery().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            before.clients().close();
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (lane) {
            end();
        }
    }

    private record Playing(Clients clients, ScenarioPlayer player, Thread delivery) {}
}
