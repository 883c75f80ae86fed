package dev.weir.app.capsule;

import dev.weir.app.text.Text;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** What restoring would make, a line each. */
final class RestoreTable extends TableView<RestoreStep> {

    private static final int LONG = 24;

    RestoreTable(ObservableList<RestoreStep> steps) {
        super(steps);
        setId("capsule-steps");
        setAccessibleText(Text.of("What is made"));
        setPrefHeight(240);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label nothing = new Label(Text.of("The capsule is empty."));
        nothing.getStyleClass().add("muted");
        setPlaceholder(nothing);
        getColumns().add(column(Text.of("What"), 112, step -> kind(step.kind())));
        getColumns().add(column(Text.of("Name"), 232, RestoreTable::name));
        getColumns().add(column(Text.of("Becomes"), 104, step -> what(step.what())));
        getColumns().add(column("", 280, RestoreStep::words));
    }

    private static TableColumn<RestoreStep, String> column(
            String title, double width, Function<RestoreStep, String> text) {
        TableColumn<RestoreStep, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setCellFactory(table -> new Cell());
        return column;
    }

    /** All of a text that does not fit is in the tooltip. */
    private static final class Cell extends TableCell<RestoreStep, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            setTooltip(empty || text == null || text.length() < LONG ? null : new Tooltip(text));
        }
    }

    private static String name(RestoreStep step) {
        return step.target().equals(step.name()) ? step.name() : step.name() + " → " + step.target();
    }

    private static String kind(RestoreStep.Kind kind) {
        return switch (kind) {
            case STREAM -> Text.of("Stream");
            case DELIVERY -> Text.of("Delivery stream");
            case QUERY -> Text.of("Query");
            case LAYOUT -> Text.of("Layout");
        };
    }

    private static String what(RestoreStep.What what) {
        return switch (what) {
            case MAKE -> Text.of("made");
            case GO_ON -> Text.of("gone on with");
            case THERE -> Text.of("there already");
            case SKIP -> Text.of("left out");
            case CLASH -> Text.of("name is taken");
            case CANNOT -> Text.of("not possible");
        };
    }
}
