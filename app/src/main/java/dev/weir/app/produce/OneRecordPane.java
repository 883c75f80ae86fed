package dev.weir.app.produce;

import dev.weir.app.send.RecordEditor;
import dev.weir.app.send.SendQuestion;
import dev.weir.app.send.WriteGuard;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One record by hand: the form, and what became of the last ones. */
final class OneRecordPane extends HBox {

    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final Workspace workspace;
    private final OneRecordModel model;
    private final ProduceModel produce;

    OneRecordPane(Workspace workspace, OneRecordModel model, ProduceModel produce, FileQuestion files) {
        super(24);
        this.workspace = workspace;
        this.model = model;
        this.produce = produce;
        getStyleClass().add("one-record");
        RecordEditor editor = new RecordEditor(workspace, model.draft(), files);
        Button send = new Button(Text.of("Send"), Icons.of(Icon.SEND));
        send.setId("produce-send");
        send.getStyleClass().add("accent");
        send.setOnAction(event -> send());
        Guarded guarded = WriteGuard.of(
                workspace, send, model::problem, model.draft().state(), model.sending(), produce.streamName());
        Label hint = new Label(Text.of("Ctrl+Enter sends"));
        hint.getStyleClass().addAll("muted", "small");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox actions = new HBox(12, space, hint, guarded);
        actions.setAlignment(Pos.CENTER_RIGHT);
        VBox form = new VBox(12, editor, actions);
        VBox.setVgrow(editor, Priority.ALWAYS);
        form.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SEND.match(event)) {
                event.consume();
                if (!send.isDisabled()) {
                    send();
                }
            }
        });
        form.setOnDragOver(event -> {
            if (event.getDragboard().getFiles().size() == 1) {
                event.acceptTransferModes(TransferMode.COPY);
            }
        });
        form.setOnDragDropped(event -> {
            editor.takeFile(event.getDragboard().getFiles().getFirst().toPath());
            event.setDropCompleted(true);
        });
        SentTable table = new SentTable(workspace, model);
        Label heading = new Label(Text.of("Sent"));
        heading.getStyleClass().add("page-subheading");
        VBox history = new VBox(8, heading, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(form, Priority.ALWAYS);
        HBox.setHgrow(history, Priority.ALWAYS);
        form.setPrefWidth(480);
        form.setMinWidth(320);
        history.setPrefWidth(520);
        getChildren().addAll(form, history);
    }

    private void send() {
        if (model.problem() != null) {
            return;
        }
        if (model.agreed()) {
            model.send();
            return;
        }
        SendQuestion.ask(
                workspace,
                this,
                String.valueOf(produce.streamName().get()),
                Text.of("One record will be put, and further ones without asking again while this page lasts."),
                Text.of("Send"),
                () -> {
                    model.agree();
                    model.send();
                });
    }
}
