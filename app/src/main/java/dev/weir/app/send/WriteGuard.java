package dev.weir.app.send;

import dev.weir.app.shell.Workspace;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A button that sends, and says why it is disabled: read-only first, then what the form says. */
public final class WriteGuard extends StackPane {

    private static final String READ_ONLY =
            "This connection is read-only. Switch that off in the top bar to change things.";

    /** Kept here because a binding that only its sources know is collected as garbage, and then says nothing more. */
    private final ObjectBinding<@Nullable String> reason;

    /**
     * @param problem why the button may not be used just now, one sentence; null while it may
     * @param sources what the problem depends on
     */
    public WriteGuard(Workspace workspace, Button button, Supplier<@Nullable String> problem, Observable... sources) {
        super(button);
        Observable[] all = Stream.concat(List.of(sources).stream(), Stream.of(workspace.readOnly()))
                .toArray(Observable[]::new);
        this.reason = Bindings.createObjectBinding(() -> workspace.readOnly().get() ? READ_ONLY : problem.get(), all);
        // The tooltip sits on the frame around it, since a disabled button hears no mouse.
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(320);
        reason.subscribe(why -> {
            button.setDisable(why != null);
            button.setAccessibleHelp(why);
            if (why == null) {
                Tooltip.uninstall(this, tooltip);
            } else {
                tooltip.setText(why);
                Tooltip.install(this, tooltip);
            }
        });
    }
}
