package dev.weir.broker;

import java.net.URI;

/** A running broker. Thread-safe. */
public interface Broker extends AutoCloseable {

    /**
     * Starts a broker on loopback and returns once it answers.
     *
     * @throws BrokerStartException if the port is taken, or the data folder is locked, unreadable or not a broker's
     */
    static Broker start(BrokerConfig config) throws BrokerStartException {
        return BrokerAssembly.start(config);
    }

    /** Where it listens, for instance {@code http://127.0.0.1:4567}. */
    URI endpoint();

    BrokerConfig config();

    /** Finishes the calls in hand, makes everything durable and releases the port and the data folder. */
    @Override
    void close();
}
