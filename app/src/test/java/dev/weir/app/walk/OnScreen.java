package dev.weir.app.walk;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;

/** What can be seen in the windows that are open, the newest first. JavaFX thread only. */
final class OnScreen {

    private OnScreen() {}

    /** Null where nothing like it is seen. */
    static Node find(String selector) {
        return List.copyOf(Window.getWindows()).reversed().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll(selector).stream())
                .filter(OnScreen::isSeen)
                .findFirst()
                .orElse(null);
    }

    /** @throws AssertionError if nothing like it is seen */
    static <T extends Node> T node(String selector, Class<T> type) {
        Node found = find(selector);
        if (found == null) {
            throw new AssertionError("no " + selector);
        }
        return type.cast(found);
    }

    static boolean canBePressed(String selector) {
        return find(selector) instanceof ButtonBase button && !button.isDisabled();
    }

    /** Fires a button, opens a menu. */
    static void press(String selector) {
        switch (node(selector, ButtonBase.class)) {
            case MenuButton menu -> menu.show();
            case ButtonBase button -> button.fire();
        }
    }

    /** Chooses from a menu by the item's id. Some menus know what is in them only when they open. */
    static void choose(String menu, String item) {
        MenuButton button = node(menu, MenuButton.class);
        button.show();
        MenuItem chosen = button.getItems().stream()
                .filter(each -> item.equals(each.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + item + " in " + menu));
        button.hide();
        chosen.fire();
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
