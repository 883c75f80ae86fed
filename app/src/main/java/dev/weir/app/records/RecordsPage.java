package dev.weir.app.records;

import dev.weir.app.records.RecordsModel.Phase;
import dev.weir.app.records.ruler.RulerModel;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.records.transfer.AtHand;
import dev.weir.app.records.transfer.Chosen;
import dev.weir.app.records.transfer.OutAndIn;
import dev.weir.app.records.transfer.RecordTest;
import dev.weir.app.records.transfer.TransfersBar;
import dev.weir.app.send.DraggedRecords;
import dev.weir.app.send.DropTarget;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.RememberedTable;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Records page: a live tail of one stream. JavaFX thread only. */
public final class RecordsPage implements Page {

    private static final double LEAST_TABLE = 140;

    private static final double LEAST_COUNTS = 120;

    private final Workspace workspace;
    private final RecordsModel model;
    private final ColumnsModel columns;
    private final RulerModel ruler;
    private final RecordsBar bar;
    private final FilterBar filterBar;
    private final RecordTable table;
    private final RecordDetails details;
    private final ShardStrip strip;
    private final CopyRows copies;
    private final RecordsBody body;
    private final SplitPane split = new SplitPane();
    private final Label counts = new Label();
    private final Label rate = new Label();
    private final HBox buttons = new HBox(8);
    private final Button newest = new Button(Text.of("Jump to newest"), Icons.of(Icon.ARROW_DOWN));
    private final VBox content = new VBox(8);
    private final RecordActions actions;
    private final OnlyKey only;
    private final LastReading last;
    private @Nullable TailView shown;

    public RecordsPage(Workspace workspace) {
        this(workspace, FileQuestion.OF_THE_SYSTEM);
    }

    /** @param files asks where to export and what to import */
    public RecordsPage(Workspace workspace, FileQuestion files) {
        this.workspace = workspace;
        this.model = new RecordsModel(
                workspace.clients()::kinesis,
                workspace.background(),
                workspace.clock(),
                workspace.zone()::get,
                RecordsSetting.usual(Courtesies.recall(workspace), ReadingRoom.of(workspace.preferences())));
        this.only = new OnlyKey(model.filter());
        this.last = new LastReading(workspace, model);
        this.columns = new ColumnsModel(workspace.memory());
        this.ruler = new RulerModel(
                workspace.clients()::kinesis,
                workspace.clients()::cloudWatch,
                workspace.background(),
                workspace.clock(),
                workspace.throughput()::periodSeconds,
                new ReadSpans(model),
                model::seek,
                model::endAt);
        this.bar = new RecordsBar(workspace, model);
        this.table = new RecordTable(model.rows(), workspace.zone(), columns.columns());
        RememberedTable.followColumns(table, "records", workspace.tables());
        this.filterBar = new FilterBar(workspace, model, table);
        this.details = new RecordDetails(workspace, model.streamName()::get, files);
        this.strip = new ShardStrip(
                new CourtesyMeter(model.courtesy(), reads -> Courtesies.remember(workspace, reads)), workspace);
        this.copies = new CopyRows(workspace);
        this.body = new RecordsBody(workspace, model, split, bar::chooseStream);
        ContextMenu menu = new ContextMenu();
        this.actions = new RecordActions(buttons, menu, this::chosen, this::all);
        newest.getStyleClass().addAll("accent", "jump");
        newest.setOnAction(event -> table.following().set(true));
        newest.visibleProperty().bind(table.following().not());
        StackPane.setAlignment(newest, Pos.BOTTOM_CENTER);
        BorderPane scrolled = new BorderPane(table);
        scrolled.setRight(new RowScrollBar(table));
        split.getItems().add(new StackPane(scrolled, newest));
        table.setId("records-table");
        OutAndIn outAndIn = new OutAndIn(workspace, content, atHand(), files);
        menu.getItems().addAll(outAndIn.items());
        menu.getItems().add(new SeparatorMenuItem());
        table.setOnDragDetected(event -> {
            if (!table.getSelectionModel().isEmpty()) {
                outAndIn.dragged().onto(table.startDragAndDrop(TransferMode.COPY));
                event.consume();
            }
        });
        table.setOnDragDone(event -> DraggedRecords.end());
        DropTarget.on(content, () -> model.streamName().get());
        table.setContextMenu(menu);
        table.getSelectionModel().selectedItemProperty().addListener((property, old, row) -> open(row));
        actions.button(outAndIn.menu());
        offerActions();
        keys();
        VBox.setVgrow(body.node(), Priority.ALWAYS);
        // In a low window the lower part of the details is cut off, not the bar at the top.
        details.setMinHeight(0);
        split.setMinHeight(LEAST_TABLE);
        body.node().setMinHeight(LEAST_TABLE);
        content.getStyleClass().addAll("page", "records-page");
        content.getChildren()
                .addAll(
                        bar,
                        new RulerBar(workspace, model, ruler),
                        filterBar,
                        line(),
                        body.node(),
                        new TransfersBar(workspace),
                        strip);
        model.masked(workspace.masking());
        model.whenRead(this::readBack);
        workspace.masking().rules().subscribe((before, now) -> masked());
        model.whenSought(table::showRow);
        new RowOrder(workspace, model, table);
        model.view().addListener((property, old, view) -> show(view));
        model.phase().addListener((property, old, now) -> show(model.view().get()));
        model.playback().head().addListener((property, old, head) -> {
            if (head != null) {
                ruler.mark().set(head);
            }
            show(model.view().get());
        });
        model.filter()
                .text()
                .addListener((property, old, now) -> show(model.view().get()));
        model.streamName().addListener((property, old, stream) -> turnTo(stream));
        show(null);
    }

    private void turnTo(@Nullable String stream) {
        ruler.choose(stream);
        columns.load(stream == null ? null : Memory.key("records.columns", workspace, stream));
    }

    /** Buttons above the table and entries of its menu: what can be done with records. */
    private void offerActions() {
        actions.entry(Text.of("Copy rows as TSV"), rows -> copies.copy(rows, CopiedRows::tsv));
        actions.entry(Text.of("Copy rows as JSON"), rows -> copies.copy(rows, CopiedRows::json));
        actions.entry(Text.of("Copy all shown as JSON"), rows -> copies.copy(all(), CopiedRows::json));
        actions.entry(Text.of("Follow the record's journey"), rows -> follow());
        actions.entry(Text.of("Select all rows"), rows -> selectAll());
        actions.button(new ColumnsButton(columns, table));
    }

    private void follow() {
        RecordRow row = table.getSelectionModel().getSelectedItem();
        TailedRecord record = row == null ? null : row.record();
        String stream = model.streamName().get();
        if (record != null && stream != null) {
            workspace.open(new Place.Journey(stream, record.shardId(), record.sequenceNumber()));
        }
    }

    private WrappingRow line() {
        counts.getStyleClass().add("records-counts");
        counts.setMinWidth(LEAST_COUNTS);
        HBox.setHgrow(counts, Priority.SOMETIMES);
        rate.getStyleClass().add("muted");
        rate.setMinWidth(Region.USE_PREF_SIZE);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        return new WrappingRow(12, counts, WrappingRow.space(), rate, buttons);
    }

    private void keys() {
        KeyCombination copy = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
        KeyCombination all = new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);
        KeyCombination find = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (copy.match(event)) {
                copies.copy(chosen(), CopiedRows::tsv);
            } else if (all.match(event)) {
                selectAll();
            } else {
                return;
            }
            event.consume();
        });
        table.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            String typed = event.getCharacter();
            if (!typed.isBlank() && typed.charAt(0) >= ' ' && !event.isShortcutDown() && !event.isAltDown()) {
                filterBar.beginFind(typed);
                event.consume();
            }
        });
        content.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (find.match(event)) {
                filterBar.beginFind("");
                event.consume();
            }
        });
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
            public Chosen selected() {
                return RecordsPage.this.chosen();
            }

            @Override
            public Chosen shown() {
                return all();
            }

            @Override
            public RecordTest filter() {
                return model.filter().forTransfers();
            }
        };
    }

    private void selectAll() {
        if (table.rowCount() <= RowWindow.LEAST) {
            table.following().set(false);
            table.getSelectionModel().selectAll();
        } else {
            workspace.say(Text.of(
                    "At most {0} rows are selected at once. The menu copies all that are shown.",
                    Format.count(RowWindow.LEAST)));
        }
    }

    private RecordSelection chosen() {
        return RecordSelection.of(model.streamName().get(), table.selected());
    }

    private RecordSelection all() {
        String stream = model.streamName().get();
        RowRanges ranges = model.rows().ranges();
        return ranges == null ? RecordSelection.of(stream, model.rows().order()) : RecordSelection.of(stream, ranges);
    }

    /** What may be seen has changed: nothing of a record that was shown before stays. */
    private void masked() {
        details.forget();
        if (table.selectedRow() < 0) {
            split.getItems().remove(details);
        }
    }

    /** Rows that were blank have been read back from the disk. */
    private void readBack() {
        table.refresh();
        int selected = table.selectedRow();
        if (selected >= 0 && selected < model.rows().size()) {
            open(model.rows().get(selected));
        }
    }

    private void open(@Nullable RecordRow row) {
        TailedRecord record = row == null ? null : row.record();
        if (record == null) {
            return;
        }
        if (!split.getItems().contains(details)) {
            split.getItems().add(details);
            split.setDividerPositions(0.6);
        }
        details.show(record);
        ruler.mark().set(Instant.ofEpochMilli(record.arrivalMillis()));
    }

    private void show(@Nullable TailView view) {
        strip.setVisible(view != null);
        strip.setManaged(view != null);
        if (view == null) {
            counts.setText("");
            rate.setText("");
            shown = null;
            body.showIdle();
            return;
        }
        counts.setText(words(view));
        rate.setText(
                switch (model.phase().get()) {
                    case STOPPED -> Text.of("stopped");
                    case FINISHED -> TailWords.finished(model.choice().stopAt().get(), view);
                    default -> Format.recordsPerSecond(view.perSecond());
                });
        if (shown == null
                || !shown.status().equals(view.status())
                || shown.status().shards().isEmpty()) {
            strip.show(view, model.courtesy().allowed());
            ruler.update();
        }
        shown = view;
        body.show(view);
    }

    private String words(TailView view) {
        Instant head = model.playback().head().get();
        if (model.phase().get() == Phase.PAUSED) {
            return TailWords.paused(view) + " · " + TailWords.shown(view);
        }
        if (head != null) {
            int speed = model.playback().speed().get();
            return TailWords.playing(view, head, speed, workspace.zone().get()) + " · " + TailWords.shown(view);
        }
        return TailWords.shown(view);
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place place) {
        if (place instanceof Place.Records(String stream, String shard, Instant from, String key) && stream != null) {
            only.key(key);
            boolean same = stream.equals(model.streamName().get())
                    && Objects.equals(shard, model.shardId().get())
                    && from == null
                    && model.phase().get() != Phase.IDLE;
            if (!same) {
                begin(stream, shard, from, key);
                bar.go(stream, shard);
            }
        }
    }

    /** A place that says no more than the stream goes on as the last run ended; others say themselves where to begin. */
    private void begin(String stream, @Nullable String shard, @Nullable Instant from, @Nullable String key) {
        if (from != null || key != null) {
            last.follow();
        }
        if (from != null) {
            model.choice().fromTime(from);
        } else if (!last.restore(stream, shard)) {
            model.choice().from().set(StartFrom.MINUTES_AGO);
            model.choice().fromInput().set(StartFrom.Input.MINUTES.usual());
        }
    }

    @Override
    public @Nullable Place place() {
        String stream = model.streamName().get();
        return stream == null ? null : new Place.Records(stream, model.shardId().get(), null);
    }

    @Override
    public void shown() {
        bar.load();
        model.show();
        ruler.show();
    }

    @Override
    public void hidden() {
        model.hide();
        ruler.hide();
    }

    @Override
    public void closed() {
        model.close();
    }
}
