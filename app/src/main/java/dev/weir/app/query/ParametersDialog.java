package dev.weir.app.query;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
    private record Words(String title, String explained, String action, UnaryOperator<String> label) {}

    /** What the only field is called, where one name is asked for. */
    private static final String NAME = "Name";

    private ParametersDialog() {}

    /**
     * Asks and waits.
     *
     * @param before the values of the last time, by name
     * @return the values by name, or null if the person thought better of it
     */
    static @Nullable Map<String, String> ask(
            Node owner, Workspace workspace, List<String> names, Map<String, String> before) {
        Words words = new Words(
                Text.of("Parameters of the statement"),
                Text.of("A number is put in as it is, anything else as a text."),
                Text.of("Run"),
                name -> "$" + name);
        return ask(owner, workspace, words, names, before);
    }

    /** The name under which something is kept; null if the person thought better of it. */
    static @Nullable String askForName(Node owner, Workspace workspace, String before) {
        return askFor(owner, workspace, Text.of("Save the statement"), Text.of("Save"), before);
    }

    /** What a tab is to be called; null if the person thought better of it. */
    static @Nullable String askForTitle(Node owner, Workspace workspace, String before) {
        return askFor(owner, workspace, Text.of("Rename the tab"), Text.of("Rename"), before);
    }

    private static @Nullable String askFor(
            Node owner, Workspace workspace, String title, String action, String before) {
        Words words = new Words(title, Text.of("It is kept between runs."), action, name -> Text.of("Name"));
        Map<String, String> asked = ask(owner, workspace, words, List.of(NAME), Map.of(NAME, before));
        return asked == null ? null : asked.get(NAME);
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
            field.setAccessibleText(Text.of("Value of {0}", words.label().apply(name)));
            field.setPrefWidth(280);
            Label label = new Label(words.label().apply(name));
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
