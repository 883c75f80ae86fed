package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.audit.Asked;
import dev.weir.app.audit.AuditEvent;
import dev.weir.app.audit.AuditPage;
import dev.weir.app.records.RecordRow;
import dev.weir.app.records.RecordsPage;
import dev.weir.app.send.PagePictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** The Records and Audit pages in the frame, against a broker in this process. Leaves pictures in target/pages. */
@ExtendWith(ApplicationExtension.class)
class RecordsAndAuditPagesTest {

    private static final String ORDER = """
            {"order": %d, "customer": "c-%d", "country": "%s", "paid": %b, "total": {"amount": %d.50, "currency": "EUR"},
             "items": [{"sku": "A-1", "count": 2}, {"sku": "B-7", "count": 1}], "note": null}""";

    private OpenConsole open;
    private Console console;

    @Start
    void start(Stage opened) throws Exception {
        open = OpenConsole.withPages(
                opened,
                Map.of(Place.Records.class, RecordsPage::new, Place.Audit.class, AuditPage::new),
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

    private void createOrders() throws Exception {
        kinesis().createStream(request -> request.streamName("orders").shardCount(4));
        until(() -> kinesis()
                        .describeStreamSummary(request -> request.streamName("orders"))
                        .streamDescriptionSummary()
                        .streamStatus()
                == StreamStatus.ACTIVE);
    }

    private void put(String key, SdkBytes data) {
        kinesis()
                .putRecord(request ->
                        request.streamName("orders").partitionKey(key).data(data));
    }

    private void putOrders(int from, int to) {
        for (int i = from; i < to; i++) {
            String order = ORDER.formatted(i, i % 17, i % 3 == 0 ? "DE" : "FR", i % 2 == 0, i);
            put("c-" + i % 17, SdkBytes.fromUtf8String(order));
        }
    }

    private static void until(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> condition.getAsBoolean());
    }

    private void picture(FxRobot robot, String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        PagePictures.one(console.scene(), name);
    }

    @Test
    void recordsComeArePausedFoundAndOpened(FxRobot robot) throws Exception {
        robot.interact(() -> console.workspace().open(new Place.Records(null, null)));
        picture(robot, "records-none");
        createOrders();
        robot.interact(() -> console.workspace().open(new Place.Records("orders", null)));
        until(() -> robot.lookup("Start at the oldest record").tryQuery().isPresent());
        picture(robot, "records-waiting");
        putOrders(0, 200);
        put("sensor-9", SdkBytes.fromByteArray(new byte[] {1, 2, (byte) 0xff, 0, 7}));
        put("log", SdkBytes.fromUtf8String("2026-11-23 21:00:00 WARN a line of a log, not JSON"));
        byte[] large = new byte[900_000];
        new Random(1).nextBytes(large);
        put("large", SdkBytes.fromByteArray(large));
        until(() -> table(robot).getItems().size() == 203);
        until(() -> arrivals(robot).size() == 203);
        assertThat(arrivals(robot)).isSorted();
        picture(robot, "records-live");
        robot.interact(() -> table(robot).getSelectionModel().select(198));
        until(() -> robot.lookup(".field-tree .field-name").tryQuery().isPresent());
        picture(robot, "records-details");
        robot.interact(
                () -> robot.lookup("#records-pause").queryAs(Button.class).fire());
        putOrders(200, 230);
        until(() ->
                robot.lookup("#records-pause").queryAs(Button.class).getText().equals("Resume")
                        && counts(robot).contains("30 waiting"));
        assertThat(table(robot).getItems()).hasSize(203);
        robot.interact(
                () -> robot.lookup("#records-pause").queryAs(Button.class).fire());
        until(() -> table(robot).getItems().size() == 233);
        robot.interact(
                () -> robot.lookup("#records-filter").queryAs(TextField.class).setText("\"order\": 20"));
        until(() -> counts(robot).startsWith("11 of 233 match"));
        picture(robot, "records-filter");
        robot.interact(
                () -> robot.lookup("#records-filter").queryAs(TextField.class).setText(""));
        until(() -> table(robot).getItems().size() == 233);
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(202));
        until(() -> robot.lookup(".hex-view .hex-offset").tryQuery().isPresent());
        robot.interact(() -> flip());
        picture(robot, "records-large-dark");
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(10));
        until(() -> robot.lookup(".field-tree .field-name").tryQuery().isPresent());
        picture(robot, "records-details-dark");
    }

    /** Arrivals of the rows that have been read; a large record's row is blank for a moment. */
    private static List<Long> arrivals(FxRobot robot) {
        List<Long> arrivals = new ArrayList<>();
        robot.interact(() -> table(robot).getItems().forEach(row -> {
            if (row.record() != null) {
                arrivals.add(row.record().arrivalMillis());
            }
        }));
        return arrivals;
    }

    private void flip() {
        Theme.DARK.apply(console.scene());
    }

    private static String counts(FxRobot robot) {
        return robot.lookup(".records-counts").queryLabeled().getText();
    }

    private static TableView<RecordRow> table(FxRobot robot) {
        return robot.lookup("#records-table").<TableView<RecordRow>>tryQuery().orElseGet(TableView::new);
    }

    @Test
    void callsAreListedSiftedAndOpened(FxRobot robot) throws Exception {
        createOrders();
        kinesis()
                .splitShard(request -> request.streamName("orders")
                        .shardToSplit("shardId-000000000000")
                        .newStartingHashKey("1000"));
        try {
            kinesis().deleteStream(request -> request.streamName("missing"));
        } catch (RuntimeException expected) {
            assertThat(expected).hasMessageContaining("missing");
        }
        robot.interact(() -> console.workspace().open(new Place.Audit(null)));
        until(() ->
                events(robot).getItems().stream().anyMatch(event -> event.name().equals("SplitShard")));
        until(() -> events(robot).getItems().stream().anyMatch(event -> event.errorCode() != null));
        assertThat(events(robot).getItems()).allMatch(AuditEvent::changes);
        picture(robot, "audit");
        robot.interact(() -> events(robot).getSelectionModel().select(0));
        until(() -> robot.lookup(".code-key").tryQuery().isPresent());
        picture(robot, "audit-details");
        robot.interact(
                () -> robot.lookup("#audit-attribute").queryAs(ComboBox.class).setValue(Asked.Attribute.ALL));
        until(() -> events(robot).getItems().stream().anyMatch(event -> !event.changes()));
        int before = events(robot).getItems().size();
        kinesis().createStream(request -> request.streamName("flights").shardCount(1));
        until(() -> events(robot).getItems().size() > before);
        robot.interact(() -> flip());
        picture(robot, "audit-all-dark");
    }

    private static TableView<AuditEvent> events(FxRobot robot) {
        return robot.lookup("#audit-table").<TableView<AuditEvent>>tryQuery().orElseGet(TableView::new);
    }
}
