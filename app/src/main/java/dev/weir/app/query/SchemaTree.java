package dev.weir.app.query;

import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaEdit;
import dev.weir.app.query.schema.SchemaEdit.Place;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/** The places of a stream's records as a tree: which are columns, what these are called, what they hold. JavaFX thread only. */
final class SchemaTree extends TreeTableView<Place> {

    /** Digits for money and measures, as a decimal that a person chooses. */
    private static final FieldType.Decimal DECIMAL = new FieldType.Decimal(18, 4);

    private final SchemaEdit edit;
    private final Runnable changed;
    private final Consumer<String> refused;
    private final Set<List<String>> open = new HashSet<>();

    /**
     * Shows a schema.
     *
     * @param changed called after each change
     * @param refused takes why a change was not made; an empty text after one that was
     */
    SchemaTree(SchemaEdit edit, Runnable changed, Consumer<String> refused) {
        this.edit = edit;
        this.changed = changed;
        this.refused = refused;
        setId("schema-tree");
        setAccessibleText(Text.of("Columns"));
        setShowRoot(false);
        setPlaceholder(new Label(Text.of("There are no fields: a record is one column, data.")));
        setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(column(Text.of("Field of the record"), 250, new FieldCell.Factory(this)));
        getColumns().add(column(Text.of("Column"), 190, new ColumnCell.Factory(this)));
        getColumns().add(column(Text.of("Type"), 190, new TypeCell.Factory(this)));
        fill();
    }

    private static TreeTableColumn<Place, Place> column(
            String title, double width, Callback<TreeTableColumn<Place, Place>, TreeTableCell<Place, Place>> cells) {
        TreeTableColumn<Place, Place> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        column.setCellFactory(cells);
        return column;
    }

    /** Shows what the schema is now. */
    void fill() {
        TreeItem<Place> root = new TreeItem<>();
        edit.places().forEach(place -> root.getChildren().add(item(place)));
        setRoot(root);
    }

    private TreeItem<Place> item(Place place) {
        TreeItem<Place> item = new TreeItem<>(place);
        place.children().forEach(child -> item.getChildren().add(item(child)));
        item.setExpanded(open.contains(place.path()));
        item.expandedProperty().subscribe(expanded -> {
            if (expanded) {
                open.add(place.path());
            } else {
                open.remove(place.path());
            }
        });
        return item;
    }

    private void change(Runnable change) {
        try {
            change.run();
            refused.accept("");
        } catch (IllegalArgumentException e) {
            refused.accept(String.valueOf(e.getMessage()));
        }
        fill();
        changed.run();
    }

    /** The types that a place can be given; its own is the first if it is none of the simple ones. */
    static List<FieldType> choices(FieldType type) {
        List<FieldType> all = new ArrayList<>();
        if (!(type instanceof FieldType.Scalar)) {
            all.add(type);
        }
        all.addAll(List.of(FieldType.Scalar.values()));
        if (!all.contains(DECIMAL)) {
            all.add(DECIMAL);
        }
        FieldType.Map texts = new FieldType.Map(FieldType.Scalar.VARCHAR);
        if (type instanceof FieldType.Row && !all.contains(texts)) {
            all.add(texts);
        }
        return List.copyOf(all);
    }

    /** The name of the field, and whether it is in. */
    private static final class FieldCell extends TreeTableCell<Place, Place> {

        private record Factory(SchemaTree tree)
                implements Callback<TreeTableColumn<Place, Place>, TreeTableCell<Place, Place>> {
            @Override
            public TreeTableCell<Place, Place> call(TreeTableColumn<Place, Place> column) {
                return new FieldCell(tree);
            }
        }

        private final CheckBox used = new CheckBox();

        FieldCell(SchemaTree tree) {
            used.getStyleClass().add("mono");
            used.setOnAction(event -> {
                Place place = getItem();
                tree.change(() -> tree.edit.use(place.path(), !place.used()));
            });
        }

        @Override
        protected void updateItem(@Nullable Place place, boolean empty) {
            super.updateItem(place, empty);
            if (empty || place == null) {
                setGraphic(null);
                return;
            }
            used.setText(place.label());
            used.setMnemonicParsing(false);
            used.setSelected(place.used());
            used.setAccessibleText(Text.of("Take in {0}", place.label()));
            setGraphic(used);
        }
    }

    /** What the column is called; of a field within a row the way to make it one. */
    private static final class ColumnCell extends TreeTableCell<Place, Place> {

        private record Factory(SchemaTree tree)
                implements Callback<TreeTableColumn<Place, Place>, TreeTableCell<Place, Place>> {
            @Override
            public TreeTableCell<Place, Place> call(TreeTableColumn<Place, Place> column) {
                return new ColumnCell(tree);
            }
        }

        private final SchemaTree tree;
        private final TextField name = new TextField();
        private final Button own = new Button(Text.of("Make it a column"));

        ColumnCell(SchemaTree tree) {
            this.tree = tree;
            name.getStyleClass().addAll("mono", "small");
            name.setOnAction(event -> rename());
            name.focusedProperty().subscribe((before, now) -> {
                if (before && !now) {
                    rename();
                }
            });
            own.getStyleClass().addAll("flat", "small", "schema-own");
            own.setOnAction(event -> {
                Place place = getItem();
                tree.change(() -> tree.edit.ownColumn(place.path(), true));
            });
        }

        private void rename() {
            Place place = getItem();
            if (place == null || place.column() == null || place.column().equals(name.getText())) {
                return;
            }
            if (name.getText().isBlank() && place.nested()) {
                tree.change(() -> tree.edit.ownColumn(place.path(), false));
            } else {
                tree.change(() -> tree.edit.rename(place.path(), name.getText()));
            }
        }

        @Override
        protected void updateItem(@Nullable Place place, boolean empty) {
            super.updateItem(place, empty);
            if (empty || place == null) {
                setGraphic(null);
            } else if (place.column() != null) {
                name.setText(place.column());
                name.setAccessibleText(Text.of("Name of the column of {0}", place.label()));
                name.setPromptText(place.nested() ? Text.of("empty: no column") : "");
                setGraphic(name);
            } else {
                own.setAccessibleText(Text.of("Make {0} a column of its own", place.label()));
                setGraphic(place.nested() && place.used() ? own : null);
            }
        }
    }

    private static final class TypeCell extends TreeTableCell<Place, Place> {

        private record Factory(SchemaTree tree)
                implements Callback<TreeTableColumn<Place, Place>, TreeTableCell<Place, Place>> {
            @Override
            public TreeTableCell<Place, Place> call(TreeTableColumn<Place, Place> column) {
                return new TypeCell(tree);
            }
        }

        private final ComboBox<FieldType> type = new ComboBox<>();
        private boolean filling;

        TypeCell(SchemaTree tree) {
            type.setMaxWidth(Double.MAX_VALUE);
            type.setCellFactory(list -> new Words());
            type.setButtonCell(new Words());
            type.valueProperty().subscribe((old, now) -> {
                Place place = getItem();
                if (!filling && now != null && place != null && !now.equals(place.type())) {
                    tree.change(() -> tree.edit.type(place.path(), now));
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Place place, boolean empty) {
            super.updateItem(place, empty);
            if (empty || place == null) {
                setGraphic(null);
                return;
            }
            filling = true;
            type.getItems().setAll(choices(place.type()));
            type.setValue(place.type());
            type.setDisable(!place.used());
            type.setAccessibleText(Text.of("Type of {0}", place.label()));
            filling = false;
            setGraphic(type);
        }
    }

    private static final class Words extends ListCell<FieldType> {
        @Override
        protected void updateItem(@Nullable FieldType type, boolean empty) {
            super.updateItem(type, empty);
            setText(empty || type == null ? null : TypeWords.of(type));
        }
    }
}
