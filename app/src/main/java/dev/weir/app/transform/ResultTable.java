package dev.weir.app.transform;

import dev.weir.app.send.DataForm;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The records on the bench, each with what became of it. JavaFX thread only. */
final class ResultTable extends TableView<BenchResult> {

    private static final int LONGEST = 200;

    private final TableColumn<BenchResult, BenchResult> keys = column(
            Text.of("Partition keys"),
            200,
            "mono",
            result -> result.partitionKeys().entrySet().stream()
                    .map(key -> key.getKey() + "=" + key.getValue())
                    .collect(Collectors.joining(" ")));

    ResultTable() {
        setId("bench-results");
        getStyleClass().add("bench-results");
        setAccessibleText(Text.of("Records and their results"));
        setFixedCellSize(28);
        setPlaceholder(new Label(Text.of("Get records, then run the transform.")));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<BenchResult, BenchResult> outcome = column(
                Text.of("Result"), 140, "plain", result -> result.outcome().word());
        outcome.setMinWidth(136);
        outcome.setCellFactory(ignored -> new OutcomeCell());
        getColumns().add(outcome);
        getColumns()
                .add(column(
                        Text.of("Before"),
                        220,
                        "mono",
                        result -> text(result.before().data())));
        getColumns().add(column(Text.of("After"), 220, "mono", ResultTable::after));
        keys.setVisible(false);
        getColumns().add(keys);
    }

    void show(List<BenchResult> results) {
        keys.setVisible(
                results.stream().anyMatch(result -> !result.partitionKeys().isEmpty()));
        getItems().setAll(results);
    }

    private static String after(BenchResult result) {
        byte[] after = result.after();
        if (after != null) {
            return Arrays.equals(after, result.before().data()) ? Text.of("unchanged") : text(after);
        }
        return result.problem() == null ? "" : result.problem();
    }

    private static String text(byte[] data) {
        String text = DataForm.utf8(data);
        if (text == null) {
            return Text.of("({0} bytes)", Format.count(data.length));
        }
        String line = text.strip().replace('\n', ' ');
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private static TableColumn<BenchResult, BenchResult> column(
            String title, double width, String style, Function<BenchResult, String> text) {
        TableColumn<BenchResult, BenchResult> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new TableCell<>() {
            {
                getStyleClass().add(style);
            }

            @Override
            protected void updateItem(@Nullable BenchResult result, boolean empty) {
                super.updateItem(result, empty);
                setText(empty || result == null ? null : text.apply(result));
            }
        });
        return column;
    }

    private static final class OutcomeCell extends TableCell<BenchResult, BenchResult> {

        @Override
        protected void updateItem(@Nullable BenchResult result, boolean empty) {
            super.updateItem(result, empty);
            getStyleClass().removeIf(style -> style.startsWith("outcome-"));
            if (empty || result == null) {
                setText(null);
            } else {
                setText(result.outcome().word());
                getStyleClass().add("outcome-" + result.outcome().name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
