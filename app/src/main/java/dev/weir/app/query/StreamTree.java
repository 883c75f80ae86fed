package dev.weir.app.query;

import dev.weir.app.fx.Failure;
import dev.weir.app.query.schema.EventTime;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.FixedColumn;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.StatePane;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The streams with their columns, beside the editor. A double click or Enter puts a name into the statement. JavaFX thread only. */
final class StreamTree extends VBox {

    private static final int MOST_SHOWN = 2_000;

    /**
     * A line of the tree.
     *
     * @param stream the stream that it belongs to
     * @param column the column, or null for the stream itself
     * @param type the column's type, or a word about the stream
     * @param isTime whether it says which column is the time
     */
    private record Entry(String stream, @Nullable String column, String type, boolean isTime) {
        Entry(String stream, @Nullable String column, String type) {
            this(stream, column, type, false);
        }
    }

    private final QueryModel model;
    private final Consumer<String> insert;
    private final Consumer<String> openSchema;
    private final StatePane state = new StatePane();
    private final TextField find = new TextField();
    private final TreeView<Entry> tree = new TreeView<>(new TreeItem<>(new Entry("", null, "")));

    StreamTree(QueryModel model, Consumer<String> insert, Consumer<String> openSchema) {
        super(8);
        this.model = model;
        this.insert = insert;
        this.openSchema = openSchema;
        getStyleClass().add("query-streams");
        setMinWidth(160);
        find.setId("query-find-stream");
        find.setPromptText(Text.of("Find a stream"));
        find.setAccessibleText(Text.of("Find a stream"));
        find.textProperty().addListener((property, old, now) -> fill());
        tree.setId("query-streams");
        tree.setAccessibleText(Text.of("Streams and their columns"));
        tree.setShowRoot(false);
        tree.setCellFactory(view -> new Line());
        tree.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                insertChosen();
            }
        });
        tree.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                insertChosen();
            }
        });
        VBox.setVgrow(state, Priority.ALWAYS);
        getChildren().addAll(find, state);
        state.showLoading();
        model.streams().subscribe(names -> fill());
        model.schemas().known().subscribe(known -> fill());
        model.failure().subscribe(failure -> fill());
        model.schemas().checks().subscribe(checks -> tree.refresh());
    }

    private void insertChosen() {
        TreeItem<Entry> item = tree.getSelectionModel().getSelectedItem();
        if (item != null && item.getValue().isTime()) {
            openSchema.accept(item.getValue().stream());
        } else if (item != null) {
            Entry entry = item.getValue();
            insert.accept(entry.column() == null ? entry.stream() : entry.column());
        }
    }

    private void fill() {
        List<String> names = model.streams().get();
        Failure failure = model.failure().get();
        if (names == null) {
            if (failure != null) {
                state.showContent(failed(failure));
            }
            return;
        }
        if (names.isEmpty()) {
            state.showEmpty(Text.of("No streams to ask yet."));
            return;
        }
        String wanted = find.getText().strip().toLowerCase(Locale.ROOT);
        Map<String, StreamSchema> known = model.schemas().known().get();
        List<TreeItem<Entry>> items = names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                .limit(MOST_SHOWN)
                .map(name -> stream(name, known.get(name)))
                .toList();
        tree.getRoot().getChildren().setAll(items);
        state.showContent(tree);
    }

    /** Narrow, as the tree is: one thing under the other. */
    private VBox failed(Failure failure) {
        Label what = new Label(failure.what());
        Label advice = new Label(failure.advice());
        Label still = new Label(Text.of("A statement can name a stream all the same."));
        advice.getStyleClass().addAll("muted", "small");
        still.getStyleClass().addAll("muted", "small");
        Button retry = new Button(Text.of("Retry"), Icons.of(Icon.REFRESH));
        retry.setOnAction(event -> model.refresh());
        VBox box = new VBox(8, what, advice, still, retry);
        for (Label label : List.of(what, advice, still)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        return box;
    }

    private TreeItem<Entry> stream(String name, @Nullable StreamSchema schema) {
        TreeItem<Entry> item = new TreeItem<>(new Entry(name, null, ""));
        item.setExpanded(expanded(name));
        if (schema == null) {
            item.getChildren().add(new TreeItem<>(new Entry(name, null, Text.of("looking…"))));
            item.expandedProperty().subscribe((was, is) -> {
                if (is) {
                    model.schemas().infer(name, false);
                }
            });
        } else {
            item.getChildren().add(new TreeItem<>(new Entry(name, null, time(schema), true)));
            item.expandedProperty().subscribe((was, is) -> {
                if (is) {
                    model.schemas().check(name);
                }
            });
            schema.fields().forEach(field -> item.getChildren().add(column(name, field.name(), field.type())));
            for (FixedColumn fixed : FixedColumn.values()) {
                item.getChildren().add(new TreeItem<>(new Entry(name, schema.nameOf(fixed), fixed.type())));
            }
        }
        return item;
    }

    private static String time(StreamSchema schema) {
        EventTime time = schema.eventTime();
        return time == null
                ? Text.of("time of arrival")
                : Text.of(
                        "time in {0}, ≤ {1} s late",
                        time.field(), time.lateness().toSeconds());
    }

    private static TreeItem<Entry> column(String stream, String path, FieldType type) {
        TreeItem<Entry> item = new TreeItem<>(new Entry(stream, path, TypeWords.of(type)));
        if (type instanceof FieldType.Row(List<SchemaField> fields)) {
            fields.forEach(field -> item.getChildren().add(column(stream, field.name(), field.type())));
        }
        return item;
    }

    private boolean expanded(String name) {
        return tree.getRoot().getChildren().stream()
                .anyMatch(item -> item.isExpanded() && item.getValue().stream().equals(name));
    }

    private final class Line extends TreeCell<Entry> {
        private final Label name = new Label();
        private final Label type = new Label();
        private final Button schema = new Button(null, Icons.of(Icon.EDIT, 12));
        private final Node drifted = Icons.of(Icon.WARNING, 12);
        private final Tooltip drift = new Tooltip();
        private final HBox line;

        Line() {
            name.getStyleClass().addAll("mono", "small");
            type.getStyleClass().addAll("muted", "small");
            schema.getStyleClass().addAll("flat", "schema-button");
            schema.setFocusTraversable(false);
            schema.setTooltip(new Tooltip(Text.of("Columns, event time, DDL")));
            schema.setOnAction(event -> openSchema.accept(getItem().stream()));
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            drifted.getStyleClass().add("schema-drift");
            drifted.managedProperty().bind(drifted.visibleProperty());
            name.setMinWidth(0);
            type.setMinWidth(0);
            schema.setMinWidth(Region.USE_PREF_SIZE);
            drift.setWrapText(true);
            drift.setMaxWidth(400);
            line = new HBox(8, name, type, space, drifted, schema);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            boolean isStream = entry.column() == null && entry.type().isEmpty();
            String trouble = isStream ? model.schemas().drift(entry.stream()) : "";
            drifted.setVisible(!trouble.isEmpty());
            drift.setText(
                    entry.isTime()
                            ? model.schemas().time(entry.stream()) + " " + Text.of("A double click changes it.")
                            : trouble);
            setTooltip(drift.getText().isEmpty() ? null : drift);
            setAccessibleText(trouble.isEmpty() ? null : entry.stream() + ": " + trouble);
            name.setText(entry.column() != null ? entry.column() : isStream ? entry.stream() : "");
            type.setText(entry.type());
            schema.setVisible(isStream);
            schema.setManaged(isStream);
            schema.setAccessibleText(Text.of("Schema of {0}", entry.stream()));
            setGraphic(line);
        }
    }
}
