package dev.weir.app.send;

import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.Workspace;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/** How a button that sends is guarded: it says why it is disabled, read-only first, then what the form says. */
public final class WriteGuard {

    private WriteGuard() {}

    /**
     * Guards a button.
     *
     * @param problem why the button may not be used just now, one sentence; null while it may
     * @param sources what the problem depends on
     */
    public static Guarded of(
            Workspace workspace, Button button, Supplier<@Nullable String> problem, Observable... sources) {
        Observable[] all = Stream.concat(List.of(sources).stream(), Stream.of(workspace.readOnly()))
                .toArray(Observable[]::new);
        return new Guarded(
                button,
                Bindings.createObjectBinding(
                        () -> workspace.readOnly().get() ? ReadOnly.reason() : problem.get(), all));
    }
}
