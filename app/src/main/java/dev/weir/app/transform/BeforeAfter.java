package dev.weir.app.transform;

import dev.weir.app.fx.Background;
import dev.weir.app.records.decode.CodeLine;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A record before and after the transform, side by side, with what changed marked. JavaFX thread only. */
final class BeforeAfter extends VBox {

    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");

    private final Workspace workspace;
    private final Label says = new Label();
    private final TableView<DiffLines.Line> table = new TableView<>();
    private Background.@Nullable Handle comparing;

    BeforeAfter(Workspace workspace) {
        super(8);
        this.workspace = workspace;
        setId("before-after");
        getStyleClass().add("before-after");
        says.setId("before-after-says");
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        table.setAccessibleText(Text.of("Before and after"));
        table.setPlaceholder(new Label(Text.of("Choose a record above to see what became of it.")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getStyleClass().add("diff-table");
        table.getColumns().add(column(Text.of("Before"), true));
        table.getColumns().add(column(Text.of("After"), false));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(says, table);
        clear();
    }

    void clear() {
        says.setText("");
        says.setManaged(false);
        table.getItems().clear();
    }

    void show(BenchResult result) {
        says.setText(words(result));
        says.setManaged(!says.getText().isEmpty());
        byte[] before = result.before().data();
        byte[] after = result.after() == null ? new byte[0] : result.after();
        boolean gone = result.after() == null;
        if (comparing != null) {
            comparing.cancel();
        }
        comparing = workspace
                .background()
                .run(
                        Text.of("Compare a record"),
                        () -> gone
                                ? DiffLines.of(before, before).stream()
                                        .map(line -> new DiffLines.Line(line.before(), null, true))
                                        .toList()
                                : DiffLines.of(before, after),
                        lines -> {
                            table.getItems().setAll(List.copyOf(lines));
                            table.scrollTo(0);
                        },
                        failure -> says.setText(failure.what()));
    }

    private static String words(BenchResult result) {
        String problem = result.problem();
        if (problem != null) {
            return problem;
        }
        if (result.outcome() == BenchResult.Outcome.DROPPED) {
            return Text.of("Dropped: it is not delivered, and counts as processed.");
        }
        Map<String, String> keys = result.partitionKeys();
        return keys.isEmpty()
                ? ""
                : Text.of(
                        "Partition keys: {0}",
                        keys.entrySet().stream()
                                .map(key -> key.getKey() + " = " + key.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private static TableColumn<DiffLines.Line, DiffLines.Line> column(String title, boolean before) {
        TableColumn<DiffLines.Line, DiffLines.Line> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new LineCell(before));
        return column;
    }

    private static final class LineCell extends TableCell<DiffLines.Line, DiffLines.Line> {

        private final boolean before;
        private final HBox pieces = new HBox();

        LineCell(boolean before) {
            this.before = before;
            getStyleClass().add("diff-line");
        }

        @Override
        protected void updateItem(DiffLines.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            pieces.getChildren().clear();
            CodeLine code = empty || line == null ? null : before ? line.before() : line.after();
            boolean changed = !empty && line != null && line.changed() && code != null;
            pseudoClassStateChanged(REMOVED, changed && before);
            pseudoClassStateChanged(ADDED, changed && !before);
            if (code == null) {
                setGraphic(null);
                return;
            }
            for (CodeLine.Span span : code.spans()) {
                javafx.scene.text.Text piece = new javafx.scene.text.Text(span.text());
                piece.getStyleClass()
                        .addAll("code", "code-" + span.kind().name().toLowerCase(Locale.ROOT));
                pieces.getChildren().add(piece);
            }
            setGraphic(pieces);
        }
    }
}
