package dev.weir.app.connection;

import dev.weir.app.connection.credentials.CredentialSession;
import dev.weir.app.connection.credentials.Surroundings;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.settings.ConnectionWish;
import dev.weir.app.text.Text;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
    private final SharedBroker broker;
    private final Surroundings surroundings;
    private final SharedListings listings;
    private final Function<String, ConnectionWish> wishes;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Starting());
    private final ReadOnlyObjectWrapper<Access> access = new ReadOnlyObjectWrapper<>(Access.UNKNOWN);
    private final ReadOnlyIntegerWrapper renewals = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyBooleanWrapper readOnly = new ReadOnlyBooleanWrapper(false);
    private final AtomicBoolean readOnlyNow = new AtomicBoolean();
    private final Runnable moved;
    private @Nullable ConnectionAccess present;
    /** Counts what a person asked for: an answer to something older must not undo it. */
    private int asked;

    private final Object brokerLock = new Object();
    private volatile boolean closed;

    /** With a broker of its own, and the credentials of the person who runs this program. */
    public ConnectionModel(Background background) {
        this(background, new SharedBroker(), Surroundings.ofSystem(), key -> ConnectionWish.NONE);
    }

    /** @param wishes what a person said of a connection, by its key */
    public ConnectionModel(
            Background background,
            SharedBroker broker,
            Surroundings surroundings,
            Function<String, ConnectionWish> wishes) {
        this(background, broker, surroundings, new SharedListings(), wishes);
    }

    /** @param listings which other windows share */
    public ConnectionModel(
            Background background,
            SharedBroker broker,
            Surroundings surroundings,
            SharedListings listings,
            Function<String, ConnectionWish> wishes) {
        this.listings = listings;
        this.wishes = wishes;
        this.background = background;
        this.broker = broker;
        this.surroundings = surroundings;
        this.moved = background.signal(this::followBroker);
        broker.onMove(moved);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Who calls with the present connection, and for how long still. */
    public ReadOnlyObjectProperty<Access> access() {
        return access.getReadOnlyProperty();
    }

    /** Counts how often there were credentials again after there were none: whoever waits for data asks again. */
    public ReadOnlyIntegerProperty renewals() {
        return renewals.getReadOnlyProperty();
    }

    /** The credentials of the present connection, or null while there is none. */
    public @Nullable CredentialSession credentials() {
        return present == null ? null : present.credentials();
    }

    /** The connection to the embedded broker, whichever window started it; null while it does not run. */
    public @Nullable Connection embedded() {
        EmbeddedBroker running = broker.running();
        return running == null ? null : running.connection();
    }

    /** What credentials are got with. */
    public Surroundings surroundings() {
        return surroundings;
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
        int turn = leave();
        state.set(new State.Starting());
        background.run(
                Text.of("Start the embedded broker"),
                () -> start(options),
                started -> arrive(turn, started, options),
                failure -> fail(turn, failure, () -> connectEmbedded(options)));
    }

    /** Ends the embedded broker if it runs, and starts it anew over the same data: the way on when it has died. */
    public void restartEmbedded(BrokerOptions options) {
        int turn = leave();
        state.set(new State.Starting());
        background.run(
                Text.of("Restart the embedded broker"),
                () -> restart(options),
                started -> arrive(turn, started, options),
                failure -> fail(turn, failure, () -> restartEmbedded(options)));
    }

    /** Ends the embedded broker if it runs, seals its data folder, and starts it anew over that. */
    public void sealEmbedded(BrokerOptions options, FolderSeal seal) {
        int turn = leave();
        state.set(new State.Starting());
        background.run(
                Text.of("Seal the embedded broker's data folder"),
                () -> held(() -> broker.seal(this, options, seal)),
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

    /** Goes to a profile of {@code ~/.aws} that may not be there any more: then the state says so. */
    public void connectProfile(String name) {
        connectProfile(name, wishes.apply(Connection.PROFILE_KEY + name));
    }

    /** Goes to a profile as a person wishes it this time. */
    public void connectProfile(String name, ConnectionWish wish) {
        int turn = leave();
        state.set(new State.LookingUp(name));
        background.run(
                Text.of("Look up the profile {0}", name),
                () -> Profiles.read().connectionOf(name, wish),
                connection -> {
                    if (turn == asked) {
                        connect(connection);
                    }
                },
                failure -> fail(turn, failure, () -> connectProfile(name, wish)));
    }

    /**
     * Goes to a connection. It is read-only if a person said so, and production unless they said otherwise. Nothing is
     * sent but the question who is calling; pages then ask for what they show.
     */
    public void connect(Connection connection) {
        leave();
        Boolean wished = wishes.apply(connection.key()).readOnly();
        setReadOnly(wished == null ? connection.kind() == Connection.Kind.PRODUCTION : wished);
        ConnectionAccess fresh = new ConnectionAccess(
                connection,
                readOnlyNow::get,
                surroundings,
                background,
                listings.of(connection),
                () -> renewals.set(renewals.get() + 1));
        present = fresh;
        access.bind(fresh.access());
        state.set(new State.Connected(connection, fresh.clients()));
        fresh.identify();
    }

    private void followBroker() {
        EmbeddedBroker running = broker.running();
        if (running != null
                && state.get() instanceof State.Connected(Connection connection, Clients clients)
                && connection.source() instanceof Connection.Source.Embedded
                && !running.endpoint().equals(connection.endpoint())) {
            connect(running.connection());
        }
    }

    /** Ends the clients and, if nobody else uses it, the broker; blocks until its data is safe. Any thread, once. */
    public void close() {
        broker.forget(moved);
        if (state.get() instanceof State.Connected connected) {
            connected.clients().close();
        }
        synchronized (brokerLock) {
            closed = true;
            broker.release(this);
        }
    }

    private int leave() {
        ConnectionAccess before = present;
        if (before != null) {
            present = null;
            before.end();
            access.unbind();
            access.set(Access.UNKNOWN);
        }
        if (state.get() instanceof State.Connected connected) {
            background.run(
                    Text.of("Leave {0}", connected.connection().title()),
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

    // Held while it starts, so that a close() in the meantime waits and then lets go of it too.
    private Started start(BrokerOptions options) {
        return held(() -> broker.acquire(this, options));
    }

    private Started restart(BrokerOptions options) {
        return held(() -> broker.restart(this, options));
    }

    private Started held(BrokerStart start) {
        synchronized (brokerLock) {
            if (closed) {
                throw new IllegalStateException("The console is closing");
            }
            try {
                return new Started.Running(start.run());
            } catch (BrokerUnavailableException e) {
                return new Started.Refused(e);
            }
        }
    }

    private interface BrokerStart {
        EmbeddedBroker run() throws BrokerUnavailableException;
    }

    private sealed interface Started {
        record Running(EmbeddedBroker broker) implements Started {}

        record Refused(BrokerUnavailableException reason) implements Started {}
    }
}
