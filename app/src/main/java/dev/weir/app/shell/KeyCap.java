package dev.weir.app.shell;

import dev.weir.app.help.KeyNames;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;

/** How a shortcut is written and shown. */
final class KeyCap {

    private KeyCap() {}

    static Label of(String shortcut) {
        Label label = new Label(KeyNames.said(shortcut));
        label.getStyleClass().add("key-cap");
        label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }

    /** For instance {@code Ctrl+Shift+L}, or with the platform's own signs on macOS. */
    static String text(KeyCombination key) {
        return key.getDisplayText();
    }
}
