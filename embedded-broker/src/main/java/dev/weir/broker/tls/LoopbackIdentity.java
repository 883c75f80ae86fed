package dev.weir.broker.tls;

import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's key and certificate for localhost, 127.0.0.1 and ::1, and for this machine's names where others reach it. They are made when first asked for, so a broker that
 * nobody speaks TLS to never pays for them, and are kept in the data folder, so that trust in them outlives a restart.
 * Thread-safe.
 */
public final class LoopbackIdentity implements Supplier<ServerIdentity> {

    /** A certificate that has less than this left is made anew while the broker runs. */
    private static final Duration LEFT_WHILE_RUNNING = Duration.ofDays(1);

    /** A certificate that has less than this left is made anew at the next start. */
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackIdentity.class);

    private final @Nullable Path folder;
    private final TimeSource time;
    private final HostNames hosts;
    private @Nullable ServerIdentity identity;

    /** @param folder where they are kept, or null to keep them in memory */
    public LoopbackIdentity(@Nullable Path folder, TimeSource time) {
        this(folder, time, HostNames.LOOPBACK);
    }

    /**
     * For more names than loopback's.
     *
     * @param hosts what the certificate names; one that was kept and names fewer is made anew
     */
    public LoopbackIdentity(@Nullable Path folder, TimeSource time, HostNames hosts) {
        this.folder = folder;
        this.time = time;
        this.hosts = hosts;
    }

    /** @throws StoreException if the data folder cannot be read or written */
    @Override
    public synchronized ServerIdentity get() {
        ServerIdentity present = identity;
        if (present == null) {
            present = folder == null ? IdentityMaker.make(time.now(), hosts) : kept(new IdentityFolder(folder));
            identity = present;
        } else if (!hasLeft(present.certificate(), LEFT_WHILE_RUNNING)) {
            present = renewed(present);
            identity = present;
        }
        return present;
    }

    /**
     * What is kept in the folder, however old it is; made if there is nothing.
     *
     * @throws StoreException if the data folder cannot be read or written
     */
    public synchronized ServerIdentity present() {
        if (folder == null) {
            return get();
        }
        try {
            ServerIdentity kept = new IdentityFolder(folder).load();
            return kept == null ? get() : kept;
        } catch (IOException e) {
            throw new StoreException("The certificate in the data folder could not be read.", e);
        }
    }

    /** The file that clients are told to trust. */
    public static Path certificateFile(Path folder) {
        return folder.resolve(IdentityFolder.CERTIFICATE);
    }

    /**
     * The certificate in a folder, of which only the broker can read the key; empty if there is none.
     *
     * @throws StoreException if it cannot be read
     */
    public static Optional<X509Certificate> certificate(Path folder) {
        try {
            return Optional.ofNullable(new IdentityFolder(folder).certificate());
        } catch (IOException e) {
            throw new StoreException("The certificate in the data folder could not be read.", e);
        }
    }

    /** Whoever comes from now on is shown a new one; if it can't be kept, the old one stays, and the next who comes tries. */
    private ServerIdentity renewed(ServerIdentity old) {
        ServerIdentity made = IdentityMaker.make(time.now(), hosts);
        try {
            if (folder != null) {
                new IdentityFolder(folder).save(made);
            }
        } catch (IOException e) {
            LOG.error("The certificate for TLS, good until {}, could not be renewed", endOf(old), e);
            return old;
        }
        LOG.warn(
                "The certificate for TLS, good until {}, was renewed: clients that trusted it have to trust the new one"
                        + " (weir broker trust tells how)",
                endOf(old));
        return made;
    }

    private static Instant endOf(ServerIdentity identity) {
        return identity.certificate().getNotAfter().toInstant();
    }

    private ServerIdentity kept(IdentityFolder files) {
        try {
            ServerIdentity kept = files.load();
            if (kept != null && isFresh(kept.certificate()) && namesAll(kept.certificate())) {
                return kept;
            }
            ServerIdentity made = IdentityMaker.make(time.now(), hosts);
            files.save(made);
            return made;
        } catch (IOException e) {
            throw new StoreException("The certificate in the data folder could not be read or written.", e);
        }
    }

    private boolean isFresh(X509Certificate certificate) {
        return hasLeft(certificate, RENEWED_BEFORE_END);
    }

    private boolean hasLeft(X509Certificate certificate, Duration wanted) {
        return time.now().plus(wanted).isBefore(certificate.getNotAfter().toInstant());
    }

    private boolean namesAll(X509Certificate certificate) {
        try {
            Collection<List<?>> present = certificate.getSubjectAlternativeNames();
            Set<Object> named = new HashSet<>();
            for (List<?> each : present == null ? List.<List<?>>of() : present) {
                named.add(each.get(1) instanceof String text ? canonical(text) : each.get(1));
            }
            return named.containsAll(hosts.names())
                    && hosts.addresses().stream()
                            .map(LoopbackIdentity::canonical)
                            .allMatch(named::contains);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static String canonical(String text) {
        try {
            return InetAddress.ofLiteral(text).getHostAddress();
        } catch (IllegalArgumentException e) {
            return text; // a name
        }
    }
}
