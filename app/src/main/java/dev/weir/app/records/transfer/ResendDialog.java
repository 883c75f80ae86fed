package dev.weir.app.records.transfer;

import dev.weir.app.fx.Failure;
import dev.weir.app.records.transfer.ResendModel.Entry;
import dev.weir.app.send.RecordEditor;
import dev.weir.app.send.SendQuestion;
import dev.weir.app.send.StreamPicker;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.FormDialog;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Edits one record or several and puts them again; shows the shard and sequence number that each got. */
final class ResendDialog {

    private final Workspace workspace;
    private final ResendModel model;
    private final FileQuestion files;
    private final FormDialog dialog;
    private final TableView<Entry> table = new TableView<>();
    private final StackPane editor = new StackPane();
    private final Label outcome = new Label();

    private ResendDialog(Workspace workspace, Node owner, ResendModel model, FileQuestion files) {
        this.workspace = workspace;
        this.model = model;
        this.files = files;
        StreamPicker picker = new StreamPicker(workspace, name -> model.target().set(name));
        picker.setId("resend-target");
        picker.choose(model.target().get().isEmpty() ? null : model.target().get());
        HBox into = new HBox(12, new Label(Text.of("Into")), picker);
        into.setAlignment(Pos.CENTER_LEFT);
        outcome.setId("resend-outcome");
        outcome.getStyleClass().addAll("mono", "small");
        outcome.setWrapText(true);
        outcome.setMaxWidth(640);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        int count = model.entries().size();
        VBox content = new VBox(12, into);
        if (count > 1) {
            content.getChildren().add(table());
        }
        content.getChildren().addAll(editor, outcome);
        VBox.setVgrow(editor, Priority.ALWAYS);
        dialog = new FormDialog(
                workspace,
                owner,
                count == 1
                        ? Text.of("Edit and re-send a record")
                        : Text.of("Edit and re-send {0} records", Format.count(count)),
                content,
                Text.of("Send"),
                "resend-accept",
                680);
        dialog.onAction(this::send);
        model.entries().forEach(entry -> {
            entry.draft().state().subscribe(state -> look());
            entry.outcome().subscribe(text -> look());
        });
        model.target().subscribe(name -> look());
        model.sending().subscribe(on -> look());
        model.failure().subscribe(why -> look());
        edit(model.entries().getFirst());
    }

    /** Opens the form and returns at once. */
    static void open(Workspace workspace, Node owner, ResendModel model, FileQuestion files) {
        new ResendDialog(workspace, owner, model, files).dialog.show();
    }

    private void look() {
        table.refresh();
        dialog.action()
                .setText(
                        model.done()
                                ? Text.of("Send again")
                                : model.left() == 1 ? Text.of("Send") : Text.of("Send {0}", model.left()));
        String problem = model.problem();
        dialog.say(problem.isEmpty() && workspace.readOnly().get() ? ReadOnlyWords.sentence() : problem);
        Failure failure = model.failure().get();
        outcome.setText(
                failure != null
                        ? failure.what() + " " + failure.advice()
                        : model.entries().size() == 1
                                ? model.entries().getFirst().outcome().get()
                                : model.done() ? Text.of("All of them were taken.{0}", ofChosen()) : ofChosen());
    }

    /** The whole outcome of the record that is chosen in the table, which has no room for it. */
    private String ofChosen() {
        Entry chosen = table.getSelectionModel().getSelectedItem();
        return chosen == null || chosen.outcome().get().isEmpty()
                ? ""
                : Text.of(" Record {0}: {1}", chosen.number(), chosen.outcome().get());
    }

    private void send() {
        if (model.done()) {
            model.again();
        }
        SendQuestion.ask(
                workspace,
                dialog.node(),
                model.target().get(),
                model.left() == 1
                        ? Text.of("One record will be put.")
                        : Text.of("{0} records will be put.", Format.count(model.left())),
                Text.of("Send"),
                model::send);
    }

    private void edit(Entry entry) {
        RecordEditor form = new RecordEditor(workspace, entry.draft(), files);
        form.setPrefHeight(300);
        editor.getChildren().setAll(form);
    }

    private Node table() {
        table.setId("resend-records");
        table.getStyleClass().add("transfer-table");
        table.setAccessibleText(Text.of("Records to send"));
        table.getItems().setAll(model.entries());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPrefHeight(150);
        table.setMinHeight(100);
        table.getColumns().add(ImportDialog.column(Text.of("No."), 48, entry -> Integer.toString(entry.number())));
        table.getColumns()
                .add(ImportDialog.column(
                        Text.of("Partition key"),
                        140,
                        entry -> entry.draft().partitionKey().get()));
        table.getColumns()
                .add(ImportDialog.column(
                        Text.of("Size"),
                        80,
                        entry -> entry.draft().state().get().size() < 0
                                ? Format.UNKNOWN
                                : Format.bytes(entry.draft().state().get().size())));
        table.getColumns()
                .add(ImportDialog.column(
                        Text.of("Shard and sequence number, or why not"),
                        380,
                        entry -> entry.outcome().get().isEmpty()
                                ? "→ "
                                        + String.valueOf(
                                                entry.draft().state().get().shard())
                                : entry.outcome().get()));
        table.getColumns().getFirst().setMaxWidth(56);
        table.getColumns().get(1).setMaxWidth(160);
        table.getColumns().get(2).setMaxWidth(96);
        table.getSelectionModel().selectFirst();
        table.getSelectionModel().selectedItemProperty().addListener((property, before, entry) -> {
            if (entry != null) {
                edit(entry);
                look();
            }
        });
        return table;
    }
}
