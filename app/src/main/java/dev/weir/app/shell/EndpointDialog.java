package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.EndpointForm;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;

/** Asks for an endpoint and its keys; the keys are kept in memory only. */
final class EndpointDialog {

    private final TextField url = new TextField("http://localhost:4566");
    private final TextField region = new TextField("us-east-1");
    private final TextField key = new TextField();
    private final PasswordField secret = new PasswordField();
    private final CheckBox production = new CheckBox("This is PRODUCTION");
    private final Label problem = new Label();

    private EndpointDialog() {}

    /** Opens the dialog and returns at once. */
    static void open(Node owner, Connection.Kind kind, Consumer<Connection> onConnection) {
        new EndpointDialog().show(owner, kind, onConnection);
    }

    private void show(Node owner, Connection.Kind kind, Consumer<Connection> onConnection) {
        ButtonType connect = new ButtonType("Connect", ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle("Other endpoint");
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.initOwner(owner.getScene().getWindow());
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, connect);
        Label heading = new Label("Connect to an endpoint");
        heading.getStyleClass().add("page-subheading");
        url.setId("endpoint-url");
        problem.setId("endpoint-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("form-problem");
        problem.setMinHeight(36);
        VBox content = new VBox(
                12,
                heading,
                field("Address", url),
                field("Region", region),
                field("Access key id", key),
                field("Secret access key (kept in memory only)", secret),
                production,
                problem);
        content.setPrefWidth(420);
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner, kind);
        Button button = (Button) dialog.getDialogPane().lookupButton(connect);
        button.setId("endpoint-connect");
        for (TextField each : new TextField[] {url, region, key, secret}) {
            each.textProperty().subscribe(() -> check(button));
        }
        check(button);
        dialog.resultProperty().subscribe(result -> {
            if (result == connect) {
                onConnection.accept(form().connection());
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
        return new EndpointForm(
                url.getText(), region.getText(), key.getText(), secret.getText(), production.isSelected());
    }

    private static Node field(String name, TextField field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        field.setAccessibleText(name);
        return new VBox(4, label, field);
    }
}
