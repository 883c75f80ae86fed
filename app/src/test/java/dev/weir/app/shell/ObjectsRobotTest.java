package dev.weir.app.shell;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.objects.ObjectsPage;
import dev.weir.app.send.PagePictures;
import dev.weir.app.transform.TransformBenchPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeTableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** Hands on the Objects page and the Transform bench, against a broker in this process. Leaves pictures in target/pages. */
@ExtendWith(ApplicationExtension.class)
class ObjectsRobotTest {

    private static final int WIDTH = Integer.getInteger("weir.pictures.width", 1280);
    private static final int HEIGHT = Integer.getInteger("weir.pictures.height", 800);

    private OpenConsole open;
    private Console console;
    private Stage stage;

    @Start
    void start(Stage opened) throws Exception {
        stage = opened;
        open = OpenConsole.withPages(
                opened,
                Map.of(Place.Objects.class, ObjectsPage::new, Place.TransformBench.class, TransformBenchPage::new),
                OpenConsole.usual().withSize(WIDTH, HEIGHT));
        console = open.console();
    }

    @Stop
    void stop() throws Exception {
        open.close();
    }

    @Test
    void whatFirehoseCouldNotDeliverIsSeenAndSentAgain(FxRobot robot) throws Exception {
        stream("again");
        fill(console.workspace().clients().s3());
        robot.interact(() -> console.open(new Place.Objects(null, null)));
        until("the bucket is listed", () -> tree(robot).getExpandedItemCount() == 2);
        picture(robot, "objects-buckets");
        robot.interact(() -> console.open(new Place.Objects("deliveries", "processing-failed/2026/11/26/08/")));
        until("the folder is listed", () -> text(robot, "#folder-facts").startsWith("0 folders, 1 object,"));
        picture(robot, "objects-folder");
        robot.interact(() -> tree(robot)
                .getSelectionModel()
                .select(tree(robot).getSelectionModel().getSelectedIndex() + 1));
        until(
                "the reason is shown",
                () -> robot.lookup("#object-why").tryQuery().isPresent());
        until("in plain words", () -> labels(robot, "#object-why").contains("gave no result for this record"));
        picture(robot, "objects-errors");
        robot.interact(() -> table(robot, "#object-rows").getSelectionModel().selectAll());
        robot.interact(robot.lookup("#object-send").queryButton()::fire);
        until("the form is open", () -> robot.lookup("#load-target").tryQuery().isPresent());
        robot.clickOn("#load-target");
        until("streams are offered", () -> robot.lookup("again").tryQuery().isPresent());
        robot.clickOn("again");
        robot.interact(robot.lookup("#load-dry-run").queryButton()::fire);
        until("it is counted", () -> text(robot, "#load-counted").startsWith("3 records"));
        pictureOf(robot.lookup("#load-counted").query(), "objects-load");
        robot.interact(robot.lookup("#load-start").queryButton()::fire);
        until("they are put", () -> text(robot, "#load-words").startsWith("3 records were put into again."));
        assertThat(records("again")).contains("{\"order\":\"o-0\",\"amount\":0.5}");
        look(robot, "2026/11/26/08/orders-1-2026-11-26-08-00-00.json.gz", "objects-json");
        look(
                robot,
                "tables/cities with a very long name that does not fit into its column at all, whatever one does.csv",
                "objects-csv");
        look(robot, "noise.bin", "objects-bytes");
    }

    @Test
    void aTransformIsTriedOnRecords(FxRobot robot) throws Exception {
        stream("orders");
        for (int i = 0; i < 12; i++) {
            String data = "{\"order\":\"o-%d\",\"email\":\"ana%d@example.com\",\"level\":\"%s\"}"
                    .formatted(i, i, i % 4 == 0 ? "DEBUG" : "INFO");
            kinesis()
                    .putRecord(request ->
                            request.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String(data)));
        }
        robot.interact(() -> console.open(new Place.TransformBench(null)));
        until("the bench is shown", () -> robot.lookup("#bench-run").tryQuery().isPresent());
        picture(robot, "bench-empty");
        robot.interact(() -> console.open(new Place.TransformBench("orders")));
        until("records are there", () -> text(robot, "#bench-says").startsWith("12 records"));
        robot.interact(robot.lookup("#bench-run").queryButton()::fire);
        until(
                "it has run",
                () -> robot.lookup("#bench-summary").tryQuery().isPresent()
                        && text(robot, "#bench-summary").startsWith("12 Ok"));
        until(
                "the difference is shown",
                () -> robot.lookup("#before-after .table-view")
                        .<TableView<?>>tryQuery()
                        .filter(table -> !table.getItems().isEmpty())
                        .isPresent());
        picture(robot, "bench-ok");
        robot.interact(() -> area(robot, "#bench-source").setText("class Transform { nonsense }"));
        robot.interact(robot.lookup("#bench-run").queryButton()::fire);
        until("its failure is shown", () -> text(robot, "#bench-summary").startsWith("12 ProcessingFailed"));
        picture(robot, "bench-failed");
        robot.interact(robot.lookup("#bench-kind-jq").<javafx.scene.control.ToggleButton>query()::fire);
        robot.interact(() -> area(robot, "#bench-jq").setText("{order, level}"));
        robot.interact(robot.lookup("#bench-run").queryButton()::fire);
        until("keys are found", () -> text(robot, "#bench-summary").startsWith("12 Ok"));
        picture(robot, "bench-jq");
        robot.interact(robot.lookup("#bench-kind-jar").<javafx.scene.control.ToggleButton>query()::fire);
        picture(robot, "bench-jar");
    }

    private void look(FxRobot robot, String key, String name) throws Exception {
        String folder = key.substring(0, key.lastIndexOf('/') + 1);
        robot.interact(() -> console.open(new Place.Objects("deliveries", folder)));
        until(folder + " is listed", () -> rowOf(robot, key.substring(folder.length())) >= 0);
        robot.interact(() -> tree(robot).getSelectionModel().select(rowOf(robot, key.substring(folder.length()))));
        until(key + " is shown", () -> text(robot, "#object-name").equals(key) && console.settled());
        WaitForAsyncUtils.waitForFxEvents();
        picture(robot, name);
    }

    private static int rowOf(FxRobot robot, String name) {
        TreeTableView<?> tree = tree(robot);
        return IntStream.range(0, tree.getExpandedItemCount())
                .filter(row -> String.valueOf(tree.getColumns().getFirst().getCellData(row))
                        .contains(name))
                .findFirst()
                .orElse(-1);
    }

    private static TreeTableView<?> tree(FxRobot robot) {
        return robot.lookup("#object-tree").<TreeTableView<?>>tryQuery().orElse(new TreeTableView<Object>());
    }

    private static TableView<?> table(FxRobot robot, String query) {
        return robot.lookup(query).<TableView<?>>query();
    }

    private static TextArea area(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(TextArea.class);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query)
                .<Node>tryQuery()
                .map(node -> node instanceof Label label
                        ? label.getText()
                        : node instanceof Button button ? button.getText() : "")
                .orElse("");
    }

    private static String labels(FxRobot robot, String query) {
        return robot.lookup(query + " .label").<Label>queryAll().stream()
                .map(Label::getText)
                .collect(Collectors.joining("\n"));
    }

    private static void until(String what, BooleanSupplier condition) {
        eventually(what, Duration.ofSeconds(30), () -> {
            try {
                return WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get();
            } catch (Exception e) {
                throw new AssertionError(what, e);
            }
        });
    }

    private KinesisClient kinesis() {
        return console.workspace().clients().kinesis();
    }

    private void stream(String name) {
        eventually("connected", () -> console.workspace() != null);
        kinesis().createStream(request -> request.streamName(name).shardCount(1));
        eventually(
                name + " is active",
                () -> kinesis()
                                .describeStreamSummary(request -> request.streamName(name))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE);
    }

    private List<String> records(String name) {
        String iterator = kinesis()
                .getShardIterator(request ->
                        request.streamName(name).shardId("shardId-000000000000").shardIteratorType("TRIM_HORIZON"))
                .shardIterator();
        return kinesis().getRecords(request -> request.shardIterator(iterator)).records().stream()
                .map(record -> record.data().asUtf8String())
                .toList();
    }

    private static void fill(S3Client s3) throws IOException {
        s3.createBucket(request -> request.bucket("deliveries"));
        s3.createBucket(request ->
                request.bucket("a-bucket-with-a-name-that-is-as-long-as-they-may-be-sixty-three-cha".substring(0, 63)));
        String orders = IntStream.range(0, 60)
                .mapToObj(i ->
                        "{\"order\":\"o-%d\",\"amount\":%d.5,\"customer\":{\"id\":\"c%d\",\"vip\":%b},\"tags\":[\"a\",\"b\"]}"
                                .formatted(i, i, i % 7, i % 2 == 0))
                .collect(Collectors.joining());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(orders.getBytes(StandardCharsets.UTF_8));
        }
        put(s3, "2026/11/26/08/orders-1-2026-11-26-08-00-00.json.gz", packed.toByteArray());
        String errors = IntStream.range(0, 3)
                .mapToObj(i ->
                        ("{\"attemptsMade\":4,\"arrivalTimestamp\":1764144000123,\"errorCode\":\"Lambda.MissingRecordId\","
                                        + "\"errorMessage\":\"One or more record Ids were not returned.\","
                                        + "\"attemptEndingTimestamp\":1764144060456,\"rawData\":\"%s\","
                                        + "\"lambdaArn\":\"arn:aws:lambda:us-east-1:000000000000:function:clean-orders\"}\n")
                                .formatted(Base64.getEncoder()
                                        .encodeToString("{\"order\":\"o-%d\",\"amount\":%d.5}"
                                                .formatted(i, i)
                                                .getBytes(StandardCharsets.UTF_8))))
                .collect(Collectors.joining());
        put(
                s3,
                "processing-failed/2026/11/26/08/orders-1-2026-11-26-08-05-00",
                errors.getBytes(StandardCharsets.UTF_8));
        put(
                s3,
                "tables/cities with a very long name that does not fit into its column at all, whatever one does.csv",
                "id,city,inhabitants\n1,Bern,134000\n2,\"Basel, on the Rhine\",173000\n3,Chur,38000\n"
                        .getBytes(StandardCharsets.UTF_8));
        put(s3, "noise.bin", new byte[] {0, 1, 2, 3, -1, -2, 65, 66});
    }

    private static void put(S3Client s3, String key, byte[] bytes) {
        s3.putObject(request -> request.bucket("deliveries").key(key), RequestBody.fromBytes(bytes));
    }

    private void picture(FxRobot robot, String name) throws Exception {
        if (PagePictures.wanted()) {
            for (Theme theme : Theme.values()) {
                robot.interact(() -> console.theme(theme));
                WaitForAsyncUtils.waitForFxEvents(20);
                PagePictures.one(stage.getScene(), name + "-" + theme.name().toLowerCase(Locale.ROOT));
            }
            robot.interact(() -> console.theme(Theme.LIGHT));
        }
    }

    private static void pictureOf(Node node, String name) throws Exception {
        PagePictures.one(node.getScene(), name);
    }
}
