package dev.weir.app.objects;

import dev.weir.app.objects.TreeNode.Kind;
import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** The tree of buckets, folders and objects. JavaFX thread only. */
final class ObjectTree extends TreeTableView<TreeNode> {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final TreeModel model;
    private final Map<TreeNode, TreeItem<TreeNode>> items = new HashMap<>();

    ObjectTree(TreeModel model, Workspace workspace) {
        this.model = model;
        setId("object-tree");
        getStyleClass().add("object-tree");
        setAccessibleText(Text.of("Buckets and objects"));
        setShowRoot(false);
        setFixedCellSize(28);
        setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setRoot(item(model.root()));
        TreeTableColumn<TreeNode, TreeNode> name = column(Text.of("Name"), 300);
        name.setMinWidth(140);
        name.setCellFactory(ignored -> new NameCell());
        TreeTableColumn<TreeNode, TreeNode> size = column(Text.of("Size"), 92);
        size.setMinWidth(92);
        size.setCellFactory(ignored -> new FactCell("number", object -> Format.bytes((double) object.size())));
        TreeTableColumn<TreeNode, TreeNode> modified = column(Text.of("Modified"), 120);
        modified.setMinWidth(118);
        modified.setCellFactory(ignored -> new FactCell("mono", object -> brief(object.modified(), workspace)));
        workspace.zone().subscribe(zone -> {
            modified.setText(
                    Text.of("Modified, {0}", Format.zone(workspace.clock().instant(), zone)));
            refresh();
        });
        getColumns().add(name);
        getColumns().add(size);
        getColumns().add(modified);
        getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null) {
                chosen(chosen.getValue());
            }
        });
        setOnKeyPressed(event -> {
            TreeItem<TreeNode> chosen = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                chosen.setExpanded(!chosen.isExpanded());
            }
        });
        model.chosen().subscribe(node -> {
            if (node != null && node.kind() != Kind.ROOT) {
                reveal(node);
            }
        });
    }

    /** The time of today, else the date; the object itself tells all of it. */
    private static String brief(Instant time, Workspace workspace) {
        ZoneId zone = workspace.zone().get();
        LocalDate day = LocalDate.ofInstant(time, zone);
        return day.equals(LocalDate.ofInstant(workspace.clock().instant(), zone))
                ? CLOCK.format(time.atZone(zone))
                : day.toString();
    }

    private static TreeTableColumn<TreeNode, TreeNode> column(String title, double width) {
        TreeTableColumn<TreeNode, TreeNode> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        // The service gives keys in their order, page by page: another order of what is loaded so far would mislead.
        column.setSortable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        return column;
    }

    private void chosen(TreeNode node) {
        if (node.kind() == Kind.MORE) {
            model.more(node);
        } else if (node.kind() != Kind.NOTE) {
            model.chosen().set(node);
            model.open(node);
        }
    }

    private void reveal(TreeNode node) {
        TreeItem<TreeNode> item = items.get(node);
        if (item == null || item.equals(getSelectionModel().getSelectedItem())) {
            return;
        }
        for (TreeItem<TreeNode> above = item.getParent(); above != null; above = above.getParent()) {
            above.setExpanded(true);
        }
        if (node.container()) {
            item.setExpanded(true);
        }
        getSelectionModel().select(item);
        int row = getRow(item);
        if (row >= 0) {
            scrollTo(Math.max(0, row - 3));
        }
    }

    /** An item follows its node for as long as the node has a place in the tree. */
    private TreeItem<TreeNode> item(TreeNode node) {
        TreeItem<TreeNode> item = new NodeItem(node);
        items.put(node, item);
        node.children().forEach(child -> item.getChildren().add(item(child)));
        node.children().addListener((ListChangeListener<TreeNode>) change -> follow(item, node));
        item.expandedProperty().subscribe(open -> {
            if (open) {
                model.open(node);
            }
        });
        return item;
    }

    private void follow(TreeItem<TreeNode> item, TreeNode node) {
        TreeItem<TreeNode> chosen = getSelectionModel().getSelectedItem();
        for (TreeItem<TreeNode> old : item.getChildren()) {
            if (!node.children().contains(old.getValue())) {
                forget(old);
            }
        }
        item.getChildren().setAll(node.children().stream().map(this::kept).toList());
        if (chosen != null && items.containsKey(chosen.getValue())) {
            getSelectionModel().select(chosen);
        }
    }

    private TreeItem<TreeNode> kept(TreeNode node) {
        TreeItem<TreeNode> known = items.get(node);
        return known == null ? item(node) : known;
    }

    private void forget(TreeItem<TreeNode> item) {
        items.remove(item.getValue());
        item.getChildren().forEach(this::forget);
    }

    /** A folder can be opened before anything is known of what lies in it. */
    private static final class NodeItem extends TreeItem<TreeNode> {

        NodeItem(TreeNode node) {
            super(node);
            setExpanded(node.kind() == Kind.ROOT);
        }

        @Override
        public boolean isLeaf() {
            return !getValue().container();
        }
    }

    private static final class NameCell extends TreeTableCell<TreeNode, TreeNode> {

        private final Tooltip whole = new Tooltip();

        NameCell() {
            // Names of one delivery have their beginning in common.
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            whole.setWrapText(true);
            whole.setMaxWidth(480);
        }

        @Override
        protected void updateItem(@Nullable TreeNode node, boolean empty) {
            super.updateItem(node, empty);
            if (empty || node == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            setText(node.name());
            whole.setText(node.name());
            setTooltip(whole);
            setGraphic(Icons.of(icon(node.kind())));
            getStyleClass().removeAll("tree-note", "tree-more");
            if (node.kind() == Kind.NOTE) {
                getStyleClass().add("tree-note");
            } else if (node.kind() == Kind.MORE) {
                getStyleClass().add("tree-more");
            }
        }

        private static Icon icon(Kind kind) {
            return switch (kind) {
                case ROOT, BUCKET -> Icon.OBJECTS;
                case FOLDER -> Icon.FOLDER;
                case OBJECT -> Icon.FILE;
                case MORE -> Icon.CHEVRON_DOWN;
                case NOTE -> Icon.INFO;
            };
        }
    }

    private static final class FactCell extends TreeTableCell<TreeNode, TreeNode> {

        private final Function<StoredObject, String> fact;

        FactCell(String style, Function<StoredObject, String> fact) {
            this.fact = fact;
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(@Nullable TreeNode node, boolean empty) {
            super.updateItem(node, empty);
            StoredObject object = empty || node == null ? null : node.object();
            setText(object == null ? null : fact.apply(object));
        }
    }
}
