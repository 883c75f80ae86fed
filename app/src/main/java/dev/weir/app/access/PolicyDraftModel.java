package dev.weir.app.access;

import dev.weir.app.access.policy.PolicyCheck;
import dev.weir.app.access.policy.PolicyProblem;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;

/** A policy's text while it is edited. A refused save changes nothing of it. JavaFX thread only. */
final class PolicyDraftModel {

    private final PolicySource source;
    private final Supplier<IamClient> iam;
    private final Background background;
    private final Runnable saved;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<PolicyProblem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Simulation> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private String inForce = "";

    /** @param saved called once a text was put in its place */
    PolicyDraftModel(PolicySource source, Supplier<IamClient> iam, Background background, Runnable saved) {
        this.source = source;
        this.iam = iam;
        this.background = background;
        this.saved = saved;
        text.addListener((property, old, now) -> {
            problems.set(PolicyCheck.of(now, source.sort()));
            changed.set(!now.equals(inForce));
        });
    }

    PolicySource source() {
        return source;
    }

    StringProperty text() {
        return text;
    }

    /** What is wrong, then hints. */
    ReadOnlyObjectProperty<List<PolicyProblem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /** Why the last thing that was asked for did not happen. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** What the simulator said of this text. */
    ReadOnlyObjectProperty<@Nullable Simulation> answer() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the text is not the one in force. */
    ReadOnlyBooleanProperty changed() {
        return changed.getReadOnlyProperty();
    }

    boolean wrong() {
        return problems.get().stream().anyMatch(PolicyProblem::error);
    }

    void load() {
        run(Text.of("Read the policy"), () -> source.read(iam.get()), found -> {
            inForce = source instanceof PolicySource.New ? "" : found;
            text.set(found);
        });
    }

    /** Brings an older version into the editor; it is in force once it is saved. */
    void load(PolicySource.Managed policy, String version) {
        run(Text.of("Read version {0}", version), () -> policy.read(iam.get(), version), text::set);
    }

    void save() {
        String wanted = text.get();
        run(
                Text.of("Save the policy"),
                () -> {
                    source.write(iam.get(), wanted);
                    return wanted;
                },
                written -> {
                    inForce = written;
                    changed.set(!text.get().equals(inForce));
                    saved.run();
                });
    }

    /** Asks what this text would allow. */
    void ask(String action, String resource) {
        String wanted = text.get();
        run(
                Text.of("Ask the simulator"),
                () -> Simulation.of(
                        iam.get(),
                        wanted,
                        new Question("", action, resource.isBlank() ? "*" : resource.strip(), List.of())),
                answer::set);
    }

    private <T> void run(String what, java.util.concurrent.Callable<T> work, java.util.function.Consumer<T> done) {
        busy.set(true);
        failure.set(null);
        background.run(
                what,
                work,
                found -> {
                    busy.set(false);
                    done.accept(found);
                },
                problem -> {
                    busy.set(false);
                    failure.set(problem);
                });
    }
}
