package dev.weir.app.records;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.app.fx.FxBackground;
import dev.weir.app.fx.Pace;
import dev.weir.app.records.log.RecordLog;
import dev.weir.app.records.log.SpillFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A table of more rows than it lays out at once: whatever is done, it behaves as if they were all there. */
@ExtendWith(ApplicationExtension.class)
class RecordTableTest {

    private static final int ALL = 80_000;

    @TempDir
    private static Path folder;

    private RecordsModel model;
    private RecordTable table;
    private RowScrollBar bar;

    @Start
    void start(Stage stage) {
        ReadOnlyObjectWrapper<ZoneId> zone = new ReadOnlyObjectWrapper<>(ZoneId.of("UTC"));
        ManyRecords stream = new ManyRecords(8, ALL / 8);
        model = new RecordsModel(
                () -> stream,
                new FxBackground(),
                InstantSource.system(),
                zone::get,
                new RecordsSetting(
                        Pace.real(), RecordLog.Waiting.PAGE, new SpillFolder(folder, InstantSource.system()), 5));
        table = new RecordTable(model.rows(), zone.getReadOnlyProperty(), FXCollections.observableArrayList());
        bar = new RowScrollBar(table);
        BorderPane pane = new BorderPane(table);
        pane.setRight(bar);
        stage.setScene(new Scene(pane, 900, 600));
        stage.show();
    }

    @BeforeEach
    void readAll(FxRobot robot) {
        robot.interact(() -> {
            model.show();
            model.choose("s", null);
            model.choice().from().set(StartFrom.TRIM_HORIZON);
            model.start();
        });
        eventually("all rows", () -> on(robot, () -> table.rowCount() == ALL && bar.getMax() > ALL / 2.0));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
    }

    private static <T> T on(FxRobot robot, Supplier<T> what) {
        AtomicReference<T> value = new AtomicReference<>();
        robot.interact(() -> value.set(what.get()));
        return value.get();
    }

    private double topRow(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return on(robot, table::topRow);
    }

    private int shown(FxRobot robot) {
        return on(robot, table::visibleRows);
    }

    @Test
    void theTableLaysOutSomeAndScrollsOverAll(FxRobot robot) {
        assertThat(on(robot, () -> table.getItems().size())).isBetween(RowWindow.LEAST, RowWindow.MOST);
        assertThat(topRow(robot)).isCloseTo(ALL - shown(robot), within(2.0));
        robot.interact(() -> bar.setValue(30_000.5));
        assertThat(topRow(robot)).isCloseTo(30_000.5, within(0.1));
        assertThat(on(robot, () -> bar.getValue())).isCloseTo(30_000.5, within(0.1));
        robot.interact(() -> bar.setValue(bar.getMax()));
        assertThat(on(robot, () -> table.following().get())).isTrue();
        assertThat(topRow(robot)).isCloseTo(ALL - shown(robot), within(2.0));
    }

    @Test
    void theKeysForTheEndsGoToTheFirstAndTheLastOfAll(FxRobot robot) {
        robot.clickOn(table).type(KeyCode.HOME);
        assertThat(topRow(robot)).isZero();
        assertThat(on(robot, table::selectedRow)).isZero();
        robot.type(KeyCode.END);
        assertThat(topRow(robot)).isCloseTo(ALL - shown(robot), within(2.0));
    }

    @Test
    void scrollingOnAndOnPassesEachRowOnce(FxRobot robot) {
        robot.interact(() -> table.showFrom(60_000));
        assertThat(topRow(robot)).isEqualTo(60_000);
        for (int i = 1; i <= 20; i++) {
            robot.interact(() -> flow().scrollPixels(-1_500 * 28.0));
            assertThat(topRow(robot)).isEqualTo(60_000 - i * 1_500);
        }
        for (int i = 1; i <= 20; i++) {
            robot.interact(() -> flow().scrollPixels(1_500 * 28.0));
            assertThat(topRow(robot)).isEqualTo(30_000 + i * 1_500);
        }
    }

    @Test
    void aChosenRowStaysChosenHoweverFarItIs(FxRobot robot) {
        robot.interact(() -> table.showRow(40_000));
        assertThat(topRow(robot)).isBetween(40_000.0 - shown(robot), 40_000.0);
        RecordRows.Place chosen = on(robot, () -> model.rows().place(40_000));
        assertThat(on(robot, table::selected)).containsExactly(chosen);
        robot.interact(() -> table.showFrom(100));
        assertThat(topRow(robot)).isEqualTo(100);
        assertThat(on(robot, table::selected)).containsExactly(chosen);
        robot.interact(() -> table.showFrom(39_990));
        assertThat(topRow(robot)).isEqualTo(39_990);
        assertThat(on(robot, table::selectedRow)).isEqualTo(40_000);
        robot.interact(() -> table.showFrom(100));
        topRow(robot);
        robot.interact(() -> table.getSelectionModel().clearAndSelect(105));
        assertThat(on(robot, table::selected))
                .containsExactly(on(robot, () -> model.rows().place(105)));
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) table.lookup(".virtual-flow");
    }
}
