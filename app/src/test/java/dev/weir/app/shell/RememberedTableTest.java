package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.settings.Settings;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class RememberedTableTest {

    private final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.defaults());
    private final TableMemory memory = TableMemory.in(settings);
    private Stage stage;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    private TableView<String> open(FxRobot robot, String... titles) {
        TableView<String> table = new TableView<>();
        robot.interact(() -> {
            for (String title : titles) {
                TableColumn<String, String> column = new TableColumn<>(title);
                column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
                column.setPrefWidth(100);
                table.getColumns().add(column);
            }
            RememberedTable.follow(table, "things", memory);
            stage.setScene(new Scene(table, 600, 300));
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
        return table;
    }

    private static List<String> titles(TableView<String> table) {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getText).toList();
    }

    @Test
    void orderWidthChoiceAndSortComeBack(FxRobot robot) {
        TableView<String> first = open(robot, "Name", "State", "Created");
        robot.interact(() -> {
            first.getColumns().add(0, first.getColumns().remove(2));
            first.resizeColumn(first.getColumns().get(1), 55);
            first.getColumns().get(2).setVisible(false);
            first.getColumns().get(1).setSortType(SortType.DESCENDING);
            first.getSortOrder().add(first.getColumns().get(1));
        });
        TableView<String> second = open(robot, "Name", "State", "Created");
        assertThat(titles(second)).containsExactly("Created", "Name");
        assertThat(second.getColumns().get(1).getWidth()).isEqualTo(155);
        assertThat(second.getSortOrder()).singleElement().satisfies(column -> {
            assertThat(column.getText()).isEqualTo("Name");
            assertThat(column.getSortType()).isEqualTo(SortType.DESCENDING);
        });
    }

    @Test
    void aNewColumnStandsWhereTheProgramPutsItAndAnOldOneIsForgotten(FxRobot robot) {
        memory.remember("things", "Gone:90:shown;State:120:shown;Name:80:shown;|Gone:up;");
        TableView<String> table = open(robot, "Name", "Shards", "State");
        assertThat(titles(table)).containsExactly("State", "Shards", "Name");
        assertThat(table.getSortOrder()).isEmpty();
    }

    @Test
    void atLeastOneColumnIsShownWhateverTheFileSays(FxRobot robot) {
        memory.remember("things", "Name:100:hidden;|");
        assertThat(titles(open(robot, "Name"))).containsExactly("Name");
    }

    @Test
    void columnsAreKnownByTheirIdsWhateverTheirTitlesSayAndOthersComeAndGo(FxRobot robot) {
        TableView<String> first = withIds(robot, "Arrival, UTC");
        robot.interact(() -> {
            first.getColumns().add(0, first.getColumns().remove(1));
            first.resizeColumn(first.getColumns().get(1), 40);
            first.getColumns().add(new TableColumn<>("$.price; a:b|c"));
            first.getSortOrder().add(first.getColumns().get(0));
        });
        TableView<String> second = withIds(robot, "Arrival, CET");
        assertThat(titles(second)).containsExactly("Size", "Arrival, CET");
        assertThat(second.getColumns().get(1).getWidth()).isEqualTo(140);
        assertThat(second.getSortOrder()).isEmpty();
    }

    private TableView<String> withIds(FxRobot robot, String arrivalTitle) {
        TableView<String> table = new TableView<>();
        robot.interact(() -> {
            for (String id : List.of("Arrival", "Size")) {
                TableColumn<String, String> column = new TableColumn<>(id.equals("Arrival") ? arrivalTitle : id);
                column.setId(id);
                column.setPrefWidth(100);
                table.getColumns().add(column);
            }
            RememberedTable.followColumns(table, "others", memory);
            stage.setScene(new Scene(table, 600, 300));
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
        return table;
    }
}
