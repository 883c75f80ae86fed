package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.RememberedTable;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.streams.DataColumn;
import dev.weir.app.streams.RowsAsText;
import dev.weir.app.streams.configuration.Advice;
import dev.weir.app.text.Text;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The registered fan-out consumers, to register and to deregister. */
final class FanOutPane extends VBox {

    private static final double LEAST_WIDTH = 360;
    private static final double HEIGHT = 106;

    private final Workspace workspace;
    private final FanOutModel model;
    private final TableView<FanOutConsumer> table = new TableView<>();
    private final StatePane body = new StatePane();
    private final Label note = new Label();
    private ZoneId zone = ZoneOffset.UTC;

    FanOutPane(Workspace workspace, FanOutModel model) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        setMinWidth(LEAST_WIDTH);
        Label heading = new Label(Text.of("Fan-out consumers"));
        heading.getStyleClass().add("page-subheading");
        Button register = new Button(Text.of("Register"), Icons.of(Icon.ADD));
        register.setId("consumer-register");
        register.setOnAction(event -> register());
        Button deregister = new Button(Text.of("Deregister"), Icons.of(Icon.DELETE));
        deregister.setId("consumer-deregister");
        deregister.setOnAction(event -> deregister());
        WrappingRow line = new WrappingRow(
                8,
                heading,
                WrappingRow.space(),
                new Guarded(register, ReadOnly.reason(workspace)),
                new Guarded(deregister, whyNoDeregister()));
        fill();
        note.getStyleClass().addAll("small", "muted");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(84);
        body.setPrefHeight(HEIGHT);
        getChildren().addAll(line, body, note);
        model.phase().subscribe(phase -> show());
        model.failure().subscribe(failure -> show());
        model.refused().subscribe(failure -> say());
    }

    void zone(ZoneId newer) {
        zone = newer;
        table.refresh();
    }

    private ObservableValue<@Nullable String> whyNoDeregister() {
        return Bindings.createObjectBinding(
                () -> {
                    FanOutConsumer chosen = table.getSelectionModel().getSelectedItem();
                    if (workspace.readOnly().get()) {
                        return ReadOnly.reason();
                    }
                    if (chosen == null) {
                        return Text.of("Select a consumer first.");
                    }
                    return chosen.inFlight() ? Text.of("This consumer is changing its state.") : null;
                },
                workspace.readOnly(),
                table.getSelectionModel().selectedItemProperty());
    }

    private void fill() {
        table.setId("consumers-table");
        table.setAccessibleText(Text.of("Fan-out consumers"));
        table.setTableMenuButtonVisible(true);
        SortedList<FanOutConsumer> sorted = new SortedList<>(model.consumers());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getColumns().add(column("Name", Text.of("Name"), 180, FanOutConsumer::name));
        table.getColumns().add(column("Status", Text.of("Status"), 84, FanOutConsumer::status));
        table.getColumns()
                .add(column(
                        "Created",
                        Text.of("Created"),
                        170,
                        consumer ->
                                consumer.created() == null ? Format.UNKNOWN : Format.time(consumer.created(), zone)));
        table.getColumns().add(column("ARN", "ARN", 420, FanOutConsumer::arn));
        RememberedTable.follow(table, "consumers", workspace.tables());
        MenuItem arn = new MenuItem(Text.of("Copy the ARN"));
        arn.setOnAction(event -> copyArn());
        ContextMenu menu = new ContextMenu(arn);
        menu.getItems().addAll(RowsAsText.items(table));
        table.setContextMenu(menu);
    }

    private static DataColumn<FanOutConsumer, String> column(
            String key, String title, double width, Function<FanOutConsumer, String> text) {
        return DataColumn.words(
                key, title, width, consumer -> new ReadOnlyObjectWrapper<>(text.apply(consumer)), shown -> shown);
    }

    private void show() {
        Failure failure = model.failure().get();
        switch (model.phase().get()) {
            case LOADING -> body.showLoading();
            case EMPTY -> body.showEmpty(Text.of("No consumer is registered."));
            case READY -> body.showContent(table);
            case FAILED -> {
                if (failure != null) {
                    Label words = new Label(Advice.words(failure));
                    words.setWrapText(true);
                    words.getStyleClass().add("muted");
                    body.showContent(new VBox(words));
                }
            }
        }
        say();
    }

    private void say() {
        Failure refused = model.refused().get();
        Failure stale = model.failure().get();
        note.getStyleClass().remove("wrong");
        if (refused != null) {
            note.getStyleClass().add("wrong");
            note.setText(Advice.words(refused));
        } else if (stale != null && model.phase().get() != dev.weir.app.streams.Phase.FAILED) {
            note.setText(Text.of("What is shown is not up to date.") + " " + stale.what());
        } else {
            note.setText(Text.of(
                    "Who is subscribed cannot be asked of AWS: a consumer that is ACTIVE may be read by nobody."));
        }
    }

    private void register() {
        RegisterConsumerDialog.open(workspace, this, model);
    }

    private void deregister() {
        FanOutConsumer chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            Confirm.ask(
                    workspace,
                    this,
                    new Confirm.Question(
                            Text.of("Deregister the consumer?"),
                            chosen.name(),
                            model.lostWith(chosen),
                            Text.of("Deregister")),
                    () -> model.deregister(chosen));
        }
    }

    private void copyArn() {
        FanOutConsumer chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            ClipboardContent text = new ClipboardContent();
            text.putString(chosen.arn());
            Clipboard.getSystemClipboard().setContent(text);
            workspace.say(Text.of("The ARN is copied."));
        }
    }
}
