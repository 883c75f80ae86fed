package dev.weir.app.walk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableView;
import javafx.scene.text.Text;
import javafx.util.StringConverter;
import jfx.incubator.scene.control.richtext.RichTextArea;

/**
 * All that a node says to a person: what is seen, what a tooltip or a menu would show, and what a screen reader speaks. What a
 * person types, and code, is left out. JavaFX thread only.
 */
final class ShownTexts {

    /** Where {@link Tooltip#install} keeps it. */
    private static final String TOOLTIP = "javafx.scene.control.Tooltip";

    private final Map<String, String> found = new LinkedHashMap<>();

    private ShownTexts() {}

    /** Each text, and where it stands first. */
    static Map<String, String> of(Node root) {
        ShownTexts texts = new ShownTexts();
        texts.collect(root, "");
        return texts.found;
    }

    private void collect(Node node, String path) {
        // What closes a tab is JavaFX's own, and speaks the system's language.
        boolean foreign =
                node.getStyleClass().contains("code") || node.getStyleClass().contains("tab-close-button");
        if (!node.isVisible() || foreign) {
            return;
        }
        String here = path + " > " + node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId());
        note(node.getAccessibleText(), here + " spoken");
        note(node.getAccessibleHelp(), here + " spoken help");
        if (node.getProperties().get(TOOLTIP) instanceof Tooltip tooltip) {
            note(tooltip.getText(), here + " tooltip");
        }
        if (node instanceof Control control) {
            control(control, here);
        }
        if (node instanceof Text text && !(node.getParent() instanceof Labeled)) {
            note(text.getText(), here);
        }
        boolean typed = node instanceof TextInputControl || node instanceof RichTextArea;
        if (node instanceof Parent parent && !typed) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, here));
        }
    }

    private void control(Control control, String here) {
        if (control.getTooltip() != null) {
            note(control.getTooltip().getText(), here + " tooltip");
        }
        ContextMenu menu = control.getContextMenu();
        if (menu != null) {
            items(menu.getItems(), here + " menu");
        }
        switch (control) {
            case TextInputControl text -> note(text.getPromptText(), here + " prompt");
            case MenuButton button -> {
                note(button.getText(), here);
                items(button.getItems(), here + " menu");
            }
            case Labeled labeled -> note(labeled.getText(), here);
            case ComboBox<?> box -> {
                note(box.getPromptText(), here + " prompt");
                choices(box.getItems(), box.getConverter(), here + " choice");
            }
            case ChoiceBox<?> box -> choices(box.getItems(), box.getConverter(), here + " choice");
            case TableView<?> table -> table.getColumns().forEach(column -> column(column, here + " heading"));
            case TreeTableView<?> table -> table.getColumns().forEach(column -> column(column, here + " heading"));
            case TabPane pane -> {
                for (Tab tab : pane.getTabs()) {
                    note(tab.getText(), here + " tab");
                }
            }
            default -> {
                // What it shows are nodes of their own.
            }
        }
    }

    private void column(TableColumnBase<?, ?> column, String where) {
        note(column.getText(), where);
        column.getColumns().forEach(inner -> column(inner, where));
    }

    private void items(List<MenuItem> items, String where) {
        for (MenuItem item : items) {
            note(item.getText(), where);
            if (item instanceof Menu menu) {
                items(menu.getItems(), where);
            }
        }
    }

    // The converter belongs to the box, and is given its own items.
    @SuppressWarnings("unchecked")
    private void choices(List<?> items, StringConverter<?> converter, String where) {
        for (Object item : items) {
            note(
                    converter == null ? String.valueOf(item) : ((StringConverter<Object>) converter).toString(item),
                    where);
        }
    }

    /** The last few of a path tell where to look. */
    private static String end(String path) {
        String[] nodes = path.split(" > ");
        return String.join(" > ", List.of(nodes).subList(Math.max(0, nodes.length - 4), nodes.length));
    }

    private void note(String text, String where) {
        if (text != null && !text.isBlank()) {
            found.putIfAbsent(text.strip(), end(where));
        }
    }
}
