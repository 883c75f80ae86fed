package dev.weir.app.streams;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A button that says why it is disabled. The tooltip sits on the frame around it, since a disabled button hears no
 * mouse.
 */
public final class Guarded extends StackPane {

    /** Kept here because a binding that only its sources know is collected as garbage, and then says nothing more. */
    private final ObservableValue<@Nullable String> reason;

    /**
     * Guards a button.
     *
     * @param reason why the button may not be used, one sentence; null while it may
     */
    public Guarded(Button button, ObservableValue<@Nullable String> reason) {
        super(button);
        this.reason = reason;
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(320);
        this.reason.subscribe(why -> {
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
