package dev.weir.app.connection;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The embedded broker of a process, which all windows share. It starts for the first who wants it and ends, its data
 * safe, when the last of them has left. Thread-safe.
 */
public final class SharedBroker {

    private final Set<Object> users = new HashSet<>();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable EmbeddedBroker running;

    /** The broker if it runs now; never waits. */
    @Nullable EmbeddedBroker running() {
        return running;
    }

    /**
     * The broker, started if it does not run. Blocks until it answers.
     *
     * @param user who wants it; it runs until all of them have called {@link #release}
     */
    synchronized EmbeddedBroker acquire(Object user, BrokerOptions options) throws BrokerUnavailableException {
        EmbeddedBroker broker = running;
        if (broker == null) {
            broker = EmbeddedBroker.start(options);
            running = broker;
        }
        users.add(user);
        return broker;
    }

    /** Ends the broker and starts it anew over the same data; all who listen are told. Blocks. */
    synchronized EmbeddedBroker restart(Object user, BrokerOptions options) throws BrokerUnavailableException {
        end();
        EmbeddedBroker broker = acquire(user, options);
        listeners.forEach(Runnable::run);
        return broker;
    }

    /** Ends the broker, seals its data folder and starts it anew over that; all who listen are told. Blocks. */
    synchronized EmbeddedBroker seal(Object user, BrokerOptions options, FolderSeal seal)
            throws BrokerUnavailableException {
        end();
        seal.seal(options.folder(), done -> {});
        EmbeddedBroker broker = acquire(user, options.sealedUnder(seal));
        listeners.forEach(Runnable::run);
        return broker;
    }

    /** One user less; the broker ends with the last. Blocks until its data is safe. */
    synchronized void release(Object user) {
        users.remove(user);
        if (users.isEmpty()) {
            end();
        }
    }

    /** Told, on any thread, when the broker runs somewhere else than before. */
    void onMove(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    private void end() {
        EmbeddedBroker broker = running;
        running = null;
        if (broker != null) {
            broker.close();
        }
    }
}
