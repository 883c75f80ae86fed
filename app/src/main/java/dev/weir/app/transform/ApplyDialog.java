package dev.weir.app.transform;

import dev.weir.app.send.WriteGuard;
import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** Asks under which name a transform is saved, and to which delivery stream it is attached if that is wanted. */
final class ApplyDialog {

    private static final String NAME = "[A-Za-z0-9_-]{1,64}";

    private final Workspace workspace;
    private final TransformModel model;
    private final boolean attaching;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final StringProperty name = new SimpleStringProperty("my-transform");
    private final StringProperty target = new SimpleStringProperty("");
    private final Label failed = new Label();

    private ApplyDialog(Workspace workspace, Node owner, TransformModel model, boolean attaching) {
        this.workspace = workspace;
        this.model = model;
        this.attaching = attaching;
        String title = attaching ? Text.of("Attach to a delivery stream") : Text.of("Save as a function");
        dialog.setTitle(title);
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        Label heading = new Label(title);
        heading.getStyleClass().add("page-subheading");
        Button go = new Button(
                attaching ? Text.of("Attach") : Text.of("Save"), Icons.of(attaching ? Icon.CONNECTION : Icon.SAVE));
        go.setId("bench-apply");
        go.getStyleClass().add("accent");
        go.setOnAction(event -> go());
        failed.getStyleClass().add("bench-failed");
        failed.setWrapText(true);
        failed.setMinHeight(40);
        failed.setMaxWidth(480);
        model.applyFailure()
                .subscribe(problem -> failed.setText(problem == null ? "" : problem.what() + " " + problem.advice()));
        VBox content = new VBox(
                12,
                heading,
                form(),
                failed,
                new HBox(WriteGuard.of(workspace, go, this::problem, name, target, model.applying())));
        content.setPrefWidth(500);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        Dialogs.dress(dialog, owner, workspace.connection().kind());
    }

    static void open(Workspace workspace, Node owner, TransformModel model, boolean attaching) {
        model.forgetApplying();
        if (attaching) {
            model.listDeliveryStreams();
        }
        new ApplyDialog(workspace, owner, model, attaching).dialog.show();
    }

    private GridPane form() {
        GridPane grid = new GridPane(12, 8);
        int row = 0;
        if (model.kind().get().deployed()) {
            TextField field = new TextField();
            field.setId("bench-name");
            field.setAccessibleText(Text.of("Name of the function"));
            field.textProperty().bindBidirectional(name);
            grid.addRow(row++, new Label(Text.of("Function")), field);
        }
        if (attaching) {
            ComboBox<String> streams = new ComboBox<>(model.deliveryStreams());
            streams.setId("bench-delivery-stream");
            streams.setAccessibleText(Text.of("Delivery stream"));
            streams.setEditable(true);
            streams.setPromptText(Text.of("Name of a delivery stream"));
            streams.setPrefWidth(320);
            streams.getEditor().textProperty().bindBidirectional(target);
            grid.addRow(row++, new Label(Text.of("Delivery stream")), streams);
            Label note = new Label();
            note.getStyleClass().addAll("muted", "small");
            note.setWrapText(true);
            note.textProperty().bind(model.deliveryNote());
            grid.addRow(row, new Label(), note);
        }
        return grid;
    }

    private @Nullable String problem() {
        if (model.applying().get()) {
            return Text.of("It is being done.");
        }
        if (model.kind().get().deployed() && !name.get().matches(NAME)) {
            return Text.of("A function's name has 1 to 64 letters, digits, hyphens and underscores.");
        }
        return attaching && target.get().isBlank() ? Text.of("Choose the delivery stream.") : null;
    }

    private void go() {
        if (!attaching) {
            model.saveAs(name.get(), this::close);
            return;
        }
        String to = target.get().strip();
        Confirm.ask(
                workspace,
                dialog.getDialogPane(),
                new Confirm.Question(
                        Text.of("Attach the transform?"),
                        to,
                        Text.of(
                                "From now on every record of this delivery stream goes through it; what it fails goes to the error"
                                        + " objects. One of this sort that is there already is replaced."),
                        Text.of("Attach")),
                () -> model.attachTo(to, name.get(), this::close));
    }

    private void close() {
        dialog.setResult(ButtonType.CLOSE);
        dialog.close();
    }
}
