package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.EndpointForm;
import dev.weir.app.text.Text;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** Asks for an endpoint and who signs: keys, which are kept in memory only, or a profile. The rest is remembered. */
final class EndpointDialog {

    private final TextField name = new TextField();
    private final TextField url = new TextField("http://localhost:4566");
    private final TextField region = new TextField("us-east-1");
    private final ComboBox<String> signer = new ComboBox<>();
    private final TextField key = new TextField();
    private final PasswordField secret = new PasswordField();
    private final CheckBox production = new CheckBox(Text.of("This is PRODUCTION"));
    private final Label problem = new Label();

    private EndpointDialog() {}

    /**
     * Opens the dialog and returns at once.
     *
     * @param kind of the window's connection
     * @param profiles that may sign
     * @param known an endpoint whose keys are asked for, or null for a new one
     */
    static void open(
            Node owner,
            Connection.Kind kind,
            List<String> profiles,
            @Nullable Connection known,
            Consumer<EndpointForm> onForm) {
        EndpointDialog dialog = new EndpointDialog();
        dialog.signer.getItems().add(Text.of("Keys, typed here"));
        dialog.signer.getItems().addAll(profiles);
        dialog.signer.getSelectionModel().selectFirst();
        if (known != null) {
            dialog.fill(known);
        }
        dialog.show(owner, kind, known, onForm);
    }

    private void fill(Connection known) {
        URI endpoint = known.endpoint();
        name.setText(known.name());
        url.setText(endpoint == null ? "" : endpoint.toString());
        region.setText(known.region());
        production.setSelected(known.kind() == Connection.Kind.PRODUCTION);
    }

    private void show(Node owner, Connection.Kind kind, @Nullable Connection known, Consumer<EndpointForm> onForm) {
        ButtonType connect = new ButtonType(Text.of("Connect"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Other endpoint"));
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.initOwner(owner.getScene().getWindow());
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, connect);
        Label heading =
                new Label(known == null ? Text.of("Connect to an endpoint") : Text.of("Keys of {0}", known.name()));
        heading.getStyleClass().add("page-subheading");
        name.setId("endpoint-name");
        name.setPromptText(Text.of("as its address"));
        url.setId("endpoint-url");
        region.setId("endpoint-region");
        signer.setId("endpoint-signer");
        signer.setMaxWidth(Double.MAX_VALUE);
        key.setId("endpoint-key");
        secret.setId("endpoint-secret");
        problem.setId("endpoint-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("form-problem");
        problem.setMinHeight(36);
        HBox first = new HBox(8, field(Text.of("Name"), name), field(Text.of("Region"), region));
        HBox keys =
                new HBox(8, field(Text.of("Access key id"), key), field(Text.of("Secret (in memory only)"), secret));
        keys.managedProperty().bind(keys.visibleProperty());
        keys.visibleProperty()
                .bind(signer.getSelectionModel().selectedIndexProperty().isEqualTo(0));
        VBox content = new VBox(
                12,
                heading,
                field(Text.of("Address"), url),
                first,
                field(Text.of("Signed with"), signer),
                keys,
                production,
                problem);
        content.setPrefWidth(440);
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner, kind);
        Button button = (Button) dialog.getDialogPane().lookupButton(connect);
        button.setId("endpoint-connect");
        for (TextField each : new TextField[] {name, url, region, key, secret}) {
            each.textProperty().subscribe(() -> check(button));
        }
        signer.valueProperty().subscribe(() -> check(button));
        check(button);
        dialog.setOnShown(event -> (known == null ? url : key).requestFocus());
        dialog.resultProperty().subscribe(result -> {
            if (result == connect) {
                onForm.accept(form());
            }
        });
        dialog.show();
    }

    private void check(Button connect) {
        String wrong = form().problem();
        problem.setText(wrong);
        connect.setDisable(!wrong.isEmpty());
    }

    private EndpointForm form() {
        int signing = signer.getSelectionModel().getSelectedIndex();
        return new EndpointForm(
                name.getText(),
                url.getText(),
                region.getText(),
                signing <= 0 ? "" : String.valueOf(signer.getValue()),
                key.getText(),
                secret.getText(),
                production.isSelected());
    }

    private static Node field(String name, Control field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        field.setAccessibleText(name);
        VBox box = new VBox(4, label, field);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
