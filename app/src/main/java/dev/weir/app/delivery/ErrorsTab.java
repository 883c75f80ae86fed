package dev.weir.app.delivery;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.RememberedTable;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.TabPart;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.DataColumn;
import dev.weir.app.streams.RowsAsText;
import dev.weir.app.text.Text;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;

/** What went wrong, as CloudWatch Logs has it. */
final class ErrorsTab implements TabPart {

    private final Workspace workspace;
    private final DeliveryStreamModel stream;
    private final ErrorLogModel model;
    private final StatePane body = new StatePane();
    private final TableView<ErrorLine> table = new TableView<>();
    private final TextArea whole = new TextArea();
    private final Label where = new Label();
    private final VBox lines;
    private final VBox off;

    ErrorsTab(Workspace workspace, DeliveryStreamModel stream) {
        this.workspace = workspace;
        this.stream = stream;
        this.model = new ErrorLogModel(workspace, stream);
        body.getStyleClass().add("stream-parts");
        buildTable();
        whole.setEditable(false);
        whole.setWrapText(true);
        whole.getStyleClass().add("mono");
        whole.setPrefRowCount(5);
        whole.setMinHeight(96);
        whole.setAccessibleText(Text.of("The chosen line as it was logged"));
        whole.setPromptText(Text.of("Choose a line to read it whole."));
        where.getStyleClass().addAll("muted", "small");
        VBox.setVgrow(table, Priority.ALWAYS);
        lines = new VBox(8, where, table, whole);
        off = off();
        model.lines().addListener((ListChangeListener<ErrorLine>) change -> show());
        model.failure().subscribe(failure -> show());
        model.looked().subscribe(done -> show());
        stream.facts().subscribe(facts -> show());
    }

    private void buildTable() {
        table.setId("delivery-errors");
        table.setAccessibleText(Text.of("Error log"));
        table.setItems(model.lines());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        column(
                "Time",
                DataColumn.words(
                        Text.of("Time"),
                        180,
                        line -> new ReadOnlyObjectWrapper<>(line.at()),
                        at -> Format.time(at, workspace.zone().get())));
        column("Error", text(Text.of("Error"), 240, ErrorLine::code));
        column("Message", text(Text.of("Message"), 520, ErrorLine::message));
        column("Destination", text(Text.of("Destination"), 240, ErrorLine::destination));
        RememberedTable.followColumns(table, "deliveryErrors", workspace.tables());
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(line -> whole.setText(line == null ? "" : line.raw()));
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(RowsAsText.items(table));
        table.setContextMenu(menu);
    }

    /** The id is what the column is remembered by, in every language. */
    private void column(String id, DataColumn<ErrorLine, ?> column) {
        column.setId(id);
        table.getColumns().add(column);
    }

    private static DataColumn<ErrorLine, String> text(
            String title, double width, java.util.function.Function<ErrorLine, String> of) {
        return DataColumn.words(title, width, line -> new ReadOnlyObjectWrapper<>(of.apply(line)), word -> word);
    }

    private VBox off() {
        Node picture = Icons.of(Icon.INBOX, 32);
        picture.getStyleClass().add("state-icon");
        Label text = new Label(Text.of("Errors of this delivery stream are not logged."));
        text.getStyleClass().add("state-text");
        Label advice = new Label(Text.of("Without a log only the error objects in the bucket say what went wrong."));
        advice.getStyleClass().add("state-advice");
        advice.setWrapText(true);
        Button on = new Button(Text.of("Switch on error logging"));
        on.setId("delivery-log-on");
        on.getStyleClass().add("accent");
        on.setOnAction(event -> model.switchOn());
        VBox box = new VBox(12, picture, text, advice, new Guarded(on, ReadOnly.reason(workspace)));
        box.getStyleClass().add("state-message");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private void show() {
        if (stream.facts().get() == null) {
            body.showLoading();
            return;
        }
        CloudWatchLoggingOptions options = model.options();
        Failure failure = model.failure().get();
        if (options == null) {
            body.showContent(off);
        } else if (!model.lines().isEmpty()) {
            String most = Format.count(ErrorLogModel.MOST);
            where.setText(
                    failure == null
                            ? Text.of(
                                    "The newest {0} lines at most of {1}, {2}",
                                    most, options.logGroupName(), options.logStreamName())
                            : Text.of(
                                    "The newest {0} lines at most of {1}, {2}. Not up to date: {3}",
                                    most, options.logGroupName(), options.logStreamName(), failure.what()));
            body.showContent(lines);
        } else if (failure != null) {
            body.showFailure(failure, model::refresh);
        } else if (!model.looked().get()) {
            body.showLoading();
        } else {
            body.showEmpty(Text.of("No error was logged in {0}.", options.logGroupName()));
        }
    }

    @Override
    public Node content() {
        return body;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }
}
