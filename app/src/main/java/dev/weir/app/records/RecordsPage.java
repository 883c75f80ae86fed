package dev.weir.app.records;

import dev.weir.app.fx.Failure;
import dev.weir.app.records.RecordsModel.Phase;
import dev.weir.app.records.tail.ShardStatus;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.records.transfer.AtHand;
import dev.weir.app.records.transfer.OutAndIn;
import dev.weir.app.records.transfer.RecordTest;
import dev.weir.app.records.transfer.TransfersBar;
import dev.weir.app.send.DraggedRecords;
import dev.weir.app.send.DropTarget;
import dev.weir.app.shell.FileDialogs;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Records page: a live tail of one stream. JavaFX thread only. */
public final class RecordsPage implements Page {

    private final Workspace workspace;
    private final RecordsModel model;
    private final RecordsBar bar;
    private final RecordTable table;
    private final RecordDetails details;
    private final ShardStrip strip = new ShardStrip();
    private final StatePane state = new StatePane();
    private final SplitPane split = new SplitPane();
    private final Label counts = new Label();
    private final Label rate = new Label();
    private final Button newest = new Button("Jump to newest", Icons.of(Icon.ARROW_DOWN));
    private final VBox content = new VBox(12);
    private final StackPane tablePane;
    private @Nullable TailView shown;
    private @Nullable Object shownState;

    public RecordsPage(Workspace workspace) {
        this(workspace, FileDialogs.OF_THE_SYSTEM);
    }

    /** @param files asks where to export and what to import */
    public RecordsPage(Workspace workspace, FileDialogs files) {
        this.workspace = workspace;
        this.model = new RecordsModel(
                workspace.clients()::kinesis, workspace.background(), workspace.clock(), workspace.zone()::get);
        this.bar = new RecordsBar(workspace, model);
        this.table = new RecordTable(model.rows(), workspace.zone());
        this.details = new RecordDetails(workspace, model.streamName()::get, FileQuestion.OF_THE_SYSTEM);
        newest.getStyleClass().addAll("accent", "jump");
        newest.setOnAction(event -> table.following().set(true));
        newest.visibleProperty().bind(table.following().not());
        StackPane.setAlignment(newest, Pos.BOTTOM_CENTER);
        tablePane = new StackPane(table, newest);
        split.getItems().add(tablePane);
        table.setId("records-table");
        OutAndIn outAndIn = new OutAndIn(workspace, content, atHand(), files);
        bar.add(outAndIn.menu());
        table.setContextMenu(copyMenu());
        table.getContextMenu().getItems().addFirst(new SeparatorMenuItem());
        table.getContextMenu().getItems().addAll(0, outAndIn.items());
        table.setOnDragDetected(event -> {
            if (!table.getSelectionModel().isEmpty()) {
                outAndIn.dragged().onto(table.startDragAndDrop(TransferMode.COPY));
                event.consume();
            }
        });
        table.setOnDragDone(event -> DraggedRecords.end());
        DropTarget.on(content, () -> model.streamName().get());
        table.getSelectionModel().selectedItemProperty().addListener((property, old, record) -> {
            if (record != null) {
                open(record);
            }
        });
        KeyCombination copy = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (copy.match(event)) {
                copyRows(CopiedRows::tsv);
            }
        });
        VBox.setVgrow(state, Priority.ALWAYS);
        content.getStyleClass().addAll("page", "records-page");
        content.getChildren().addAll(bar, line(), state, new TransfersBar(workspace), strip);
        model.view().addListener((property, old, view) -> show(view));
        model.phase().addListener((property, old, now) -> show(model.view().get()));
        model.filter().addListener((property, old, now) -> show(model.view().get()));
        show(null);
    }

    private HBox line() {
        TextField filter = new TextField();
        filter.setId("records-filter");
        filter.setPromptText("Find in key and data");
        filter.setAccessibleText("Find in key and data of the records kept");
        filter.setPrefWidth(260);
        filter.textProperty().bindBidirectional(model.filter());
        counts.getStyleClass().add("records-counts");
        rate.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(12, filter, counts, space, rate);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private ContextMenu copyMenu() {
        MenuItem tsv = new MenuItem("Copy rows as TSV");
        tsv.setOnAction(event -> copyRows(CopiedRows::tsv));
        MenuItem json = new MenuItem("Copy rows as JSON");
        json.setOnAction(event -> copyRows(CopiedRows::json));
        MenuItem all = new MenuItem("Select all rows");
        all.setOnAction(event -> table.getSelectionModel().selectAll());
        return new ContextMenu(tsv, json, all);
    }

    private AtHand atHand() {
        return new AtHand() {
            @Override
            public @Nullable String streamName() {
                return model.streamName().get();
            }

            @Override
            public @Nullable String shardId() {
                return model.shardId().get();
            }

            @Override
            public List<TailedRecord> selected() {
                return List.copyOf(table.getSelectionModel().getSelectedItems());
            }

            @Override
            public List<TailedRecord> shown() {
                return List.copyOf(model.rows());
            }

            @Override
            public RecordTest filter() {
                return RecordTest.holding(model.filter().get());
            }
        };
    }

    private void copyRows(Function<List<TailedRecord>, String> form) {
        List<TailedRecord> rows = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (rows.isEmpty()) {
            workspace.say("Choose rows first.");
            return;
        }
        workspace
                .background()
                .run(
                        "Copy rows",
                        () -> form.apply(rows),
                        text -> {
                            ClipboardContent clipboard = new ClipboardContent();
                            clipboard.putString(text);
                            Clipboard.getSystemClipboard().setContent(clipboard);
                            workspace.say("%s rows are on the clipboard.".formatted(Format.count(rows.size())));
                        },
                        failure -> workspace.say(failure.what()));
    }

    private void open(TailedRecord record) {
        if (!split.getItems().contains(details)) {
            split.getItems().add(details);
            split.setDividerPositions(0.6);
            table.narrow();
        }
        details.show(record);
    }

    private void show(@Nullable TailView view) {
        strip.setVisible(view != null);
        strip.setManaged(view != null);
        if (view == null) {
            counts.setText("");
            rate.setText("");
            shown = null;
            shownState = null;
            showIdle();
            return;
        }
        Phase phase = model.phase().get();
        counts.setText(
                phase == Phase.PAUSED ? TailWords.paused(view) + " · " + TailWords.shown(view) : TailWords.shown(view));
        rate.setText(phase == Phase.STOPPED ? "stopped" : Format.recordsPerSecond(view.perSecond()));
        if (shown == null
                || !shown.status().equals(view.status())
                || shown.status().shards().isEmpty()) {
            strip.show(view);
        }
        shown = view;
        showState(view);
    }

    private void showIdle() {
        if (model.streamName().get() == null) {
            state.showEmpty("Choose a stream to see its records as they arrive.", "Choose a stream", bar::chooseStream);
        } else {
            state.showEmpty("Start to read %s.".formatted(model.streamName().get()), "Start", model::start);
        }
    }

    private void showState(TailView view) {
        Failure failure = failure(view);
        if (!model.rows().isEmpty()) {
            shownState = split;
            state.showContent(split);
        } else if (failure != null) {
            showFailure(failure);
        } else if (view.matching() && view.kept() > 0) {
            showOnce(
                    "No record that is kept holds “%s”."
                            .formatted(model.filter().get()),
                    "Show all records",
                    () -> model.filter().set(""));
        } else if (view.waiting() > 0) {
            showOnce(TailWords.paused(view) + ".", "Resume", model::resume);
        } else if (model.phase().get() == Phase.STOPPED) {
            showOnce("Stopped before a record came.", "Start", model::start);
        } else {
            showOnce(
                    TailWords.nothingYet(view, workspace.zone().get()),
                    "Start at the oldest record",
                    this::fromTheOldest);
        }
    }

    /** What keeps everything from being read, if something does. */
    private static @Nullable Failure failure(TailView view) {
        if (view.status().trouble() != null) {
            return view.status().trouble();
        }
        List<ShardStatus> shards = view.status().shards();
        boolean all = !shards.isEmpty() && shards.stream().allMatch(shard -> shard.trouble() != null);
        return all ? shards.getFirst().trouble() : null;
    }

    private void showFailure(Failure failure) {
        if (!failure.equals(shownState)) {
            shownState = failure;
            state.showFailure(failure, model::start);
        }
    }

    /** The same sentence is not built again with each figure that changes. */
    private void showOnce(String sentence, String actionText, Runnable action) {
        if (!sentence.equals(shownState)) {
            shownState = sentence;
            state.showEmpty(sentence, actionText, action);
        }
    }

    private void fromTheOldest() {
        model.startFrom().set(StartFrom.TRIM_HORIZON);
        model.start();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place place) {
        if (place instanceof Place.Records(String stream, String shard, Instant from) && stream != null) {
            boolean same = stream.equals(model.streamName().get())
                    && Objects.equals(shard, model.shardId().get())
                    && from == null
                    && model.phase().get() != Phase.IDLE;
            if (!same) {
                model.startFrom().set(from == null ? StartFrom.LAST_MINUTE : StartFrom.AT_TIMESTAMP);
                model.startInput().set(from == null ? "" : from.toString());
                bar.go(stream, shard);
            }
        }
    }

    @Override
    public void shown() {
        bar.load();
        model.show();
    }

    @Override
    public void hidden() {
        model.hide();
    }
}
