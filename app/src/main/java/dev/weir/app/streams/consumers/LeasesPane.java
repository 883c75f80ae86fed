package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.streams.Phase;
import dev.weir.app.text.Text;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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

    private static final double LEAST_WORDS = 120;

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
        Label heading = new Label(Text.of("KCL leases"));
        heading.getStyleClass().add("page-subheading");
        choice.setId("lease-table");
        choice.setEditable(true);
        choice.setPrefWidth(280);
        choice.setPromptText(Text.of("DynamoDB table of an application"));
        choice.setAccessibleText(Text.of("DynamoDB table of a KCL application"));
        choice.setItems(consumers.tables().names());
        choice.setValue(model.table().get());
        choice.setOnAction(event -> model.choose(choice.getValue()));
        Button find = new Button(Text.of("Find tables"), Icons.of(Icon.SEARCH));
        find.setId("lease-find");
        find.setOnAction(event -> consumers.tables().find());
        find.disableProperty().bind(consumers.tables().busy());
        Label found = new Label();
        found.setWrapText(true);
        found.getStyleClass().addAll("small", "muted");
        found.textProperty().bind(consumers.tables().words());
        found.setMinWidth(LEAST_WORDS);
        found.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(found, Priority.ALWAYS);
        CheckBox measure = new CheckBox(Text.of("Measure lags"));
        measure.setId("lease-measure");
        measure.selectedProperty().bindBidirectional(model.measured());
        measure.setMinWidth(USE_PREF_SIZE);
        measure.setTooltip(
                new Tooltip(Text.of("Reads one record after each checkpoint. That takes one of the shard's five reads a"
                        + " second, and counts in the stream's iterator age, on which alarms may stand.")));
        WrappingRow line = new WrappingRow(8, heading, choice, find, found, measure);
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
                body.showEmpty(Text.of(
                        "A KCL application keeps its leases in a DynamoDB table named like the application. Choose it"
                                + " or type its name to see who reads which shard, and how far behind."));
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
            sentences.add(Text.of("What is shown is not up to date.") + " " + stale.what());
        }
        String coordinator = snapshot.coordinator().words();
        if (!coordinator.isEmpty()) {
            sentences.add(coordinator);
        }
        if (snapshot.otherStreams() > 0) {
            sentences.add(
                    Text.of("{0} leases in the table are of other streams.", Format.count(snapshot.otherStreams())));
        }
        if (snapshot.cutShort()) {
            sentences.add(Text.of(
                    "The table is larger than what is read of it ({0} items).",
                    Format.count(LeaseTableReader.MOST_ITEMS)));
        }
        if (!model.shardMetrics()) {
            sentences.add(Text.of(
                    "How many records wait is unknown: CloudWatch is not given IncomingRecords of each shard (see"
                            + " Configuration, Shard metrics)."));
        }
        @Nullable Failure uncounted = model.withoutMetrics().get();
        if (uncounted != null) {
            sentences.add(Text.of("How many records wait is unknown.") + " " + uncounted.what());
        }
        Failure workers = snapshot.withoutWorkers();
        if (workers != null) {
            sentences.add(Text.of("What the workers tell of themselves is missing.") + " " + workers.what());
        }
        long seconds = model.period().toSeconds();
        sentences.add(
                Double.isNaN(snapshot.readUnits())
                        ? Text.of("Read every {0} s.", seconds)
                        : Text.of(
                                "Read every {0} s, {1} read units each time.",
                                seconds, String.format(Text.numbers(), "%.1f", snapshot.readUnits())));
        if (model.measured().get()) {
            sentences.add(Text.of(
                    "Each lag takes one of the shard's five reads a second, and counts in the iterator age above."));
        } else {
            sentences.add(
                    Text.of("Lags are not measured: that would take reads, and count in the stream's iterator age."));
        }
        return sentences;
    }
}
