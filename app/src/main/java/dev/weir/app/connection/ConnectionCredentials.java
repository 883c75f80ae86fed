package dev.weir.app.connection;

import dev.weir.app.connection.credentials.CredentialSession;
import dev.weir.app.connection.credentials.CredentialSessions;
import dev.weir.app.connection.credentials.CredentialSource;
import dev.weir.app.connection.credentials.Surroundings;

/** Which credentials a connection signs with. */
final class ConnectionCredentials {

    private ConnectionCredentials() {}

    /** Opens the connection's credentials; nothing is read or sent before they are first wanted. */
    static CredentialSession open(Connection connection, Surroundings surroundings) {
        AwsFiles.shield();
        return new CredentialSessions(surroundings)
                .open(called(connection), connection.region(), () -> source(connection));
    }

    private static String called(Connection connection) {
        return connection.source() instanceof Connection.Source.Profile profile ? profile.profile() : connection.name();
    }

    private static CredentialSource source(Connection connection) {
        return switch (connection.source()) {
            case Connection.Source.Embedded embedded -> new CredentialSource.Keys("embedded", "embedded", null);
            case Connection.Source.Environment environment -> new CredentialSource.Environment();
            case Connection.Source.Keys keys ->
                new CredentialSource.Keys(keys.accessKeyId(), keys.secretAccessKey(), null);
            case Connection.Source.Profile profile -> Profiles.read().source(profile.profile());
        };
    }
}
