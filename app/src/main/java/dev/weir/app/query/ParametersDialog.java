package dev.weir.app.query;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** Asks for the values of a statement's {@code $names}. JavaFX thread only. */
final class ParametersDialog {

    /** What the dialog says. */
    private record Words(String title, String explained, String action, String sign) {}

    private static final Words PARAMETERS = new Words(
            "Parameters of the statement", "A number is put in as it is, anything else as a text.", "Run", "$");
    private static final Words NAME = new Words("Save the statement", "It is kept between runs.", "Save", "");

    private static final Words TITLE = new Words("Rename the tab", "It is kept between runs.", "Rename", "");

    private ParametersDialog() {}

    /**
     * Asks and waits.
     *
     * @param before the values of the last time, by name
     * @return the values by name, or null if the person thought better of it
     */
    static @Nullable Map<String, String> ask(
            Node owner, Workspace workspace, List<String> names, Map<String, String> before) {
        return ask(owner, workspace, PARAMETERS, names, before);
    }

    /** The name under which something is kept; null if the person thought better of it. */
    static @Nullable String askForName(Node owner, Workspace workspace, String before) {
        return askFor(owner, workspace, NAME, before);
    }

    /** What a tab is to be called; null if the person thought better of it. */
    static @Nullable String askForTitle(Node owner, Workspace workspace, String before) {
        return askFor(owner, workspace, TITLE, before);
    }

    private static @Nullable String askFor(Node owner, Workspace workspace, Words words, String before) {
        Map<String, String> asked = ask(owner, workspace, words, List.of("Name"), Map.of("Name", before));
        return asked == null ? null : asked.get("Name");
    }

    private static @Nullable Map<String, String> ask(
            Node owner, Workspace workspace, Words words, List<String> names, Map<String, String> before) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(words.title());
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        ButtonType run = new ButtonType(words.action(), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, run);
        GridPane grid = new GridPane(8, 8);
        Label explained = new Label(words.explained());
        explained.getStyleClass().add("muted");
        grid.add(explained, 0, 0, 2, 1);
        Map<String, TextField> fields = new LinkedHashMap<>();
        for (String name : names) {
            TextField field = new TextField(before.getOrDefault(name, ""));
            field.setId("parameter-" + name);
            field.setAccessibleText("Value of " + name);
            field.setPrefWidth(280);
            Label label = new Label(words.sign() + name);
            label.getStyleClass().add("mono");
            label.setLabelFor(field);
            grid.addRow(fields.size() + 1, label, field);
            fields.put(name, field);
        }
        dialog.getDialogPane().setContent(grid);
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.getDialogPane().lookupButton(run).getStyleClass().add("accent");
        TextField first = fields.values().iterator().next();
        dialog.setOnShown(event -> first.requestFocus());
        if (dialog.showAndWait().orElse(ButtonType.CANCEL) != run) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> values.put(name, field.getText()));
        return values;
    }
}
