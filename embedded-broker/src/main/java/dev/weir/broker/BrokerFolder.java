package dev.weir.broker;

import dev.weir.broker.access.RootCredentials;
import dev.weir.broker.access.RootCredentialsFile;
import dev.weir.broker.time.SystemTime;
import dev.weir.broker.tls.HostNames;
import dev.weir.broker.tls.LoopbackIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** What a data folder tells those who have it, whether a broker runs on it or not. */
public final class BrokerFolder {

    private static final String MARKER = "weir-data";

    private BrokerFolder() {}

    /**
     * The file with the root's access key, in the form of an AWS credentials file; empty if no broker that knows its callers
     * has run on this folder yet.
     */
    public static Optional<Path> rootCredentialsFile(Path folder) {
        Path file = folder.resolve(RootCredentialsFile.NAME);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /**
     * The root's access key, made if a broker has run on this folder and there is none.
     *
     * @throws dev.weir.broker.store.StoreException if the file cannot be read or written, or holds no key
     */
    public static Optional<RootCredentials> rootCredentials(Path folder) {
        return Files.isRegularFile(folder.resolve(MARKER))
                ? Optional.of(RootCredentialsFile.in(folder))
                : Optional.empty();
    }

    /** The file with the certificate that a broker on this folder shows. */
    public static Path certificateFile(Path folder) {
        return LoopbackIdentity.certificateFile(folder);
    }

    /**
     * The certificate that a broker on this folder shows, made if a broker has run on it and there is none yet. One that is
     * there is left alone, since a running broker shows it, even where it has expired.
     *
     * @throws dev.weir.broker.store.StoreException if it cannot be read or written
     */
    public static Optional<X509Certificate> certificate(Path folder) {
        if (!Files.isRegularFile(folder.resolve(MARKER))) {
            return Optional.empty();
        }
        try (SystemTime time = new SystemTime()) {
            return Optional.of(new LoopbackIdentity(folder, time, HostNames.LOOPBACK)
                    .present()
                    .certificate());
        }
    }
}
