package dev.weir.app.access;

import dev.weir.app.connection.Clients;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Asks whether somebody may do something, and why. JavaFX thread only. */
final class SimulatorModel {

    private final Clients clients;
    private final Background background;
    private final StringProperty principal = new SimpleStringProperty("");
    private final StringProperty action = new SimpleStringProperty("");
    private final StringProperty resource = new SimpleStringProperty("");
    private final StringProperty context = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Simulation> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();

    SimulatorModel(Clients clients, Background background) {
        this.clients = clients;
        this.background = background;
    }

    StringProperty principal() {
        return principal;
    }

    StringProperty action() {
        return action;
    }

    StringProperty resource() {
        return resource;
    }

    StringProperty context() {
        return context;
    }

    ReadOnlyObjectProperty<@Nullable Simulation> answer() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /** Why it can't be asked yet, one sentence, or null. */
    @Nullable String whyNot() {
        if (principal.get().isBlank()) {
            return Text.of("Choose whose rights are asked about.");
        }
        if (principal.get().endsWith(":root")) {
            return Text.of(
                    "No policy of the account holds its root: it may do everything but what its organization denies.");
        }
        if (!action.get().contains(":")) {
            return Text.of("Type an action: SERVICE:OPERATION, for instance kinesis:GetRecords.");
        }
        return asking.get() ? Text.of("The service is asked already.") : null;
    }

    /** Fills what is known of a question; asks it if that is all. A session of a role is asked about as its role. */
    void fill(@Nullable String who, @Nullable String what, @Nullable String on) {
        principal.set(who == null ? principal.get() : roleOf(who));
        action.set(what == null ? action.get() : what);
        resource.set(on == null ? resource.get() : on);
        if (who != null && what != null && whyNot() == null) {
            ask();
        }
    }

    /** {@code arn:aws:sts::A:assumed-role/ROLE/SESSION} has the rights of {@code arn:aws:iam::A:role/ROLE}. */
    static String roleOf(String arn) {
        int at = arn.indexOf(":assumed-role/");
        if (at < 0) {
            return arn;
        }
        String rest = arn.substring(at + ":assumed-role/".length());
        int slash = rest.indexOf('/');
        return arn.substring(0, at).replace(":sts:", ":iam:") + ":role/"
                + (slash < 0 ? rest : rest.substring(0, slash));
    }

    void ask() {
        Question question = new Question(
                principal.get().strip(),
                action.get().strip(),
                resource.get().isBlank() ? "*" : resource.get().strip(),
                Question.context(context.get()));
        asking.set(true);
        failure.set(null);
        background.run(
                Text.of("Ask the simulator"),
                () -> Simulation.of(clients.iam(), question),
                found -> {
                    asking.set(false);
                    answer.set(found);
                },
                problem -> {
                    asking.set(false);
                    answer.set(null);
                    failure.set(problem);
                });
    }
}
