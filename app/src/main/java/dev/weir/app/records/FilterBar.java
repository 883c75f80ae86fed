package dev.weir.app.records;

import dev.weir.app.records.filter.FilterKind;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The filter with its kinds and its history, and beside it the text that is found. JavaFX thread only. */
final class FilterBar extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final double FIND_WIDTH = 160;
    private static final double FILTER_LEAST = 180;
    private static final double KIND_WIDTH = 116;

    private final Workspace workspace;
    private final RecordsModel model;
    private final FilterHistory history;
    private final TextField filter = new TextField();
    private final TextField find = new TextField();
    private final Label found = new Label();
    private final Label wrong = new Label();
    private final RecordTable table;

    FilterBar(Workspace workspace, RecordsModel model, RecordTable table) {
        super(4);
        this.workspace = workspace;
        this.model = model;
        this.table = table;
        this.history = new FilterHistory(workspace.memory());
        WrappingRow row = new WrappingRow(
                8, kind(), filter(), past(), gap(), new WrappingRow(8, find(), previous(), next(), found));
        found.getStyleClass().addAll("muted", "records-found");
        found.setMinWidth(96);
        wrong.getStyleClass().addAll("records-problem", "records-filter-wrong");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.visibleProperty());
        model.filter().wrong().addListener((property, old, now) -> show(now));
        model.find().count().addListener((property, old, now) -> showCount());
        model.find().row().addListener((property, old, now) -> showCount());
        model.find().text().addListener((property, old, now) -> showCount());
        show(null);
        showCount();
        getChildren().addAll(row, wrong);
    }

    private ComboBox<FilterKind> kind() {
        ComboBox<FilterKind> kinds = new ComboBox<>();
        kinds.setId("records-filter-kind");
        kinds.getItems().setAll(FilterKind.values());
        kinds.setAccessibleText(Text.of("Kind of filter"));
        kinds.setCellFactory(list -> ChoiceCell.explained(FilterKind::title, FilterKind::example));
        kinds.setButtonCell(ChoiceCell.of(FilterKind::title));
        kinds.setPrefWidth(KIND_WIDTH);
        kinds.setMinWidth(Region.USE_PREF_SIZE);
        kinds.valueProperty().bindBidirectional(model.filter().kind());
        kinds.valueProperty().addListener((property, old, now) -> prompt(now));
        prompt(kinds.getValue());
        return kinds;
    }

    private void prompt(FilterKind kind) {
        filter.setPromptText(Text.of("Show only: {0}", kind.example()));
        filter.setAccessibleText(Text.of("Show only records that match, by {0}", kind.title()));
        filter.setTooltip(
                kind == FilterKind.CEL
                        ? new Tooltip(Text.of(
                                "key, shard, sequence_number, arrival, size, text, json; for instance {0}",
                                kind.example()))
                        : null);
    }

    private TextField filter() {
        filter.setId("records-filter");
        HBox.setHgrow(filter, Priority.ALWAYS);
        filter.setMinWidth(FILTER_LEAST);
        filter.textProperty().bindBidirectional(model.filter().text());
        filter.setOnAction(event -> remember());
        filter.focusedProperty().addListener((property, was, focused) -> {
            if (!focused) {
                remember();
            }
        });
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            }
        });
        return filter;
    }

    private @Nullable String key() {
        String stream = model.streamName().get();
        return stream == null ? null : Memory.key("records.filters", workspace, stream);
    }

    /** A right filter that was used goes into the history. */
    private void remember() {
        String key = key();
        if (key != null && model.filter().wrong().get() == null) {
            history.add(key, model.filter().kind().get(), filter.getText());
        }
    }

    private Button past() {
        Button past = new Button(null, Icons.of(Icon.CLOCK));
        past.setId("records-filter-history");
        past.setAccessibleText(Text.of("Filters used on this stream"));
        past.setTooltip(new Tooltip(Text.of("Filters used on this stream")));
        past.setOnAction(event -> {
            ContextMenu menu = new ContextMenu();
            String key = key();
            List<FilterHistory.Used> used = key == null ? List.of() : history.of(key);
            for (FilterHistory.Used one : used) {
                MenuItem item = new MenuItem(one.kind().title() + ": " + one.text());
                item.setMnemonicParsing(false);
                item.setOnAction(chosen -> model.filter().set(one.kind(), one.text()));
                menu.getItems().add(item);
            }
            if (used.isEmpty()) {
                MenuItem none = new MenuItem(Text.of("No filter was used on this stream yet"));
                none.setDisable(true);
                menu.getItems().add(none);
            }
            menu.show(past, Side.BOTTOM, 0, 4);
        });
        return past;
    }

    private static Region gap() {
        Region gap = new Region();
        gap.setMinWidth(4);
        return gap;
    }

    private TextField find() {
        find.setId("records-find");
        find.setPromptText(Text.of("Find (Ctrl+F)"));
        find.setAccessibleText(Text.of("Find in the records shown"));
        find.setPrefWidth(FIND_WIDTH);
        find.setMinWidth(FIND_WIDTH);
        find.textProperty().bindBidirectional(model.find().text());
        find.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case ENTER -> go(!event.isShiftDown());
                case ESCAPE -> {
                    find.clear();
                    table.requestFocus();
                }
                default -> {
                    return;
                }
            }
            event.consume();
        });
        return find;
    }

    private Button previous() {
        return arrow("records-find-previous", Icon.CHEVRON_UP, Text.of("Previous found record"), () -> go(false));
    }

    private Button next() {
        return arrow("records-find-next", Icon.CHEVRON_DOWN, Text.of("Next found record"), () -> go(true));
    }

    private static Button arrow(String id, Icon icon, String name, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void go(boolean forward) {
        table.showRow(model.find().next(table.selectedRow(), forward));
    }

    /** Puts the cursor where a text to find is typed. */
    void beginFind(String typed) {
        find.requestFocus();
        if (typed.isEmpty()) {
            find.selectAll();
        } else {
            find.setText(typed);
            find.end();
        }
    }

    private void showCount() {
        long count = model.find().count().get();
        found.setText(
                model.find().text().get().isEmpty()
                        ? ""
                        : count == 0 ? Text.of("none found") : Text.of("{0} found", Format.count(count)));
    }

    private void show(FilterModel.@Nullable Wrong problem) {
        filter.pseudoClassStateChanged(WRONG, problem != null);
        wrong.setVisible(problem != null);
        if (problem == null) {
            wrong.setText("");
        } else {
            int at = problem.position();
            String where = at < 0 ? "" : Text.of("At character {0}: ", at + 1);
            wrong.setText(where + problem.sentence());
        }
    }
}
