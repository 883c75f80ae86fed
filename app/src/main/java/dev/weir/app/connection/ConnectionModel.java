package dev.weir.app.connection;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the console is connected to, and the embedded broker if it runs. JavaFX thread only, but for
 * {@link #close()}.
 */
public final class ConnectionModel {

    /** How a connection stands. */
    public sealed interface State {

        /** The embedded broker is starting. */
        record Starting() implements State {}

        /** A profile is being looked up in {@code ~/.aws}. */
        record LookingUp(String profile) implements State {}

        /** There are clients to call with. */
        record Connected(Connection connection, Clients clients) implements State {}

        /** The embedded broker did not start. */
        record BrokerFailed(BrokerUnavailableException reason, BrokerOptions options) implements State {}

        /**
         * There is no connection, for another reason.
         *
         * @param again tries once more
         */
        record Failed(Failure failure, Runnable again) implements State {}
    }

    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Starting());
    private final ReadOnlyStringWrapper identity = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper readOnly = new ReadOnlyBooleanWrapper(false);
    private final AtomicBoolean readOnlyNow = new AtomicBoolean();
    private final Object brokerLock = new Object();
    private volatile @Nullable EmbeddedBroker broker;
    private Background.@Nullable Handle identifying;
    /** Counts what a person asked for: an answer to something older must not undo it. */
    private int asked;

    private volatile boolean closed;

    public ConnectionModel(Background background) {
        this.background = background;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Who the service says is calling; empty until known. */
    public ReadOnlyStringProperty identity() {
        return identity.getReadOnlyProperty();
    }

    /** Whether calls that change something are refused. */
    public ReadOnlyBooleanProperty readOnly() {
        return readOnly.getReadOnlyProperty();
    }

    public void setReadOnly(boolean on) {
        readOnlyNow.set(on);
        readOnly.set(on);
    }

    /** Goes to the embedded broker, starting it if it does not run yet. */
    public void connectEmbedded(BrokerOptions options) {
        EmbeddedBroker running = broker;
        if (running != null) {
            connect(running.connection());
            return;
        }
        int turn = leave();
        state.set(new State.Starting());
        background.run(
                "Start the embedded broker",
                () -> start(options),
                started -> arrive(turn, started, options),
                failure -> fail(turn, failure, () -> connectEmbedded(options)));
    }

    /** Ends the embedded broker if it runs, and starts it anew over the same data: the way on when it has died. */
    public void restartEmbedded(BrokerOptions options) {
        int turn = leave();
        state.set(new State.Starting());
        background.run(
                "Restart the embedded broker",
                () -> restart(options),
                started -> arrive(turn, started, options),
                failure -> fail(turn, failure, () -> restartEmbedded(options)));
    }

    private void arrive(int turn, Started started, BrokerOptions options) {
        if (turn != asked) {
            return;
        }
        switch (started) {
            case Started.Running(EmbeddedBroker fresh) -> connect(fresh.connection());
            case Started.Refused(BrokerUnavailableException reason) ->
                state.set(new State.BrokerFailed(reason, options));
        }
    }

    private void fail(int turn, Failure failure, Runnable again) {
        if (turn == asked) {
            state.set(new State.Failed(failure, again));
        }
    }

    /**
     * Goes to a profile of {@code ~/.aws} that may not be there any more: then the state says so.
     *
     * @param rememberedKind what a person said of it, or null
     */
    public void connectProfile(String name, @Nullable String rememberedKind) {
        int turn = leave();
        state.set(new State.LookingUp(name));
        background.run(
                "Look up the profile " + name,
                () -> Profiles.read().connectionOf(name, rememberedKind),
                connection -> {
                    if (turn == asked) {
                        connect(connection);
                    }
                },
                failure -> fail(turn, failure, () -> connectProfile(name, rememberedKind)));
    }

    /** Goes to a connection. Nothing is sent but the question who is calling; pages then ask for what they show. */
    public void connect(Connection connection) {
        leave();
        SdkClients clients = new SdkClients(connection, readOnlyNow::get);
        identity.set("");
        state.set(new State.Connected(connection, clients));
        identifying = background.run(
                "Ask who is calling",
                () -> clients.sts().getCallerIdentity().arn(),
                identity::set,
                failure -> identity.set("identity unknown"));
    }

    /** Ends the clients and the broker; blocks until the broker's data is safe. Any thread, once. */
    public void close() {
        if (state.get() instanceof State.Connected connected) {
            connected.clients().close();
        }
        synchronized (brokerLock) {
            closed = true;
            EmbeddedBroker running = broker;
            if (running != null) {
                running.close();
            }
        }
    }

    private int leave() {
        if (identifying != null) {
            identifying.cancel();
        }
        if (state.get() instanceof State.Connected connected) {
            background.run(
                    "Leave " + connected.connection().name(),
                    () -> close(connected.clients()),
                    done -> {},
                    failure -> {});
        }
        return ++asked;
    }

    private static boolean close(AutoCloseable closeable) throws Exception {
        closeable.close();
        return true;
    }

    // Held while it starts, so that a close() in the meantime waits and then ends it too.
    private Started start(BrokerOptions options) {
        synchronized (brokerLock) {
            if (closed) {
                throw new IllegalStateException("The console is closing");
            }
            try {
                EmbeddedBroker fresh = EmbeddedBroker.start(options);
                broker = fresh;
                return new Started.Running(fresh);
            } catch (BrokerUnavailableException e) {
                return new Started.Refused(e);
            }
        }
    }

    private Started restart(BrokerOptions options) {
        synchronized (brokerLock) {
            EmbeddedBroker running = broker;
            broker = null;
            if (running != null) {
                running.close();
            }
            return start(options);
        }
    }

    private sealed interface Started {
        record Running(EmbeddedBroker broker) implements Started {}

        record Refused(BrokerUnavailableException reason) implements Started {}
    }
}
