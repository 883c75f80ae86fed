package dev.weir.app.walk;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/** The words that a person can see. */
final class SeenText {

    private SeenText() {}

    static List<String> of(Node root) {
        List<String> words = new ArrayList<>();
        collect(root, words);
        return words;
    }

    private static void collect(Node node, List<String> words) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank()) {
            words.add(labeled.getText());
        } else if (node instanceof Text text && !text.getText().isBlank()) {
            words.add(text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }
}
