package dev.weir.app.walk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.richtext.CodeArea;

/** Which controls a person comes to with the Tab key alone. JavaFX thread only. */
final class TabReach {

    private TabReach() {}

    /** Those that are never come to, a line each. */
    static List<String> neverReached(Scene scene) {
        Set<Node> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(scene.getRoot(), wanted);
        Set<Node> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<ToggleGroup> groups = new HashSet<>();
        for (int i = 0; i < wanted.size() * 2 + 40; i++) {
            Node owner = scene.getFocusOwner();
            if (owner != null) {
                for (Node each = owner; each != null; each = each.getParent()) {
                    reached.add(each);
                }
                if (owner instanceof Toggle toggle && toggle.getToggleGroup() != null) {
                    groups.add(toggle.getToggleGroup());
                }
            }
            tab(owner == null ? scene.getRoot() : owner);
        }
        List<String> missing = new ArrayList<>();
        for (Node node : wanted) {
            // The arrow keys go from one of a group to the next.
            boolean inGroup = node instanceof Toggle toggle && groups.contains(toggle.getToggleGroup());
            if (!reached.contains(node) && !inGroup) {
                missing.add(node.getClass().getSimpleName() + "#" + node.getId() + " " + node.getStyleClass() + " "
                        + node.getAccessibleText());
            }
        }
        return missing;
    }

    // A field of several lines, and an editor, take the Tab key for themselves and let go with Ctrl+Tab.
    private static void tab(Node owner) {
        boolean takesTabs = (owner instanceof TextArea area && area.isEditable())
                || (owner instanceof CodeArea code && code.isEditable());
        Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, takesTabs, false, false));
    }

    private static void collect(Node node, Set<Node> wanted) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        boolean frame = node instanceof ScrollBar || node instanceof ScrollPane || node instanceof SplitPane;
        if (node instanceof Control && node.isFocusTraversable() && !frame) {
            wanted.add(node);
        }
        // The field of a spinner has the focus when the spinner has it.
        if (node instanceof Parent parent && !(node instanceof Spinner)) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, wanted));
        }
    }
}
