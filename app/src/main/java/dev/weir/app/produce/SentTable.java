package dev.weir.app.produce;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The records that were put by hand, newest first, with shard and sequence number or with what went wrong. */
final class SentTable extends TableView<SentRecord> {

    private final Workspace workspace;
    private final OneRecordModel model;

    SentTable(Workspace workspace, OneRecordModel model) {
        super(model.history());
        this.workspace = workspace;
        this.model = model;
        setId("produce-sent");
        getStyleClass().add("sent-table");
        setAccessibleText(Text.of("Records sent"));
        Label nothing = new Label(Text.of("What you send is listed here, with its shard and sequence number."));
        nothing.setWrapText(true);
        nothing.setTextAlignment(TextAlignment.CENTER);
        nothing.setPadding(new Insets(16));
        setPlaceholder(nothing);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<SentRecord, String> time = column(
                Text.of("Time"),
                110,
                sent -> Format.clockTime(sent.at(), workspace.zone().get()));
        getColumns().add(time);
        getColumns().add(column(Text.of("Key"), 110, sent -> sent.record().partitionKey()));
        getColumns()
                .add(column(
                        Text.of("Shard"), 178, sent -> sent.failure() == null ? sent.shardId() : Text.of("not taken")));
        getColumns().add(column(Text.of("Sequence number, or why not"), 260, SentTable::outcome));
        workspace.zone().subscribe(zone -> refresh());
        setContextMenu(menu());
    }

    private static String outcome(SentRecord sent) {
        Failure failure = sent.failure();
        return failure == null ? sent.sequenceNumber() : failure.what() + " " + failure.advice();
    }

    private ContextMenu menu() {
        MenuItem again = new MenuItem(Text.of("Edit and send again"));
        again.setOnAction(event -> withSelected(model::again));
        MenuItem records = new MenuItem(Text.of("Show in Records"));
        records.setOnAction(event -> withSelected(sent -> workspace.open(new Place.Records(
                sent.streamName(),
                sent.shardId().isEmpty() ? null : sent.shardId(),
                sent.at().minusSeconds(5)))));
        MenuItem copy = new MenuItem(Text.of("Copy the sequence number"));
        copy.setOnAction(event -> withSelected(sent -> {
            ClipboardContent text = new ClipboardContent();
            text.putString(sent.sequenceNumber());
            Clipboard.getSystemClipboard().setContent(text);
            workspace.say(Text.of("The sequence number is copied."));
        }));
        return new ContextMenu(again, records, copy);
    }

    private void withSelected(Consumer<SentRecord> action) {
        SentRecord selected = getSelectionModel().getSelectedItem();
        if (selected != null) {
            action.accept(selected);
        }
    }

    private static TableColumn<SentRecord, String> column(
            String title, double width, Function<SentRecord, String> text) {
        TableColumn<SentRecord, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 178));
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(each -> new SentCell());
        return column;
    }

    private static final class SentCell extends TableCell<SentRecord, String> {

        private final Tooltip whole = new Tooltip();

        SentCell() {
            getStyleClass().add("mono");
            whole.setWrapText(true);
            whole.setMaxWidth(480);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            whole.setText(item);
            setTooltip(empty || item == null ? null : whole);
            SentRecord sent = empty ? null : getTableRow().getItem();
            getStyleClass().remove("wrong");
            if (sent != null && sent.failure() != null) {
                getStyleClass().add("wrong");
            }
        }
    }
}
