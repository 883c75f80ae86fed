package dev.weir.app.shell;

import dev.weir.app.connection.Access;
import dev.weir.app.connection.CliLoginModel;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.ConnectionModel;
import dev.weir.app.connection.CopyAs;
import dev.weir.app.connection.MfaModel;
import dev.weir.app.connection.SsoLoginModel;
import dev.weir.app.connection.credentials.CliLogin;
import dev.weir.app.connection.credentials.CredentialSession;
import dev.weir.app.connection.credentials.Need;
import dev.weir.app.fx.Background;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import org.jspecify.annotations.Nullable;

/** Who calls on the present connection: shown, and logged in when that is needed. JavaFX thread only. */
final class WhoCalls {

    private final MainWindow window;
    private final ConnectionModel connections;
    private final Background background;
    private final Supplier<@Nullable Connection> now;
    private final Supplier<ZoneId> zone;
    private final Logins logins;
    private final Consumer<CopyAs> copy;
    private final Consumer<String> say;
    private @Nullable AccessSheet accessSheet;
    /** For which connection a login was offered already: a person who closed the dialog is not asked again. */
    private @Nullable CredentialSession offered;

    /**
     * @param now the present connection, or null
     * @param copy copies it for another program
     */
    WhoCalls(
            MainWindow window,
            ConnectionModel connections,
            Background background,
            Supplier<@Nullable Connection> now,
            Supplier<ZoneId> zone,
            Logins logins,
            Consumer<CopyAs> copy,
            Consumer<String> say) {
        this.window = window;
        this.connections = connections;
        this.background = background;
        this.now = now;
        this.zone = zone;
        this.logins = logins;
        this.copy = copy;
        this.say = say;
        window.addEventHandler(LoginWanted.WANTED, event -> logIn());
        connections.access().subscribe(access -> {
            offerLogin(access);
            showAgain();
        });
    }

    /** Shows who calls; if nobody can before a login, begins that. */
    void open() {
        if (connections.access().get().credentials().need() != null) {
            logIn();
            return;
        }
        AccessSheet shown = accessSheet;
        if (shown == null) {
            shown = new AccessSheet(
                    () -> {
                        window.overlay().close();
                        logIn();
                    },
                    as -> {
                        window.overlay().close();
                        copy.accept(as);
                    });
            accessSheet = shown;
        }
        Connection caller = now.get();
        if (caller != null) {
            shown.show(caller, connections.access().get(), Instant.now(), zone.get());
            window.overlay().open(shown, Pos.TOP_LEFT, Connecting.belowTheBar(caller), shown);
        }
    }

    private void showAgain() {
        AccessSheet shown = accessSheet;
        Connection caller = now.get();
        if (shown != null && caller != null && window.overlay().shows(shown)) {
            shown.show(caller, connections.access().get(), Instant.now(), zone.get());
        }
    }

    /** Gets credentials anew: by the login that is needed, or from where they came. */
    void logIn() {
        CredentialSession credentials = connections.credentials();
        Connection caller = now.get();
        if (credentials == null || caller == null) {
            return;
        }
        if (caller.embedded()) {
            say.accept(Text.of("The embedded broker takes everybody: there is nothing to log in to."));
            return;
        }
        Need need = credentials.standing().need();
        switch (need) {
            case null -> renew(credentials);
            case Need.SsoLogin sso ->
                logins.sso(
                        caller,
                        sso.sso().loginName(),
                        new SsoLoginModel(background, connections.surroundings(), sso.sso(), credentials));
            case Need.MfaCode code -> logins.mfa(caller, new MfaModel(background, code, credentials));
            case Need.CliLogin cli ->
                logins.cli(caller, new CliLoginModel(background, new CliLogin(cli.profile()), credentials));
        }
    }

    private void renew(CredentialSession credentials) {
        background.run(
                Text.of("Get credentials anew"),
                () -> {
                    credentials.renew();
                    return true;
                },
                done -> say.accept(Text.of("There are fresh credentials.")),
                failure -> {
                    if (credentials.standing().need() == null) {
                        say.accept(failure.what() + " " + failure.advice());
                    } else if (credentials.equals(connections.credentials())) {
                        logIn();
                    }
                });
    }

    private void offerLogin(Access access) {
        CredentialSession credentials = connections.credentials();
        if (access.credentials().need() != null && credentials != null && !credentials.equals(offered)) {
            offered = credentials;
            logIn();
        }
    }
}
