package dev.weir.app.records.details;

import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.Shape;
import dev.weir.app.records.xray.Layer;
import dev.weir.app.records.xray.XrayModel;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/** The fields of a layer. Choosing one chooses its bytes, and the reverse. JavaFX thread only. */
public final class FieldTree extends TreeTableView<Field> {

    /** A tree with no more fields than this opens whole. */
    private static final int OPENED = 60;

    private @Nullable Layer shown;
    private boolean following;

    public FieldTree(XrayModel model) {
        setId("field-tree");
        getStyleClass().add("field-tree");
        setAccessibleText(Text.of("Fields"));
        setFixedCellSize(24);
        setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        getColumns().add(column(Text.of("Field"), 90, 150, "field-name", Field::name));
        getColumns().add(valueColumn());
        getColumns().add(column(Text.of("Type"), 50, 76, "field-type", Field::type));
        getColumns().add(column(Text.of("Bytes"), 60, 84, "field-bytes", FieldTree::range));
        getSelectionModel().selectedItemProperty().addListener((property, old, item) -> {
            if (!following && item != null) {
                model.select(way(item));
            }
        });
        model.layer().addListener((property, old, now) -> show(now));
        model.selection().addListener((property, old, now) -> {
            if (now != null && !now.way().isEmpty()) {
                follow(now.way());
            }
        });
    }

    private void show(@Nullable Layer layer) {
        if (layer == null || same(layer, shown)) {
            return;
        }
        shown = layer;
        Field tree = layer.decoded().tree();
        following = true;
        if (tree == null) {
            setRoot(null);
        } else {
            Item root = new Item(tree);
            root.setExpanded(true);
            if (count(tree, OPENED) <= OPENED) {
                open(root);
            }
            setRoot(root);
            scrollTo(0);
        }
        following = false;
    }

    /** The very same: two fields that are alike lie in different places. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Object one, @Nullable Object other) {
        return one == other;
    }

    private static int count(Field field, int most) {
        int count = 1;
        for (Field child : field.children()) {
            if (count > most) {
                return count;
            }
            count += count(child, most - count);
        }
        return count;
    }

    private static void open(TreeItem<Field> item) {
        for (TreeItem<Field> child : item.getChildren()) {
            child.setExpanded(!child.isLeaf());
            open(child);
        }
    }

    private static List<Field> way(TreeItem<Field> item) {
        List<Field> way = new ArrayList<>();
        for (TreeItem<Field> each = item; each != null; each = each.getParent()) {
            way.addFirst(each.getValue());
        }
        return way;
    }

    /** Opens the way to a field and chooses it. */
    private void follow(List<Field> way) {
        TreeItem<Field> item = getRoot();
        TreeItem<Field> chosen = getSelectionModel().getSelectedItem();
        if (item == null || (chosen != null && same(chosen.getValue(), way.getLast()))) {
            return;
        }
        for (Field each : way.subList(1, way.size())) {
            item.setExpanded(true);
            TreeItem<Field> next = null;
            for (TreeItem<Field> child : item.getChildren()) {
                next = same(child.getValue(), each) ? child : next;
            }
            if (next == null) {
                return;
            }
            item = next;
        }
        following = true;
        getSelectionModel().select(item);
        scrollTo(Math.max(0, getRow(item) - 2));
        following = false;
    }

    private static String range(Field field) {
        return field.bytes() == null
                ? ""
                : field.bytes().length() == 1
                        ? "%d".formatted(field.bytes().from())
                        : "%d–%d"
                                .formatted(
                                        field.bytes().from(),
                                        Math.max(
                                                field.bytes().from(),
                                                field.bytes().to() - 1));
    }

    private static TreeTableColumn<Field, Field> column(
            String title, double least, double width, String style, Function<Field, String> text) {
        TreeTableColumn<Field, Field> column = new TreeTableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(least);
        column.setPrefWidth(width);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        column.setCellFactory(ignored -> new Cell(style, text));
        return column;
    }

    private static TreeTableColumn<Field, Field> valueColumn() {
        TreeTableColumn<Field, Field> column = column(Text.of("Value"), 90, 190, "field-value", Field::line);
        column.setCellFactory(ignored -> new ValueCell());
        return column;
    }

    private static class Cell extends TreeTableCell<Field, Field> {
        private final Function<Field, String> text;
        private final Tooltip whole = new Tooltip();

        Cell(String style, Function<Field, String> text) {
            this.text = text;
            whole.setWrapText(true);
            whole.setMaxWidth(500);
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(@Nullable Field field, boolean empty) {
            super.updateItem(field, empty);
            String shown = empty || field == null ? "" : text.apply(field);
            setText(shown);
            whole.setText(shown);
            setTooltip(shown.isEmpty() ? null : whole);
        }
    }

    private static final class ValueCell extends Cell {
        ValueCell() {
            super("field-value", Field::line);
        }

        @Override
        protected void updateItem(@Nullable Field field, boolean empty) {
            super.updateItem(field, empty);
            for (Shape shape : Shape.values()) {
                getStyleClass().remove("value-" + shape.name().toLowerCase(Locale.ROOT));
            }
            if (!empty && field != null) {
                getStyleClass().add("value-" + field.shape().name().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Its children become items only when they are looked at. */
    private static final class Item extends TreeItem<Field> {
        private boolean filled;

        Item(Field field) {
            super(field);
        }

        @Override
        public boolean isLeaf() {
            return getValue().children().isEmpty();
        }

        @Override
        public ObservableList<TreeItem<Field>> getChildren() {
            if (!filled) {
                filled = true;
                super.getChildren()
                        .setAll(getValue().children().stream().map(Item::new).toList());
            }
            return super.getChildren();
        }
    }
}
