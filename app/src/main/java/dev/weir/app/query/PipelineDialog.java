package dev.weir.app.query;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;

/** Makes a statement that puts the rows of another one into a stream. JavaFX thread only. */
final class PipelineDialog {

    /** Of each kind in the menu; who has more types the name. */
    private static final int MOST_OFFERED = 30;

    private final StatementModel statement;
    private final QueryModel page;
    private final Workspace workspace;

    PipelineDialog(StatementModel statement, QueryModel page, Workspace workspace) {
        this.statement = statement;
        this.page = page;
        this.workspace = workspace;
    }

    /** Opens it, or says why that can't be. */
    void show(Node owner) {
        if (statement.columns().get().isEmpty()) {
            workspace.say(Text.of("Run the statement first: its columns become the fields of the records."));
        } else if (statement.ranOn() != EngineChoice.WATCH) {
            workspace.say(Text.of("Ask answers once. Choose Watch: its rows go on being put as records arrive."));
        } else if (statement.isChanging()) {
            workspace.say(Text.of(
                    "The rows of this statement change, and what is in a stream does not. Group by a window: its rows stay as"
                            + " they are."));
        } else if (workspace.readOnly().get()) {
            workspace.say(Text.of("This connection is read-only: nothing can be put into a stream."));
        } else {
            open(owner);
        }
    }

    private void open(Node owner) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Put the rows into a stream"));
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        ButtonType make = new ButtonType(Text.of("Open the statement"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, make);
        TextField name = new TextField();
        name.setId("pipeline-stream");
        name.setPromptText(Text.of("name of the stream"));
        name.setAccessibleText(Text.of("Name of the stream"));
        Label label = new Label(Text.of("Each row becomes a JSON record of the stream, or of the delivery stream"));
        label.setLabelFor(name);
        MenuButton there = there(name);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox line = new HBox(8, name, there);
        Label note = new Label();
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        TextArea text = new TextArea();
        text.setEditable(false);
        text.setAccessibleText(Text.of("The statement"));
        text.getStyleClass().addAll("mono", "small");
        text.setPrefSize(620, 220);
        name.textProperty().subscribe(typed -> {
            String target = typed.strip();
            text.setText(pipeline(target.isEmpty() ? "…" : target).statement());
            note.setText(words(target));
        });
        dialog.getDialogPane().setContent(new VBox(8, label, line, note, text));
        dialog.getDialogPane().getStyleClass().add("form-dialog-pane");
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        Node button = dialog.getDialogPane().lookupButton(make);
        button.getStyleClass().add("accent");
        button.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !takes(name.getText().strip()), name.textProperty()));
        dialog.setOnShown(event -> name.requestFocus());
        dialog.resultProperty().subscribe(result -> {
            if (make.equals(result)) {
                make(name.getText().strip());
            }
        });
        dialog.show();
    }

    /** What is there to be put into. */
    private MenuButton there(TextField name) {
        MenuButton there = new MenuButton(Text.of("Choose"));
        there.setId("pipeline-there");
        there.setAccessibleText(Text.of("Choose a stream or a delivery stream that is there"));
        there.setMinWidth(Region.USE_PREF_SIZE);
        page.names().targets().stream()
                .limit(MOST_OFFERED)
                .forEach(target -> there.getItems()
                        .add(item(
                                Text.of("Delivery stream {0}", PutTargets.deliveryStreamName(target)), target, name)));
        List<String> streams = page.streams().get();
        if (streams != null) {
            streams.stream()
                    .limit(MOST_OFFERED)
                    .forEach(stream -> there.getItems().add(item(Text.of("Stream {0}", stream), stream, name)));
        }
        there.setDisable(there.getItems().isEmpty());
        return there;
    }

    private static MenuItem item(String words, String target, TextField name) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> name.setText(target));
        return item;
    }

    private boolean takes(String target) {
        return Pipeline.isStreamName(target) || page.names().targets().contains(target);
    }

    private Pipeline pipeline(String target) {
        return Pipeline.of(target, statement.ran(), statement.columns().get());
    }

    private String words(String target) {
        List<String> streams = page.streams().get();
        if (page.names().targets().contains(target)) {
            return Text.of("Firehose delivers the rows. Nothing is put before you run the statement.")
                    + (workspace.connection().embedded() ? "" : " " + StreamCost.delivering(List.of(target)));
        }
        if (!Pipeline.isStreamName(target)) {
            return Text.of("A name has letters, digits, and . _ - in it, 128 at most.");
        }
        return streams != null && streams.contains(target)
                ? Text.of(
                        "The stream is there; its schema becomes that of these rows. Nothing is put before you run the statement.")
                : Text.of("The stream is created with one shard. Nothing is put before you run the statement.");
    }

    private void make(String target) {
        if (page.statements().size() >= TabShelf.MOST) {
            workspace.say(Text.of("There are {0} statements open: close one first.", TabShelf.MOST));
            return;
        }
        Pipeline pipeline = pipeline(target);
        if (!page.names().targets().contains(target)) {
            page.groundwork().stream(target, pipeline.schema());
        }
        StatementModel opened = page.open(pipeline.statement());
        opened.title().set(Text.of("Into {0}", target));
        opened.choice().set(EngineChoice.WATCH);
    }
}
