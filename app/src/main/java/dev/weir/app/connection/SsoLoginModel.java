package dev.weir.app.connection;

import dev.weir.app.connection.credentials.CredentialSession;
import dev.weir.app.connection.credentials.CredentialSource;
import dev.weir.app.connection.credentials.SsoLogin;
import dev.weir.app.connection.credentials.Surroundings;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A login to IAM Identity Center as a person goes through it. JavaFX thread only. */
public final class SsoLoginModel {

    /** How far it is. */
    public sealed interface State {

        /** The service is asked for a code. */
        record Asking() implements State {}

        /** The person has to approve in the browser. */
        record Waiting(SsoLogin.Prompt prompt) implements State {}

        /** It is done, and the connection has credentials. */
        record Done() implements State {}

        /** It came to nothing. */
        record Failed(Failure failure) implements State {}
    }

    private final Background background;
    private final SsoLogin login;
    private final CredentialSession credentials;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Asking());
    private Background.@Nullable Handle running;

    /** @param credentials of the connection that needs the login: renewed when it is done */
    public SsoLoginModel(
            Background background, Surroundings surroundings, CredentialSource.Sso sso, CredentialSession credentials) {
        this.background = background;
        this.login = new SsoLogin(surroundings, sso);
        this.credentials = credentials;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Begins, or begins anew. */
    public void start() {
        cancel();
        state.set(new State.Asking());
        running = background.run("Ask for a login code", login::begin, this::wait, this::failed);
    }

    private void wait(SsoLogin.Prompt prompt) {
        state.set(new State.Waiting(prompt));
        running = background.run(
                "Wait for the login in the browser",
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
