package dev.weir.app.connection;

import dev.weir.app.connection.credentials.CredentialSession;
import dev.weir.app.connection.credentials.Need;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The question for an MFA device's code. JavaFX thread only. */
public final class MfaModel {

    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final Background background;
    private final CredentialSession credentials;
    private final ReadOnlyObjectWrapper<Need.MfaCode> need;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();

    public MfaModel(Background background, Need.MfaCode need, CredentialSession credentials) {
        this.background = background;
        this.need = new ReadOnlyObjectWrapper<>(need);
        this.credentials = credentials;
    }

    /** Which device is asked; another one if the role's base needs a code of its own. */
    public ReadOnlyObjectProperty<Need.MfaCode> need() {
        return need.getReadOnlyProperty();
    }

    /** What went wrong with the last code, sentences, or an empty text. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty sending() {
        return sending.getReadOnlyProperty();
    }

    /** Whether the connection has credentials now. */
    public ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    /** Whether this could be a code: six digits. Spaces, as devices show them, do not count. */
    public static boolean plausible(String typed) {
        return CODE.matcher(typed.replace(" ", "")).matches();
    }

    /** Sends a code; does nothing while another is on its way. */
    public void answer(String typed) {
        if (sending.get() || !plausible(typed)) {
            return;
        }
        sending.set(true);
        problem.set("");
        background.run(
                Text.of("Send the MFA code"),
                () -> {
                    credentials.answer(typed.replace(" ", ""));
                    return true;
                },
                answered -> {
                    sending.set(false);
                    done.set(true);
                },
                this::failed);
    }

    private void failed(Failure failure) {
        sending.set(false);
        @Nullable Need now = credentials.standing().need();
        if (now instanceof Need.MfaCode other && !other.equals(need.get())) {
            need.set(other);
        } else {
            problem.set(failure.what() + " " + failure.advice());
        }
    }
}
