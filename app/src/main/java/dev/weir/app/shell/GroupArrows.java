package dev.weir.app.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The arrow keys among the buttons of a group. JavaFX moves the choice by them without telling the button that is chosen, so what a
 * press of it does would be left undone; here they press it. JavaFX thread only.
 */
final class GroupArrows {

    private GroupArrows() {}

    /** For all groups below a node, now and later. */
    static void within(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, GroupArrows::pressed);
    }

    private static void pressed(KeyEvent event) {
        int by = by(event.getCode());
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown() && !event.isMetaDown();
        if (by == 0 || !plain || !(event.getTarget() instanceof Toggle from)) {
            return;
        }
        ToggleGroup group = from.getToggleGroup();
        if (group == null) {
            return;
        }
        List<ButtonBase> buttons = group.getToggles().stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(button -> button.equals(from) || (!button.isDisabled() && button.isVisible()))
                .toList();
        int at = buttons.indexOf(from);
        if (at >= 0 && buttons.size() > 1) {
            ButtonBase next = buttons.get(Math.floorMod(at + by, buttons.size()));
            next.requestFocus();
            if (next instanceof Toggle toggle && !toggle.isSelected()) {
                next.fire();
            }
            event.consume();
        }
    }

    private static int by(KeyCode code) {
        return switch (code) {
            case RIGHT, DOWN -> 1;
            case LEFT, UP -> -1;
            default -> 0;
        };
    }
}
