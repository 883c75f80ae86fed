package dev.weir.app.walk;

import static dev.weir.app.records.Eventually.eventually;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.testfx.api.FxRobot;
import org.testfx.robot.KeyboardRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Somebody at the keyboard who has no mouse: goes by Tab to what is seen, presses keys, types. Not on the JavaFX thread. */
final class Keyboard {

    /** A person would give up long before. */
    private static final int PATIENCE = 140;

    /** What a key begins has come to an end after so many rounds of the JavaFX thread, or is waited for by name. */
    private static final int ROUNDS = 2;

    private final FxRobot robot;

    Keyboard(FxRobot robot) {
        this.robot = robot;
    }

    /** Presses keys together, as Ctrl and K. */
    Keyboard press(KeyCode... together) {
        // The robot's own press and release each wait as long as this does for all.
        KeyboardRobot keys = robot.robotContext().getKeyboardRobot();
        keys.pressNoWait(together);
        keys.releaseNoWait(together);
        WaitForAsyncUtils.waitForFxEvents(ROUNDS);
        return this;
    }

    /** Presses a key some times. */
    Keyboard press(int times, KeyCode key) {
        for (int i = 0; i < times; i++) {
            press(key);
        }
        return this;
    }

    Keyboard type(String text) {
        // Written letters go to a window that is named, not to the one that has the focus.
        robot.targetWindow(focused().getScene().getWindow());
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Instead of what a field says already. */
    Keyboard typeInstead(String text) {
        return press(KeyCode.CONTROL, KeyCode.A).type(text);
    }

    /**
     * Presses Tab until the focus is on a node or in it.
     *
     * @throws AssertionError if it never comes there, with the way that it took
     */
    Keyboard tabTo(String selector) {
        List<String> way = new ArrayList<>();
        for (int i = 0; i < PATIENCE; i++) {
            Node focused = focused();
            for (Node each = focused; each != null; each = each.getParent()) {
                if (matches(each, selector)) {
                    return this;
                }
            }
            way.add(focused == null ? "nothing" : focused.getClass().getSimpleName() + "#" + focused.getId());
            // A field of several lines keeps the Tab key for itself and lets go with Ctrl+Tab.
            boolean keepsTabs = focused instanceof TextArea area && area.isEditable()
                    || focused instanceof CodeArea code && code.isEditable();
            if (keepsTabs) {
                press(KeyCode.CONTROL, KeyCode.TAB);
            } else {
                press(KeyCode.TAB);
            }
        }
        throw new AssertionError("Tab never comes to " + selector + ", but to " + way);
    }

    private static boolean matches(Node node, String selector) {
        return selector.startsWith("#")
                ? selector.substring(1).equals(node.getId())
                : node.getStyleClass().contains(selector.substring(1));
    }

    /** Opens the command palette, types, and takes the first line. */
    Keyboard palette(String words) {
        press(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is open", () -> isFocused("#palette-field"));
        return type(words).press(KeyCode.ENTER);
    }

    boolean isFocused(String selector) {
        Node focused = focused();
        return focused != null && matches(focused, selector);
    }

    /** What has the focus in the window that has it. */
    Node focused() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> scenes().map(Scene::getFocusOwner)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** A popup stands before its window, and a dialog before the window that it was opened by. */
    private static Stream<Scene> scenes() {
        List<Window> windows = new ArrayList<>(Window.getWindows()).reversed();
        return Stream.concat(
                        windows.stream().filter(window -> window instanceof PopupWindow && window.isFocused()),
                        windows.stream().filter(Window::isFocused))
                .map(Window::getScene);
    }

    static void until(String what, BooleanSupplier condition) {
        eventually(what, () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
    }
}
