package dev.weir.app.connection.credentials;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Keeps what another issuer gave until it is about to end: a role's base is not asked for a code twice. */
final class KeptIssuer implements Issuer {

    private final Issuer from;
    private final InstantSource clock;
    private @Nullable Issued present;

    KeptIssuer(Issuer from, InstantSource clock) {
        this.from = from;
        this.clock = clock;
    }

    @Override
    public Issued issue(OneTimeCode code) {
        Issued kept = present;
        Instant end = kept == null ? null : kept.expires();
        if (kept == null || (end != null && !end.isAfter(clock.instant().plus(CredentialSession.BEFORE_END)))) {
            kept = from.issue(code);
            present = kept;
        }
        return kept;
    }

    @Override
    public void close() {
        from.close();
    }
}
