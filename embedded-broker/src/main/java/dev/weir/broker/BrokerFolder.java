package dev.weir.broker;

import dev.weir.broker.access.RootCredentials;
import dev.weir.broker.access.RootCredentialsFile;
import dev.weir.broker.sealed.FolderKey;
import dev.weir.broker.sealed.SealedData;
import dev.weir.broker.store.FolderConversion;
import dev.weir.broker.time.SystemTime;
import dev.weir.broker.tls.HostNames;
import dev.weir.broker.tls.LoopbackIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a data folder tells those who have it, whether a broker runs on it or not. */
public final class BrokerFolder {

    private static final String MARKER = "weir-data";

    private BrokerFolder() {}

    /** Whether a folder is sealed: then the root's access key and the certificate's are for the broker alone. */
    public static boolean isSealed(Path folder) {
        return Files.exists(folder.resolve(SealedData.HEADER));
    }

    /**
     * Seals the folder of a broker that does not run, or goes on with that where it was interrupted (docs/SEALED.md).
     *
     * @param passphrase gives the passphrase, which is zeroed after use; null for a key that the system's keyring keeps
     * @param progress is told how far that is, in words
     * @throws BrokerStartException if that cannot be; nothing is lost then
     */
    public static void seal(Path folder, @Nullable Supplier<char[]> passphrase, Consumer<String> progress)
            throws BrokerStartException {
        new FolderConversion(folder, progress).seal(FolderKey.of(passphrase));
    }

    /** Makes a sealed folder plain again, as {@link #seal} makes it sealed. */
    public static void unseal(Path folder, @Nullable Supplier<char[]> passphrase, Consumer<String> progress)
            throws BrokerStartException {
        new FolderConversion(folder, progress).unseal(FolderKey.of(passphrase));
    }

    /** Seals a sealed folder under something else; no data is written anew. */
    public static void changeKey(
            Path folder, @Nullable Supplier<char[]> passphrase, @Nullable Supplier<char[]> newPassphrase)
            throws BrokerStartException {
        new FolderConversion(folder, _ -> {}).changeKey(FolderKey.of(passphrase), FolderKey.of(newPassphrase));
    }

    /**
     * The file with the root's access key, in the form of an AWS credentials file; empty if no broker that knows its callers
     * has run on this folder yet.
     */
    public static Optional<Path> rootCredentialsFile(Path folder) {
        Path file = folder.resolve(RootCredentialsFile.NAME);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /**
     * The root's access key, made if a broker has run on this folder and there is none; empty if the folder is sealed.
     *
     * @throws dev.weir.broker.store.StoreException if the file cannot be read or written, or holds no key
     */
    public static Optional<RootCredentials> rootCredentials(Path folder) {
        return Files.isRegularFile(folder.resolve(MARKER)) && !isSealed(folder)
                ? Optional.of(RootCredentialsFile.in(folder))
                : Optional.empty();
    }

    /** The file with the certificate that a broker on this folder shows. */
    public static Path certificateFile(Path folder) {
        return LoopbackIdentity.certificateFile(folder);
    }

    /**
     * The certificate that a broker on this folder shows, made if a broker has run on it and there is none yet. One that is
     * there is left alone, since a running broker shows it, even where it has expired. In a sealed folder none is made.
     *
     * @throws dev.weir.broker.store.StoreException if it cannot be read or written
     */
    public static Optional<X509Certificate> certificate(Path folder) {
        if (!Files.isRegularFile(folder.resolve(MARKER))) {
            return Optional.empty();
        }
        if (isSealed(folder)) {
            return LoopbackIdentity.certificate(folder);
        }
        try (SystemTime time = new SystemTime()) {
            return Optional.of(new LoopbackIdentity(folder, time, HostNames.LOOPBACK)
                    .present()
                    .certificate());
        }
    }
}
