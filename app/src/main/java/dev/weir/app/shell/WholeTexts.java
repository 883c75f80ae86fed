package dev.weir.app.shell;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is cut short for want of room says all of itself when it is pointed at, unless it has a tooltip of its own: labels, buttons,
 * cells and headings of tables. JavaFX thread only.
 */
final class WholeTexts {

    private static final double WIDEST = 480;

    /** What JavaFX keeps a tooltip under by the node that it is installed on. */
    private static final String INSTALLED = "javafx.scene.control.Tooltip";

    private final Tooltip tooltip = new Tooltip();
    private @Nullable Labeled on;

    private WholeTexts() {
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST);
    }

    /** Has all texts below a node do so, also those that come later. */
    static void within(Node root) {
        WholeTexts texts = new WholeTexts();
        root.addEventFilter(
                MouseEvent.MOUSE_MOVED,
                event -> texts.pointed(event.getPickResult().getIntersectedNode()));
    }

    private void pointed(@Nullable Node at) {
        Labeled next = cutShort(at);
        if (on != null && !on.equals(next)) {
            Tooltip.uninstall(on, tooltip);
        }
        if (next != null) {
            tooltip.setText(next.getText());
            if (!next.equals(on)) {
                Tooltip.install(next, tooltip);
            }
        }
        on = next;
    }

    private @Nullable Labeled cutShort(@Nullable Node at) {
        Labeled found = null;
        for (Node each = at; each != null; each = each.getParent()) {
            if (explains(each)) {
                return null;
            }
            if (found == null && each instanceof Labeled label && label.isTextTruncated()) {
                found = label;
            }
        }
        return found;
    }

    private boolean explains(Node node) {
        boolean own = node instanceof Control control && control.getTooltip() != null;
        Object installed = node.hasProperties() ? node.getProperties().get(INSTALLED) : null;
        return own || (installed != null && !installed.equals(tooltip));
    }
}
