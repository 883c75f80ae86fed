package dev.weir.app.connection;

import dev.weir.app.connection.BrokerUnavailableException.WayOn;
import dev.weir.app.settings.UserFolders;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerFolder;
import dev.weir.broker.BrokerStartException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The broker that this console started: the one place where the console touches the broker's own code. */
public final class EmbeddedBroker implements AutoCloseable {

    private final Broker broker;

    private EmbeddedBroker(Broker broker) {
        this.broker = broker;
    }

    /**
     * Starts a broker and returns once it answers; call it off the JavaFX thread.
     *
     * @throws BrokerUnavailableException if it cannot start, with the sentence to show and the ways on
     */
    public static EmbeddedBroker start(BrokerOptions options) throws BrokerUnavailableException {
        BrokerConfig config = BrokerConfig.inMemory().withPort(options.port()).withLimits(options.limits());
        for (String fault : options.faults()) {
            config = config.withFault(fault);
        }
        if (!options.memory()) {
            config = sealed(config.withDataFolder(options.folder()), options.seal());
        }
        try {
            return new EmbeddedBroker(Broker.start(guarded(config, options.guard())));
        } catch (IllegalArgumentException e) {
            throw new BrokerUnavailableException(String.valueOf(e.getMessage()), Set.of(WayOn.RETRY), e);
        } catch (BrokerStartException e) {
            throw unavailable(e);
        }
    }

    private static BrokerConfig sealed(BrokerConfig config, @Nullable FolderSeal seal) {
        if (seal == null) {
            return config;
        }
        Supplier<char[]> passphrase = seal.passphrase();
        return passphrase == null ? config.withKeyring() : config.withPassphrase(passphrase);
    }

    static boolean isSealed(Path folder) {
        return BrokerFolder.isSealed(folder);
    }

    static void seal(Path folder, FolderSeal seal, Consumer<String> progress) throws BrokerUnavailableException {
        try {
            BrokerFolder.seal(folder, seal.passphrase(), progress);
        } catch (BrokerStartException e) {
            throw unavailable(e);
        }
    }

    static void unseal(Path folder, FolderSeal seal, Consumer<String> progress) throws BrokerUnavailableException {
        try {
            BrokerFolder.unseal(folder, seal.passphrase(), progress);
        } catch (BrokerStartException e) {
            throw unavailable(e);
        }
    }

    static void changeSeal(Path folder, FolderSeal from, FolderSeal to) throws BrokerUnavailableException {
        try {
            BrokerFolder.changeKey(folder, from.passphrase(), to.passphrase());
        } catch (BrokerStartException e) {
            throw unavailable(e);
        }
    }

    private static BrokerUnavailableException unavailable(BrokerStartException e) {
        return new BrokerUnavailableException(String.valueOf(e.getMessage()), waysOn(e), e);
    }

    private static BrokerConfig guarded(BrokerConfig config, BrokerGuard guard) {
        BrokerConfig guarded = config.withAuth(guard.auth()).withAddress(guard.address());
        return guard.rootKeyId() == null || guard.rootSecret() == null
                ? guarded
                : guarded.withRootCredentials(guard.rootKeyId(), guard.rootSecret());
    }

    /**
     * Checks a fault as the command line gives it.
     *
     * @throws IllegalArgumentException with the sentence to show if it is none
     */
    public static void checkFault(String text) {
        BrokerConfig.inMemory().withFault(text);
    }

    private static Set<WayOn> waysOn(BrokerStartException e) {
        return switch (e.reason()) {
            case PORT_IN_USE -> Set.of(WayOn.OTHER_PORT, WayOn.RETRY);
            case DATA_FOLDER_LOCKED, DATA_FOLDER_UNUSABLE, DATA_FOLDER_FOREIGN ->
                Set.of(WayOn.IN_MEMORY, WayOn.OTHER_FOLDER, WayOn.RETRY);
            case DATA_FOLDER_SEALED, WRONG_PASSPHRASE -> Set.of(WayOn.PASSPHRASE, WayOn.IN_MEMORY, WayOn.OTHER_FOLDER);
            case ADDRESS_UNGUARDED -> Set.of(WayOn.RETRY);
            case UNEXPECTED -> Set.of(WayOn.IN_MEMORY, WayOn.RETRY);
        };
    }

    /** The folder that a broker keeps everything in which is told no other. */
    public static Path usualFolder() {
        return UserFolders.ofSystem().data().resolve("broker");
    }

    /** The file with the root's access key, made if a broker has run on the folder; empty if none has. */
    public static Optional<Path> rootCredentialsFile(Path folder) {
        return BrokerFolder.rootCredentials(folder).flatMap(_ -> BrokerFolder.rootCredentialsFile(folder));
    }

    /** The certificate of a broker on a folder; empty if none has run on it. */
    public static Optional<X509Certificate> certificate(Path folder) {
        return BrokerFolder.certificate(folder);
    }

    /** The file that clients are told to trust. */
    public static Path certificateFile(Path folder) {
        return BrokerFolder.certificateFile(folder);
    }

    /** Where it listens. */
    public URI endpoint() {
        return broker.endpoint();
    }

    /** The connection to it. */
    public Connection connection() {
        return new Connection(
                Connection.EMBEDDED_NAME,
                Connection.Kind.EMBEDDED,
                new Connection.Source.Embedded(),
                broker.config().region(),
                broker.endpoint());
    }

    /** Finishes the calls in hand, makes everything durable, and releases port and data folder. */
    @Override
    public void close() {
        broker.close();
    }
}
