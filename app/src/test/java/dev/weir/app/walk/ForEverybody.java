package dev.weir.app.walk;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * What keeps somebody from reading, from hearing or from reaching something in a window, as it is now. JavaFX thread only.
 */
public final class ForEverybody {

    private ForEverybody() {}

    /** A line for each thing. */
    public static List<String> wrong(Window window) {
        List<String> found = new ArrayList<>();
        Scene scene = window.getScene();
        Nameless.of(scene.getRoot()).forEach(each -> found.add("without a name: " + each));
        Contrast.tooLittle(scene.getRoot()).forEach(each -> found.add("hard to read: " + each));
        // Tab stays in what is open on top, and in a menu the arrow keys lead from one to the next.
        if (window.equals(Window.getWindows().getLast()) && !(window instanceof PopupWindow)) {
            TabReach.neverReached(scene).forEach(each -> found.add("never reached by Tab: " + each));
        }
        return found;
    }
}
