package dev.weir.broker;

import dev.weir.broker.access.RootCredentials;
import java.net.URI;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** A running broker. Thread-safe. */
public interface Broker extends AutoCloseable {

    /**
     * Starts a broker, on loopback unless its config tells another address, and returns once it answers.
     *
     * @throws BrokerStartException if the port is taken, the data folder is locked, unreadable or not a broker's,
     *     or others could reach it and it is not told to hold them to policies
     */
    static Broker start(BrokerConfig config) throws BrokerStartException {
        return BrokerAssembly.start(config);
    }

    /** Where it listens, for instance {@code http://127.0.0.1:4567}. */
    URI endpoint();

    /** The same port over TLS, for instance {@code https://127.0.0.1:4567}; clients must trust {@link #certificate}. */
    URI secureEndpoint();

    /**
     * The self-signed certificate for localhost, 127.0.0.1 and ::1 that the broker shows over TLS, made when first asked
     * for. With a data folder it is also there, as {@code tls-certificate.pem}, from then on.
     */
    X509Certificate certificate();

    /** The access key of the account's root; null for a broker that takes any key and was given none. */
    @Nullable RootCredentials rootCredentials();

    BrokerConfig config();

    /** Finishes the calls in hand, makes everything durable and releases the port and the data folder. */
    @Override
    void close();
}
