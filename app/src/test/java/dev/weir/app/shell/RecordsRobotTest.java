package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.records.RecordRow;
import dev.weir.app.records.RecordsPage;
import dev.weir.app.records.filter.FilterKind;
import dev.weir.app.send.PagePictures;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Hands on the Records page, against a broker in this process. Leaves pictures in target/pages. */
@ExtendWith(ApplicationExtension.class)
class RecordsRobotTest {

    private OpenConsole open;
    private Console console;

    @Start
    void start(Stage opened) throws Exception {
        open = OpenConsole.withPages(
                opened,
                Map.of(Place.Records.class, RecordsPage::new),
                OpenConsole.usual().withSize(1280, 800));
        console = open.console();
    }

    @Stop
    void stop() throws Exception {
        open.close();
    }

    private KinesisClient kinesis() {
        return console.workspace().clients().kinesis();
    }

    private void create(String name, int shards) throws Exception {
        kinesis().createStream(request -> request.streamName(name).shardCount(shards));
        until(() -> kinesis()
                        .describeStreamSummary(request -> request.streamName(name))
                        .streamDescriptionSummary()
                        .streamStatus()
                == StreamStatus.ACTIVE);
    }

    private void put(String stream, int from, int to) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            String data = "{\"order\": %d, \"country\": \"%s\", \"total\": {\"amount\": %d.5}, \"items\": [1, 2]}"
                    .formatted(i, i % 3 == 0 ? "DE" : "FR", i);
            String key = i % 10 == 9 ? "a-very-long-partition-key-".repeat(9) + i : "c-" + i % 17;
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey(key)
                    .data(SdkBytes.fromUtf8String(data))
                    .build());
        }
        kinesis().putRecords(request -> request.streamName(stream).records(entries));
    }

    private static void until(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> condition.getAsBoolean());
    }

    private void open(FxRobot robot, String stream, Instant from) {
        robot.interact(() -> console.workspace().open(new Place.Records(stream, null, from)));
    }

    private void picture(FxRobot robot, String name) throws Exception {
        if (PagePictures.wanted()) {
            for (Theme theme : Theme.values()) {
                robot.interact(() -> theme.apply(console.scene()));
                WaitForAsyncUtils.waitForFxEvents();
                PagePictures.one(console.scene(), name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
    }

    private static TableView<RecordRow> table(FxRobot robot) {
        return robot.lookup("#records-table").<TableView<RecordRow>>tryQuery().orElseGet(TableView::new);
    }

    private static int rows(FxRobot robot) {
        return table(robot).getItems().size();
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class);
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private void type(FxRobot robot, FilterKind kind, String text) {
        robot.interact(() -> {
            ComboBox<FilterKind> kinds = robot.lookup("#records-filter-kind").queryComboBox();
            field(robot, "#records-filter").setText("");
            kinds.setValue(kind);
        });
        robot.clickOn("#records-filter").write(text);
    }

    @Test
    void eachOfTheFourFiltersChooses(FxRobot robot) throws Exception {
        create("orders", 4);
        put("orders", 0, 90);
        open(robot, "orders", null);
        until(() -> rows(robot) == 90);
        picture(robot, "records-tailing");
        type(robot, FilterKind.TEXT, "\"order\": 4");
        until(() -> rows(robot) == 11);
        type(robot, FilterKind.REGEX, "order\": [67]\\d,");
        until(() -> rows(robot) == 20);
        type(robot, FilterKind.JSON_PATH, "$[?(@.total.amount > 79)]");
        until(() -> rows(robot) == 11);
        type(robot, FilterKind.CEL, "json.country == 'DE' && size > 10");
        until(() -> rows(robot) == 30);
        picture(robot, "records-filter-cel");
        type(robot, FilterKind.CEL, "jason.country == 1");
        until(() ->
                robot.lookup(".records-filter-wrong").queryLabeled().getText().contains("“jason” is unknown"));
        picture(robot, "records-filter-wrong");
        type(robot, FilterKind.TEXT, "nowhere to be found");
        until(() -> rows(robot) == 0);
        picture(robot, "records-no-match");
    }

    @Test
    void aColumnIsAddedFromAPathAndARecord(FxRobot robot) throws Exception {
        create("orders", 2);
        put("orders", 0, 60);
        open(robot, "orders", null);
        until(() -> rows(robot) == 60);
        List<RecordRow> arrived = List.copyOf(table(robot).getItems());
        robot.interact(() -> table(robot).getSelectionModel().select(5));
        press(robot, "#records-columns");
        robot.clickOn("#records-column-path").write("total.amount").type(KeyCode.ENTER);
        until(() -> table(robot).getColumns().stream()
                .anyMatch(column -> column.getText().equals("total.amount") && column.isVisible()));
        robot.type(KeyCode.ESCAPE);
        picture(robot, "records-column");
        robot.interact(() -> {
            var column = table(robot).getColumns().stream()
                    .filter(one -> one.getText().equals("total.amount"))
                    .findFirst()
                    .orElseThrow();
            column.setSortType(javafx.scene.control.TableColumn.SortType.DESCENDING);
            table(robot).getSortOrder().add(column);
        });
        until(() -> rows(robot) == 60
                && new String(table(robot).getItems().getFirst().record().data()).contains("59.5"));
        picture(robot, "records-sorted");
        robot.interact(() -> table(robot).getSortOrder().clear());
        // Records of one PutRecords have one time of arrival: which shard's come last is not for the test to say.
        until(() -> rows(robot) == 60 && table(robot).getItems().equals(arrived));
    }

    @Test
    void findGoesFromOneToTheNext(FxRobot robot) throws Exception {
        create("orders", 1);
        put("orders", 0, 100);
        open(robot, "orders", null);
        until(() -> rows(robot) == 100);
        robot.clickOn("#records-table");
        robot.press(KeyCode.CONTROL).press(KeyCode.F).release(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("\"order\": 7");
        until(() -> robot.lookup(".records-found").queryLabeled().getText().equals("11 found"));
        robot.interact(() -> table(robot).getSelectionModel().clearSelection());
        robot.type(KeyCode.ENTER);
        until(() -> table(robot).getSelectionModel().getSelectedIndex() == 7);
        robot.type(KeyCode.ENTER);
        until(() -> table(robot).getSelectionModel().getSelectedIndex() == 70);
        press(robot, "#records-find-previous");
        until(() -> table(robot).getSelectionModel().getSelectedIndex() == 7);
        picture(robot, "records-found");
    }

    @Test
    void theRulerSeeksAllShards(FxRobot robot) throws Exception {
        create("orders", 3);
        put("orders", 0, 50);
        Instant later = Instant.now().plusMillis(1_500);
        until(() -> Instant.now().isAfter(later));
        put("orders", 50, 80);
        // A position in time is of whole milliseconds, and the last record may have come in this one.
        Instant next = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        until(() -> !Instant.now().isBefore(next));
        open(robot, "orders", next);
        put("orders", 80, 90);
        until(() -> rows(robot) == 10);
        Node ruler = robot.lookup("#records-ruler").query();
        Bounds at = ruler.localToScreen(ruler.getBoundsInLocal());
        robot.moveTo(at.getMinX() + 500, at.getMinY() + 15).press(MouseButton.PRIMARY);
        robot.moveTo(at.getMinX() + 3, at.getMinY() + 15).release(MouseButton.PRIMARY);
        until(() -> rows(robot) == 90);
        assertThat(table(robot).getItems())
                .isSortedAccordingTo((a, b) ->
                        Long.compare(a.record().arrivalMillis(), b.record().arrivalMillis()));
        picture(robot, "records-ruler");
        press(robot, "#records-pause");
        put("orders", 90, 120);
        until(() -> robot.lookup(".records-counts").queryLabeled().getText().contains("30 waiting"));
        press(robot, "#records-step");
        until(() -> rows(robot) == 91);
        picture(robot, "records-paused");
    }
}
