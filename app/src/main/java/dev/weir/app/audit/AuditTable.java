package dev.weir.app.audit;

import dev.weir.app.audit.words.Sentences;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.RememberedTable;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The events, newest first. JavaFX thread only. */
final class AuditTable extends TableView<AuditEvent> {

    AuditTable(ObservableList<AuditEvent> events, Workspace workspace) {
        super(events);
        getStyleClass().add("audit-table");
        setAccessibleText(Text.of("Events"));
        setFixedCellSize(28);
        setTableMenuButtonVisible(true);
        TableColumn<AuditEvent, AuditEvent> time = column(
                "time",
                Text.of("Time"),
                160,
                "mono",
                event -> withoutZone(Format.time(event.time(), workspace.zone().get())));
        workspace.zone().addListener((property, old, now) -> {
            title(time, workspace);
            refresh();
        });
        // A time cut short tells nothing.
        time.setMinWidth(158);
        title(time, workspace);
        getColumns().add(time);
        getColumns().add(column("who", Text.of("Who"), 110, "plain", AuditEvent::who));
        getColumns().add(column("what", Text.of("What happened"), 310, "event-name", Sentences::what));
        getColumns().add(resourceColumn(workspace));
        getColumns().add(errorColumn());
        getColumns().add(column("where", Text.in("address", "From"), 110, "mono", AuditEvent::sourceIp));
        hidden(column("event", Text.of("Event"), 150, "plain", AuditEvent::name));
        hidden(column("service", Text.of("Service"), 90, "plain", AuditEvent::shortService));
        hidden(column(
                "kind",
                Text.of("Kind"),
                70,
                "plain",
                event -> event.changes() ? Text.of("change") : Text.in("kind of call", "read")));
        hidden(column("key", Text.of("Access key"), 180, "mono", AuditEvent::accessKeyId));
        RememberedTable.followColumns(this, "audit", workspace.tables());
    }

    private void hidden(TableColumn<AuditEvent, AuditEvent> column) {
        column.setVisible(false);
        getColumns().add(column);
    }

    private static String withoutZone(String time) {
        return time.substring(0, time.lastIndexOf(' '));
    }

    private static void title(TableColumn<?, ?> time, Workspace workspace) {
        time.setText(Text.of(
                "Time, {0}",
                Format.zone(workspace.clock().instant(), workspace.zone().get())));
    }

    private static TableColumn<AuditEvent, AuditEvent> column(
            String id, String title, double width, String style, Function<AuditEvent, String> text) {
        TableColumn<AuditEvent, AuditEvent> column = new TableColumn<>(title);
        column.setId(id);
        // The service gives them newest first, page by page: another order of what is loaded so far would mislead.
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 70));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new TableCell<>() {
            {
                getStyleClass().add(style);
            }

            @Override
            protected void updateItem(@Nullable AuditEvent event, boolean empty) {
                super.updateItem(event, empty);
                setText(empty || event == null ? null : text.apply(event));
            }
        });
        return column;
    }

    private static TableColumn<AuditEvent, AuditEvent> resourceColumn(Workspace workspace) {
        TableColumn<AuditEvent, AuditEvent> column = column("resource", Text.of("Resource"), 150, "plain", event -> "");
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable AuditEvent event, boolean empty) {
                super.updateItem(event, empty);
                List<AuditEvent.Resource> resources = empty || event == null ? List.of() : event.resources();
                if (resources.isEmpty()) {
                    setGraphic(null);
                } else {
                    AuditEvent.Resource first = resources.getFirst();
                    String name = first.shortName() + (resources.size() > 1 ? " +" + (resources.size() - 1) : "");
                    Place place = Things.place(first);
                    if (place != null) {
                        Hyperlink link = new Hyperlink(name);
                        link.setMnemonicParsing(false);
                        link.setOnAction(click -> workspace.open(place));
                        setGraphic(link);
                    } else {
                        setGraphic(new Label(name));
                    }
                }
            }
        });
        return column;
    }

    private static TableColumn<AuditEvent, AuditEvent> errorColumn() {
        return column(
                "error",
                Text.of("Error"),
                120,
                "audit-error",
                event -> event.errorCode() == null ? "" : event.errorCode());
    }
}
