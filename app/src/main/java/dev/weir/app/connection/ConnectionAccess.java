package dev.weir.app.connection;

import dev.weir.app.connection.credentials.CredentialSession;
import dev.weir.app.connection.credentials.Standing;
import dev.weir.app.connection.credentials.Surroundings;
import dev.weir.app.fx.Background;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * One connection's clients with what a person should know of their credentials: who calls, until when, and what is in
 * the way. JavaFX thread only.
 */
final class ConnectionAccess {

    private final Background background;
    private final CredentialSession credentials;
    private final SdkClients clients;
    private final Runnable renewed;
    private final ReadOnlyObjectWrapper<Access> access = new ReadOnlyObjectWrapper<>(Access.UNKNOWN);
    private volatile Duration clockAhead = Duration.ZERO;
    private Background.@Nullable Handle identifying;
    private boolean ended;

    /**
     * @param listing of the streams, which others may share
     * @param renewed told when there are credentials again after there were none
     */
    ConnectionAccess(
            Connection connection,
            BooleanSupplier readOnly,
            Surroundings surroundings,
            Background background,
            SharedListing listing,
            Runnable renewed) {
        this.background = background;
        this.renewed = renewed;
        this.credentials = ConnectionCredentials.open(connection, surroundings);
        Runnable look = background.signal(this::look);
        credentials.onChange(look);
        ClockCheck clock = new ClockCheck(ahead -> {
            clockAhead = ahead;
            look.run();
        });
        this.clients = new SdkClients(connection, readOnly, credentials, clock, listing);
    }

    SdkClients clients() {
        return clients;
    }

    CredentialSession credentials() {
        return credentials;
    }

    ReadOnlyObjectProperty<Access> access() {
        return access.getReadOnlyProperty();
    }

    /** Asks the service who is calling. */
    void identify() {
        if (identifying != null) {
            identifying.cancel();
        }
        identifying = background.run(
                Text.of("Ask who is calling"),
                () -> caller(clients.sts().getCallerIdentity()),
                caller -> access.set(access.get().with(caller)),
                failure -> access.set(access.get().with(failure)));
    }

    // Other people's emulators leave out what they have no use for.
    private static Access.Caller caller(GetCallerIdentityResponse answer) {
        return new Access.Caller(text(answer.arn()), text(answer.account()), text(answer.userId()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void look() {
        if (ended) {
            return;
        }
        Standing before = access.get().credentials();
        Standing now = credentials.standing();
        access.set(access.get().with(now, clockAhead));
        boolean blocked = before.need() != null || before.problem() != null;
        if (blocked && now.need() == null && now.problem() == null) {
            identify();
            renewed.run();
        }
    }

    /** Nothing more is told; the clients are closed by the one who left. */
    void end() {
        ended = true;
        if (identifying != null) {
            identifying.cancel();
        }
    }
}
