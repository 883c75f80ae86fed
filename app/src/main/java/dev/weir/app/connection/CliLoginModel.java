package dev.weir.app.connection;

import dev.weir.app.connection.credentials.CliLogin;
import dev.weir.app.connection.credentials.CredentialSession;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A login that only the AWS CLI can make, as a person goes through it. JavaFX thread only. */
public final class CliLoginModel {

    /** How far it is. */
    public sealed interface State {

        /** The CLI runs: it has opened the browser, or is about to. */
        record Running() implements State {}

        /** It is done, and the connection has credentials. */
        record Done() implements State {}

        /** It came to nothing. */
        record Failed(Failure failure) implements State {}
    }

    private final Background background;
    private final CliLogin login;
    private final CredentialSession credentials;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Running());
    private Background.@Nullable Handle running;

    /** @param credentials of the connection that needs the login: renewed when it is done */
    public CliLoginModel(Background background, CliLogin login, CredentialSession credentials) {
        this.background = background;
        this.login = login;
        this.credentials = credentials;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** The command, as a person would type it. */
    public String command() {
        return login.command();
    }

    /** Begins, or begins anew. */
    public void start() {
        cancel();
        state.set(new State.Running());
        running = background.run(
                Text.of("Wait for the AWS CLI's login"),
                () -> {
                    login.run();
                    credentials.renew();
                    return true;
                },
                done -> state.set(new State.Done()),
                failure -> state.set(new State.Failed(failure)));
    }

    /** Ends the CLI if it still runs. */
    public void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
