package dev.weir.app.audit;

import dev.weir.app.audit.words.Difference;
import dev.weir.app.audit.words.SettingName;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What an event changed: before and after of each setting. JavaFX thread only. */
final class DifferencePane extends VBox {

    private final Label note = new Label();
    private final TableView<Difference.Line> table = new TableView<>();

    DifferencePane() {
        super(8);
        note.setWrapText(true);
        note.getStyleClass().add("muted");
        table.getStyleClass().add("audit-difference");
        table.setAccessibleText(Text.of("What was changed"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("setting", Text.of("Setting"), 160, line -> SettingName.of(line.setting())));
        table.getColumns().add(column("before", Text.of("Before"), 140, DifferencePane::before));
        table.getColumns()
                .add(column(
                        "after",
                        Text.of("After"),
                        160,
                        line -> line.after() == null ? Text.of("taken away") : line.after()));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(note, table);
        setFillWidth(true);
    }

    void waits() {
        say(Text.of("Looking up what was before…"), null);
    }

    void failed(Failure failure) {
        say(failure.what() + " " + failure.advice(), null);
    }

    /** Shows an event that changes nothing. */
    void nothing(String why) {
        say(why, null);
    }

    void show(Difference difference) {
        if (difference.lines().isEmpty()) {
            say(Text.of("The event does not tell what it set."), null);
            return;
        }
        long unknown = difference.lines().stream()
                .filter(line -> line.source() == Difference.Source.UNKNOWN)
                .count();
        long same = difference.lines().stream().filter(Difference.Line::same).count();
        say(
                (unknown == 0
                                ? Text.of(
                                        "What was before is told by the call's answer or by earlier events of the same thing.")
                                : Text.of(
                                        "{0} of {1} values before are not known: no earlier event that was found tells them.",
                                        Format.count(unknown),
                                        difference.lines().size()))
                        + (same == 0 ? "" : " " + Text.of("{0} were set to what they were.", Format.count(same))),
                difference);
    }

    private void say(String text, @Nullable Difference difference) {
        note.setText(text);
        if (difference == null) {
            table.getItems().clear();
        } else {
            table.getItems().setAll(difference.lines());
        }
        table.setVisible(difference != null);
    }

    private static String before(Difference.Line line) {
        return switch (line.source()) {
            case UNKNOWN -> Text.of("not known");
            case MADE -> Text.in("setting", "none");
            case ANSWER, EARLIER -> line.before() == null ? Text.in("setting", "none") : line.before();
        };
    }

    private static TableColumn<Difference.Line, String> column(
            String id, String title, double width, java.util.function.Function<Difference.Line, String> text) {
        TableColumn<Difference.Line, String> column = new TableColumn<>(title);
        column.setId(id);
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String value, boolean empty) {
                super.updateItem(value, empty);
                Difference.Line line = empty ? null : getTableRow().getItem();
                setText(empty ? null : value);
                setTooltip(
                        line == null
                                ? null
                                : new Tooltip(value + "\n"
                                        + Text.of("Before: {0}", line.source().text())));
                getStyleClass().removeAll("audit-after", "muted");
                if (line != null && !line.same() && id.equals("after")) {
                    getStyleClass().add("audit-after");
                } else if (line != null && line.source() == Difference.Source.UNKNOWN && id.equals("before")) {
                    getStyleClass().add("muted");
                }
            }
        });
        return column;
    }
}
