package dev.weir.app.shell;

import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can do anywhere in the window.
 *
 * @param name as the palette and the shortcut sheet show it
 * @param key its shortcut, or null
 */
record Action(String name, Icon icon, @Nullable KeyCombination key, Runnable run) {

    Action(String name, Icon icon, Runnable run) {
        this(name, icon, null, run);
    }
}
