package dev.weir.app.scenario;

import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.scenario.file.ScenarioFiles;
import dev.weir.app.scenario.play.PartState;
import dev.weir.app.scenario.play.Player;
import dev.weir.app.scenario.play.Removal;
import dev.weir.app.scenario.play.Tempo;
import dev.weir.app.shell.Demo;
import dev.weir.app.shell.Statements;
import dev.weir.app.shell.Story;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The scenario that plays, one for all windows. It has clients of its own, so that making a window's connection read-only does not stop
 * a flow that was started on purpose. JavaFX thread only, but for {@link #close} and what says so.
 */
public final class ScenarioModel implements Demo {

    /** The window and its first charts come first. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final double DEMO_SPEED = 600;

    private final Background background;
    private final Function<Connection, Clients> clients;
    private final Duration patience;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOT_HERE);
    private final ReadOnlyObjectWrapper<Story> story = new ReadOnlyObjectWrapper<>(Story.NONE);
    private final ReadOnlyObjectWrapper<String> name;
    private final ReadOnlyObjectWrapper<Set<String>> faultsOn = new ReadOnlyObjectWrapper<>(Set.of());
    private final AtomicInteger turns = new AtomicInteger();
    /** Held while something starts or ends, so that one follows the other. */
    private final Object lane = new Object();

    private volatile @Nullable Playing playing;
    private volatile boolean closed;
    private boolean first = true;
    private @Nullable Scenario scenario;
    private Language read = Text.language();
    private @Nullable Double speed;
    private @Nullable Connection connection;
    private @Nullable Supplier<Statements> engines;
    private @Nullable Statements asking;
    private @Nullable String trouble;

    /**
     * Plays nothing yet.
     *
     * @param name of a built-in scenario, or the path of a file
     * @param speed event-time seconds a second, greater than 0; null for the scenario's own
     */
    public ScenarioModel(String name, @Nullable Double speed, Background background) {
        this(name, speed, background, to -> new SdkClients(to, () -> false), PATIENCE);
    }

    /** @param patience how long functions and deliveries of the first are waited with */
    ScenarioModel(
            String name,
            @Nullable Double speed,
            Background background,
            Function<Connection, Clients> clients,
            Duration patience) {
        this.name = new ReadOnlyObjectWrapper<>(name);
        this.speed = speed;
        this.background = background;
        this.clients = clients;
        this.patience = patience;
    }

    @Override
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Story> story() {
        return story.getReadOnlyProperty();
    }

    /** The scenario that plays or would be played, by the name of a built-in one or by its file. */
    public ReadOnlyObjectProperty<String> name() {
        return name.getReadOnlyProperty();
    }

    /** The faults that are on, by name. */
    public ReadOnlyObjectProperty<Set<String>> faultsOn() {
        return faultsOn.getReadOnlyProperty();
    }

    @Override
    public double usualSpeed() {
        Scenario now = scenario;
        return now == null ? DEMO_SPEED : now.speed();
    }

    @Override
    public double speed() {
        Double wanted = speed;
        return wanted == null ? usualSpeed() : wanted;
    }

    @Override
    public Progress progress() {
        Playing now = playing;
        if (now == null) {
            return trouble == null ? Progress.NONE : new Progress(0, 0, trouble);
        }
        return new Progress(
                now.player().sent(), now.player().read(), now.player().trouble());
    }

    /** How each part of what plays fares, after the services were asked; empty if nothing plays. Blocks; any thread. */
    public List<PartState> look() {
        Playing now = playing;
        return now == null ? List.of() : now.player().look();
    }

    @Override
    public void follow(@Nullable Connection to, Supplier<Statements> sql, boolean play) {
        connection = to != null && to.source() instanceof Connection.Source.Embedded ? to : null;
        if (read != Text.language()) {
            // Its titles and captions were read in the language that was spoken then.
            scenario = null;
        }
        engines = connection == null ? null : sql;
        if (connection == null) {
            end(State.NOT_HERE, State.NOT_HERE);
            return;
        }
        end(State.STOPPED, State.STOPPED);
        read(() -> {
            if (play && connection != null && state.get() == State.STOPPED) {
                play(speed());
            }
        });
    }

    /** Has the scenario read, if it is not yet, and goes on then. */
    private void read(Runnable then) {
        if (scenario != null) {
            then.run();
            return;
        }
        String wanted = name.get();
        background.run(
                Text.of("Read the scenario"),
                () -> ScenarioFiles.open(wanted),
                its -> {
                    if (scenario == null && wanted.equals(name.get())) {
                        take(its);
                        then.run();
                    }
                },
                failure -> failed(failure, turns.get()));
    }

    private void take(Scenario its) {
        scenario = its;
        read = Text.language();
        story.set(its.story());
    }

    @Override
    public void play(double times) {
        Connection to = connection;
        if (to == null) {
            return;
        }
        speed = times;
        Playing now = playing;
        if (now != null) {
            now.tempo().play(times);
            if (state.get() == State.PAUSED) {
                state.set(State.PLAYING);
            }
        } else if (state.get() != State.STARTING) {
            read(() -> begin(to));
        }
    }

    /** Plays another one from its beginning, at its usual speed; what played has ended before. */
    public void play(String other, Scenario its) {
        Connection to = connection;
        if (to == null) {
            return;
        }
        name.set(other);
        speed = null;
        take(its);
        begin(to);
    }

    @Override
    public void pause() {
        Playing now = playing;
        if (now != null && state.get() == State.PLAYING) {
            now.tempo().pause();
            state.set(State.PAUSED);
        }
    }

    @Override
    public void stop() {
        if (connection != null) {
            end(State.STOPPING, State.STOPPED);
        }
    }

    private void begin(Connection to) {
        Scenario now = scenario;
        if (now == null) {
            return;
        }
        letGo();
        Supplier<Statements> supply = engines;
        Statements sql = now.queries().isEmpty() || supply == null ? null : supply.get();
        asking = sql;
        if (sql != null) {
            sql.draw(now.charts());
        }
        Duration wait = first ? patience : Duration.ZERO;
        first = false;
        change(State.STARTING, State.PLAYING, Text.of("Start the scenario {0}", now.title()), turn -> {
            endPlaying();
            if (!closed && turn == turns.get()) {
                Clients own = clients.apply(to);
                Tempo tempo = new Tempo(now.speed(), speed());
                playing = new Playing(own, tempo, Player.play(now, own, sql, tempo, InstantSource.system(), wait));
            }
        });
    }

    private void end(State meanwhile, State then) {
        letGo();
        if (playing == null && state.get() != State.STARTING) {
            turns.incrementAndGet();
            trouble = null;
            state.set(then);
            return;
        }
        change(meanwhile, then, Text.of("Stop the scenario"), turn -> endPlaying());
    }

    private void letGo() {
        Statements before = asking;
        asking = null;
        if (before != null) {
            before.close();
        }
    }

    private void change(State meanwhile, State then, String what, Consumer<Integer> work) {
        int turn = turns.incrementAndGet();
        trouble = null;
        faultsOn.set(Set.of());
        state.set(meanwhile);
        background.run(
                what,
                () -> {
                    synchronized (lane) {
                        work.accept(turn);
                    }
                    return true;
                },
                done -> {
                    if (turn == turns.get()) {
                        state.set(then);
                    }
                },
                failure -> failed(failure, turn));
    }

    private void failed(Failure failure, int turn) {
        if (turn == turns.get()) {
            trouble = failure.what() + " " + failure.advice();
            state.set(connection == null ? State.NOT_HERE : State.STOPPED);
        }
    }

    private void endPlaying() {
        Playing before = playing;
        playing = null;
        if (before != null) {
            before.player().close();
            before.clients().close();
        }
    }

    /** Switches a fault of what plays. Returns at once. */
    public void turn(Fault fault, boolean on) {
        Playing now = playing;
        if (now == null) {
            return;
        }
        background.run(
                on ? Text.of("Switch on: {0}", fault.name()) : Text.of("Switch off: {0}", fault.name()),
                () -> now.player().turn(fault, on),
                is -> {
                    if (now.equals(playing)) {
                        Set<String> all = new HashSet<>(faultsOn.get());
                        if (is) {
                            all.add(fault.name());
                        } else {
                            all.remove(fault.name());
                        }
                        faultsOn.set(Set.copyOf(all));
                    }
                },
                failure -> {
                    trouble = failure.what() + " " + failure.advice();
                    faultsOn.set(Set.copyOf(faultsOn.get()));
                });
    }

    /**
     * Stops what plays, and deletes what a scenario made. Returns at once.
     *
     * @param done told what is gone and what is kept
     * @param failed told why not all could be deleted
     */
    public void remove(Scenario its, Consumer<Removal.Outcome> done, Consumer<Failure> failed) {
        Connection to = connection;
        if (to == null) {
            return;
        }
        stop();
        background.run(
                Text.of("Remove what {0} made", its.title()),
                () -> {
                    synchronized (lane) {
                        endPlaying();
                        try (Clients own = clients.apply(to)) {
                            return Removal.of(its, own);
                        }
                    }
                },
                done,
                failed);
    }

    @Override
    public void close() {
        closed = true;
        synchronized (lane) {
            endPlaying();
        }
    }

    private record Playing(Clients clients, Tempo tempo, Player player) {}
}
