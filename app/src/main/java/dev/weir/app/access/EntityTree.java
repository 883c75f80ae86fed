package dev.weir.app.access;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;

/** Principals and policies by their sorts. JavaFX thread only. */
final class EntityTree extends TreeView<EntityTree.Row> {

    /** A line of the tree. */
    sealed interface Row {

        record Heading(Entity.Kind kind, int count) implements Row {}

        record Item(Entity entity) implements Row {}

        record Unseen(String why) implements Row {}
    }

    EntityTree() {
        setId("access-tree");
        getStyleClass().add("access-tree");
        setAccessibleText(Text.of("Principals and policies"));
        setShowRoot(false);
        setFixedCellSize(28);
        setRoot(new TreeItem<>());
        setCellFactory(tree -> new Cell());
    }

    /** Shows those whose names hold a text. */
    void show(EntityList list, String filter, @Nullable Entity chosen) {
        TreeItem<Row> root = new TreeItem<>();
        TreeItem<Row> selected = null;
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        for (Entity.Kind kind : Entity.Kind.values()) {
            List<Entity> all = list.entities().stream()
                    .filter(each -> each.kind() == kind
                            && each.name().toLowerCase(Locale.ROOT).contains(wanted))
                    .toList();
            TreeItem<Row> heading = new TreeItem<>(new Row.Heading(kind, all.size()));
            heading.setExpanded(true);
            for (Entity each : all) {
                TreeItem<Row> item = new TreeItem<>(new Row.Item(each));
                heading.getChildren().add(item);
                selected = each.equals(chosen) ? item : selected;
            }
            Failure failure = list.failures().get(kind);
            if (failure != null) {
                heading.getChildren().add(new TreeItem<>(new Row.Unseen(failure.what())));
            }
            root.getChildren().add(heading);
        }
        setRoot(root);
        if (selected != null) {
            getSelectionModel().select(selected);
        }
    }

    private static final class Cell extends TreeCell<Row> {
        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("muted", "medium");
            setTooltip(null);
            if (empty || row == null) {
                setText(null);
                return;
            }
            switch (row) {
                case Row.Heading(Entity.Kind kind, int count) -> {
                    setText(kind.title() + "  " + Format.count(count));
                    getStyleClass().add("medium");
                }
                case Row.Item(Entity entity) -> {
                    setText(entity.name());
                    setTooltip(new Tooltip(entity.arn() + (entity.note().isEmpty() ? "" : "\n" + entity.note())));
                }
                case Row.Unseen(String why) -> {
                    setText(why);
                    setTooltip(new Tooltip(why));
                    getStyleClass().add("muted");
                }
            }
        }
    }
}
