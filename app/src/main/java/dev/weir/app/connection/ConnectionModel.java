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

        /** There are clients to call with. */
        record Connected(Connection connection, Clients clients) implements State {}

        /** The embedded broker did not start. */
        record BrokerFailed(BrokerUnavailableException reason, BrokerOptions options) implements State {}

        /** Starting failed in a way nobody foresaw. */
        record Failed(Failure failure, BrokerOptions options) implements State {}
    }

    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Starting());
    private final ReadOnlyStringWrapper identity = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper readOnly = new ReadOnlyBooleanWrapper(false);
    private final AtomicBoolean readOnlyNow = new AtomicBoolean();
    private final Object brokerLock = new Object();
    private volatile @Nullable EmbeddedBroker broker;
    private Background.@Nullable Handle identifying;
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
        leave();
        state.set(new State.Starting());
        background.run(
                "Start the embedded broker",
                () -> start(options),
                started -> {
                    switch (started) {
                        case Started.Running(EmbeddedBroker fresh) -> connect(fresh.connection());
                        case Started.Refused(BrokerUnavailableException reason) ->
                            state.set(new State.BrokerFailed(reason, options));
                    }
                },
                failure -> state.set(new State.Failed(failure, options)));
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

    private void leave() {
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

    private sealed interface Started {
        record Running(EmbeddedBroker broker) implements Started {}

        record Refused(BrokerUnavailableException reason) implements Started {}
    }
}
