package dev.weir.app.connection.credentials;

import java.util.function.Supplier;

/** Opens the session of a source. */
public final class CredentialSessions {

    private final Surroundings surroundings;

    public CredentialSessions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * A session that gets its first credentials when they are first wanted.
     *
     * @param profile what the source is called, for the words
     * @param region whose services are asked, where the source names none
     * @param source read anew each time that credentials are got after a login; it may read files
     */
    public CredentialSession open(String profile, String region, Supplier<CredentialSource> source) {
        Issuers issuers = new Issuers(surroundings, profile, region);
        return new CredentialSession(() -> issuers.of(source.get()), surroundings.clock());
    }
}
