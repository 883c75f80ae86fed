package dev.weir.app.records.details;

import dev.weir.app.records.xray.Change;
import dev.weir.app.records.xray.CompareModel;
import dev.weir.app.records.xray.Comparison;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How the record differs from another one. JavaFX thread only. */
public final class CompareView extends VBox {

    private final Label says = new Label();
    private final TableView<Change> table = new TableView<>();
    private final TableColumn<Change, Change> before = column(Text.of("The other record"), 90, 140, Change::before);

    public CompareView(CompareModel model) {
        super(8);
        setId("compare-view");
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        says.setMinWidth(0);
        HBox.setHgrow(says, Priority.ALWAYS);
        Button close = new Button(null, Icons.of(Icon.CLOSE));
        close.getStyleClass().addAll("flat", "small");
        close.setAccessibleText(Text.of("End the comparison"));
        close.setTooltip(new Tooltip(Text.of("End the comparison")));
        close.setOnAction(event -> model.end());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, says, space, close);
        line.setAlignment(Pos.CENTER_LEFT);
        table.getStyleClass().add("compare-table");
        table.setAccessibleText(Text.of("Differences"));
        table.setPlaceholder(new Label(Text.of("No difference.")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<Change, Change> sort =
                column("", 74, 80, change -> change.sort().word());
        table.getColumns().add(sort);
        table.getColumns().add(column(Text.of("Where"), 80, 120, Change::where));
        table.getColumns().add(before);
        table.getColumns().add(column(Text.of("This record"), 90, 140, Change::after));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(line, table);
        model.comparison().addListener((property, old, now) -> show(now));
    }

    private void show(@Nullable Comparison comparison) {
        if (comparison == null) {
            table.getItems().clear();
            return;
        }
        String other = CompareMenu.brief(comparison.other());
        says.setText(Text.of("{0} The other record is {1}.", comparison.says(), other));
        table.getItems().setAll(comparison.changes());
        table.scrollTo(0);
    }

    private static TableColumn<Change, Change> column(
            String title, double least, double width, Function<Change, String> text) {
        TableColumn<Change, Change> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(least);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new ChangeCell(text));
        return column;
    }

    private static final class ChangeCell extends TableCell<Change, Change> {
        private final Function<Change, String> text;
        private final Tooltip whole = new Tooltip();

        ChangeCell(Function<Change, String> text) {
            this.text = text;
            whole.setWrapText(true);
            whole.setMaxWidth(500);
        }

        @Override
        protected void updateItem(@Nullable Change change, boolean empty) {
            super.updateItem(change, empty);
            for (Change.Sort sort : Change.Sort.values()) {
                getStyleClass().remove(style(sort));
            }
            if (empty || change == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            getStyleClass().add(style(change.sort()));
            setText(text.apply(change));
            whole.setText(text.apply(change));
            setTooltip(whole);
        }

        private static String style(Change.Sort sort) {
            return "change-" + sort.name().toLowerCase(Locale.ROOT);
        }
    }
}
