package dev.weir.app.connection;

import dev.weir.app.connection.credentials.CredentialSession;
import dev.weir.app.connection.credentials.CredentialSource;
import dev.weir.app.connection.credentials.SsoBrowserLogin;
import dev.weir.app.connection.credentials.SsoLogin;
import dev.weir.app.connection.credentials.Surroundings;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A login to IAM Identity Center as a person goes through it. JavaFX thread only. */
public final class SsoLoginModel {

    /** How far it is. */
    public sealed interface State {

        /** The service is told that a login begins. */
        record Asking() implements State {}

        /**
         * The person has to approve in a browser of this computer, which then comes back.
         *
         * @param address to be opened
         */
        record Browsing(String address) implements State {}

        /** The person has to approve in the browser, of whichever computer, and to compare a code. */
        record Waiting(SsoLogin.Prompt prompt) implements State {}

        /** It is done, and the connection has credentials. */
        record Done() implements State {}

        /** It came to nothing. */
        record Failed(Failure failure) implements State {}
    }

    private final Background background;
    private final SsoLogin login;
    private final SsoBrowserLogin browserLogin;
    private final CredentialSession credentials;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Asking());
    private Background.@Nullable Handle running;

    /** @param credentials of the connection that needs the login: renewed when it is done */
    public SsoLoginModel(
            Background background, Surroundings surroundings, CredentialSource.Sso sso, CredentialSession credentials) {
        this.background = background;
        this.login = new SsoLogin(surroundings, sso);
        this.browserLogin = new SsoBrowserLogin(surroundings, sso);
        this.credentials = credentials;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Begins, or begins anew, by way of this computer's browser; by a code where the service does not know that way. */
    public void start() {
        cancel();
        state.set(new State.Asking());
        AtomicReference<@Nullable String> address = new AtomicReference<>();
        Runnable told = background.signal(() -> {
            String to = address.get();
            if (to != null && state.get() instanceof State.Asking) {
                state.set(new State.Browsing(to));
            }
        });
        running = background.run(
                Text.of("Log in with the browser"),
                () -> {
                    try (SsoBrowserLogin.Begun begun = browserLogin.begin()) {
                        address.set(begun.address());
                        told.run();
                        browserLogin.await(begun);
                    }
                    credentials.renew();
                    return true;
                },
                done -> state.set(new State.Done()),
                failure -> {
                    if (address.get() == null) {
                        startWithCode();
                    } else {
                        failed(failure);
                    }
                });
    }

    /** Begins, or begins anew, by a code: for a browser on another computer, or one that does not come back. */
    public void startWithCode() {
        cancel();
        state.set(new State.Asking());
        running = background.run(Text.of("Ask for a login code"), login::begin, this::wait, this::failed);
    }

    private void wait(SsoLogin.Prompt prompt) {
        state.set(new State.Waiting(prompt));
        running = background.run(
                Text.of("Wait for the login in the browser"),
                () -> {
                    login.await(prompt);
                    credentials.renew();
                    return true;
                },
                done -> state.set(new State.Done()),
                this::failed);
    }

    private void failed(Failure failure) {
        state.set(new State.Failed(failure));
    }

    /** Stops waiting; the code then ends by itself. */
    public void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
