package dev.weir.app.walk;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;

/** The controls that a person can reach with the keyboard and a screen reader has no word for. */
final class Nameless {

    private Nameless() {}

    /** A line each: what it is and where it stands. */
    static List<String> of(Node root) {
        List<String> found = new ArrayList<>();
        collect(root, root.getClass().getSimpleName(), found);
        return found;
    }

    private static void collect(Node node, String path, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        String here = path + " > " + node.getClass().getSimpleName()
                + (node.getId() == null ? "" : "#" + node.getId())
                + (node.getStyleClass().isEmpty() ? "" : "." + String.join(".", node.getStyleClass()));
        if (node instanceof Control control && control.isFocusTraversable() && !named(control)) {
            found.add(here);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, here, found));
        }
    }

    private static boolean named(Control control) {
        boolean frame = control instanceof ScrollBar || control instanceof ScrollPane || control instanceof SplitPane;
        boolean spoken = filled(control.getAccessibleText())
                || control instanceof Labeled labeled && filled(labeled.getText())
                || control instanceof TextInputControl text && filled(text.getPromptText())
                || control.getTooltip() != null && filled(control.getTooltip().getText());
        return frame || spoken || labelled(control);
    }

    private static boolean labelled(Control control) {
        return control.getScene() != null
                && control.getScene().getRoot().lookupAll(".label").stream()
                        .anyMatch(node -> node instanceof Label label && control.equals(label.getLabelFor()));
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }
}
