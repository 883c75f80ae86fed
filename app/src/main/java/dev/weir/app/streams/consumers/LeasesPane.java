package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.Phase;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The leases of a KCL application: its table is chosen above, then its workers and each shard with its lease. */
final class LeasesPane extends VBox {

    private final LeasesModel model;
    private final LeasesTable table;
    private final StatePane body = new StatePane();
    private final SplitPane parts = new SplitPane();
    private final ComboBox<String> choice = new ComboBox<>();
    private final Label note = new Label();

    LeasesPane(Workspace workspace, ConsumersModel consumers) {
        super(8);
        this.model = consumers.leases();
        this.table = new LeasesTable(workspace, model);
        Label heading = new Label("KCL leases");
        heading.getStyleClass().add("page-subheading");
        choice.setId("lease-table");
        choice.setEditable(true);
        choice.setPrefWidth(280);
        choice.setPromptText("DynamoDB table of an application");
        choice.setAccessibleText("DynamoDB table of a KCL application");
        choice.setItems(consumers.tables().names());
        choice.setValue(model.table().get());
        choice.setOnAction(event -> model.choose(choice.getValue()));
        Button find = new Button("Find tables", Icons.of(Icon.SEARCH));
        find.setId("lease-find");
        find.setOnAction(event -> consumers.tables().find());
        find.disableProperty().bind(consumers.tables().busy());
        Label found = new Label();
        found.setWrapText(true);
        found.getStyleClass().addAll("small", "muted");
        found.textProperty().bind(consumers.tables().words());
        HBox.setHgrow(found, Priority.ALWAYS);
        CheckBox measure = new CheckBox("Measure lags");
        measure.setId("lease-measure");
        measure.selectedProperty().bindBidirectional(model.measured());
        measure.setMinWidth(USE_PREF_SIZE);
        measure.setTooltip(
                new Tooltip("Reads one record after each checkpoint. That takes one of the shard's five reads a"
                        + " second, and counts in the stream's iterator age, on which alarms may stand."));
        HBox line = new HBox(8, heading, choice, find, found, measure);
        line.setAlignment(Pos.CENTER_LEFT);
        OwnersTable owners = new OwnersTable(workspace, model);
        parts.getItems().setAll(owners, table);
        parts.setDividerPositions(0.36);
        SplitPane.setResizableWithParent(owners, false);
        note.getStyleClass().addAll("small", "muted");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        body.setMinHeight(200);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(line, body, note);
        model.phase().subscribe(phase -> show(phase));
        model.failure().subscribe(failure -> show(model.phase().get()));
        model.snapshot().subscribe(snapshot -> say());
        model.withoutMetrics().subscribe(failure -> say());
        model.measured().subscribe(on -> say());
    }

    void zone(ZoneId zone) {
        table.zone(zone);
    }

    private void show(Phase phase) {
        Failure failure = model.failure().get();
        switch (phase) {
            case LOADING -> body.showLoading();
            case EMPTY ->
                body.showEmpty(
                        "A KCL application keeps its leases in a DynamoDB table named like the application. Choose it"
                                + " or type its name to see who reads which shard, and how far behind.");
            case READY -> body.showContent(parts);
            case FAILED -> {
                if (failure != null) {
                    body.showFailure(failure, model::refresh);
                }
            }
        }
        say();
    }

    private void say() {
        note.setText(String.join(" ", sentences()));
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        LeaseSnapshot snapshot = model.snapshot().get();
        if (snapshot == null || model.phase().get() != Phase.READY) {
            return sentences;
        }
        Failure stale = model.failure().get();
        if (stale != null) {
            sentences.add("What is shown is not up to date. " + stale.what());
        }
        String coordinator = snapshot.coordinator().words();
        if (!coordinator.isEmpty()) {
            sentences.add(coordinator);
        }
        if (snapshot.otherStreams() > 0) {
            sentences.add(Format.count(snapshot.otherStreams()) + " leases in the table are of other streams.");
        }
        if (snapshot.cutShort()) {
            sentences.add("The table is larger than what is read of it (" + Format.count(LeaseTableReader.MOST_ITEMS)
                    + " items).");
        }
        if (!model.shardMetrics()) {
            sentences.add("How many records wait is unknown: CloudWatch is not given IncomingRecords of each shard (see"
                    + " Configuration, Shard metrics).");
        }
        @Nullable Failure uncounted = model.withoutMetrics().get();
        if (uncounted != null) {
            sentences.add("How many records wait is unknown. " + uncounted.what());
        }
        Failure workers = snapshot.withoutWorkers();
        if (workers != null) {
            sentences.add("What the workers tell of themselves is missing. " + workers.what());
        }
        sentences.add("Read every " + model.period().toSeconds() + " s"
                + (Double.isNaN(snapshot.readUnits())
                        ? ""
                        : ", " + String.format(Locale.ROOT, "%.1f", snapshot.readUnits()) + " read units each time")
                + ".");
        if (model.measured().get()) {
            sentences.add(
                    "Each lag takes one of the shard's five reads a second, and counts in the iterator age above.");
        } else {
            sentences.add("Lags are not measured: that would take reads, and count in the stream's iterator age.");
        }
        return sentences;
    }
}
