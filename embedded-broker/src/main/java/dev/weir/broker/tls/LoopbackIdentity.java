package dev.weir.broker.tls;

import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The broker's key and certificate for localhost, 127.0.0.1 and ::1. They are made when first asked for, so a broker that
 * nobody speaks TLS to never pays for them, and are kept in the data folder, so that trust in them outlives a restart.
 * Thread-safe.
 */
public final class LoopbackIdentity implements Supplier<ServerIdentity> {

    /** A certificate that has less than this left is made anew at the next start. */
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

    private final @Nullable Path folder;
    private final TimeSource time;
    private @Nullable ServerIdentity identity;

    /** @param folder where they are kept, or null to keep them in memory */
    public LoopbackIdentity(@Nullable Path folder, TimeSource time) {
        this.folder = folder;
        this.time = time;
    }

    /** @throws StoreException if the data folder cannot be read or written */
    @Override
    public synchronized ServerIdentity get() {
        ServerIdentity present = identity;
        if (present == null) {
            present = folder == null ? IdentityMaker.make(time.now()) : kept(new IdentityFolder(folder));
            identity = present;
        }
        return present;
    }

    private ServerIdentity kept(IdentityFolder files) {
        try {
            ServerIdentity kept = files.load();
            if (kept != null && isFresh(kept.certificate())) {
                return kept;
            }
            ServerIdentity made = IdentityMaker.make(time.now());
            files.save(made);
            return made;
        } catch (IOException e) {
            throw new StoreException("The certificate in the data folder could not be read or written.", e);
        }
    }

    private boolean isFresh(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        return time.now().plus(RENEWED_BEFORE_END).isBefore(end);
    }
}
