package dev.weir.app.shell;

import dev.weir.app.text.Text;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Why nothing can be changed over a read-only connection. */
public final class ReadOnly {

    private ReadOnly() {}

    /** The reason and the way out, two sentences. */
    public static String reason() {
        return Text.of("This connection is read-only. Switch that off in the top bar to change things.");
    }

    /** The reason while the connection is read-only, null while it is not. */
    public static ObservableValue<@Nullable String> reason(Workspace workspace) {
        return Bindings.createObjectBinding(() -> workspace.readOnly().get() ? reason() : null, workspace.readOnly());
    }

    /** Why nothing can be done now to what is chosen in a list, or null: read-only, or not just one thing chosen. */
    public static ObservableValue<@Nullable String> unlessOne(
            Workspace workspace, ObservableList<?> chosen, String otherwise) {
        return Bindings.createObjectBinding(
                () -> workspace.readOnly().get() ? reason() : chosen.size() == 1 ? null : otherwise,
                workspace.readOnly(),
                chosen);
    }
}
