package dev.weir.app.objects;

import dev.weir.app.objects.read.ObjectFormat;
import dev.weir.app.objects.read.Preview;
import dev.weir.app.objects.read.PreviewRow;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Masking;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The records of an object, a row each, in the columns that they have. JavaFX thread only. */
final class RowTable extends TableView<PreviewRow> {

    private static final double CHARACTER = 8;

    private final Masking masking;
    private List<String> shown = List.of();

    RowTable(Masking masking) {
        this.masking = masking;
        masking.rules().subscribe(rules -> refresh());
        setId("object-rows");
        getStyleClass().add("object-rows");
        setAccessibleText(Text.of("Records of the object"));
        setFixedCellSize(28);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    }

    void show(Preview preview) {
        if (!preview.columns().equals(shown) || getColumns().isEmpty()) {
            shown = preview.columns();
            getColumns().setAll(List.of(number()));
            for (int i = 0; i < shown.size(); i++) {
                getColumns().add(column(preview, i));
            }
        }
        getItems().setAll(preview.rows());
    }

    private static TableColumn<PreviewRow, String> number() {
        TableColumn<PreviewRow, String> column = new TableColumn<>("#");
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(Format.count(row.getValue().number())));
        column.setPrefWidth(56);
        column.setSortable(false);
        column.setCellFactory(ignored -> new Cell("number", UnaryOperator.identity()));
        return column;
    }

    private TableColumn<PreviewRow, String> column(Preview preview, int at) {
        String title = preview.columns().get(at);
        TableColumn<PreviewRow, String> column = new TableColumn<>(heading(preview, title));
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(row.getValue().cells().get(at)));
        column.setSortable(false);
        boolean error = (preview.format() == ObjectFormat.FIREHOSE_ERRORS && at == 0)
                || (preview.format() == ObjectFormat.CLOUD_TRAIL && title.equals("Error"));
        column.setCellFactory(ignored ->
                new Cell(error ? "object-error" : "mono", text -> masking.now().value(title, text)));
        int longest = preview.rows().stream()
                .limit(50)
                .mapToInt(row -> row.cells().get(at).length())
                .max()
                .orElse(0);
        boolean last = at == preview.columns().size() - 1;
        column.setPrefWidth(
                Math.clamp(24 + CHARACTER * Math.max(longest, column.getText().length()), 72, last ? 900 : 280));
        return column;
    }

    /** What the columns of the known documents are called; fields of data keep their names. */
    private static String heading(Preview preview, String column) {
        boolean ofData = preview.format() != ObjectFormat.FIREHOSE_ERRORS
                && preview.format() != ObjectFormat.CLOUD_TRAIL
                && preview.format() != ObjectFormat.TEXT
                && !preview.schema().isEmpty();
        return ofData
                ? column
                : switch (column) {
                    case "Error" -> Text.of("Error");
                    case "Arrived" -> Text.of("Arrived");
                    case "Attempts" -> Text.of("Attempts");
                    case "Record as it was put" -> Text.of("Record as it was put");
                    case "Time" -> Text.of("Time");
                    case "Event" -> Text.of("Event");
                    case "Who" -> Text.of("Who");
                    case "Service" -> Text.of("Service");
                    case "Source IP" -> Text.of("Source IP");
                    case "Line" -> Text.of("Line");
                    case "Value" -> Text.of("Value");
                    default -> column;
                };
    }

    private static final class Cell extends TableCell<PreviewRow, String> {

        private final UnaryOperator<String> seen;

        /** @param seen how a text may be seen now */
        Cell(String style, UnaryOperator<String> seen) {
            this.seen = seen;
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty || text == null ? null : seen.apply(text));
        }
    }
}
