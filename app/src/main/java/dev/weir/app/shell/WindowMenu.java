package dev.weir.app.shell;

import dev.weir.app.text.Text;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/** What is done with the window as a whole and with files, in the top bar. */
final class WindowMenu extends MenuButton {

    WindowMenu(Capsules capsules, Presenting presenting) {
        super(null, Icons.of(Icon.MORE));
        setId("window-menu");
        getStyleClass().addAll("button-icon", "flat", "no-arrow");
        setAccessibleText(Text.of("Capsules and presenter"));
        setTooltip(new Tooltip(Text.of("Capsules and presenter")));
        getItems()
                .setAll(
                        item("menu-save-capsule", Text.of("Save capsule…"), Icon.SAVE, capsules::save),
                        item("menu-open-capsule", Text.of("Open capsule…"), Icon.FOLDER, capsules::choose),
                        new SeparatorMenuItem(),
                        item("menu-present", Text.of("Present"), Icon.PLAY, presenting::setUp));
    }

    private static MenuItem item(String id, String text, Icon icon, Runnable action) {
        MenuItem item = new MenuItem(text, Icons.of(icon));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }
}
