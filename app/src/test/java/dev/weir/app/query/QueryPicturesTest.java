package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.overview.OverviewPage;
import dev.weir.app.query.pin.PinnedCharts;
import dev.weir.app.query.pin.Pins;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.send.BrokerStream;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.NoThroughput;
import dev.weir.broker.BrokerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;

/** The parts of the Query page over the demo's records, pressed and drawn. */
@ExtendWith(ApplicationExtension.class)
class QueryPicturesTest {

    private static final String BY_HOUR = """
            SELECT time_bucket(INTERVAL 6 HOUR, make_timestamp_ms(time)) AS window_start, net, count(*) AS quakes
            FROM earthquakes GROUP BY ALL ORDER BY window_start""";

    /** What is drawn here is watched by nobody. */
    private static final String ENGINE = "weir.streaming.sql";

    private BrokerStream broker;
    private FxBackground background;
    private TestWorkspace workspace;
    private SharedEngines engines;
    private QueryModel model;
    private QueryPage page;
    private Stage stage;
    private StackPane root;

    @BeforeAll
    static void withoutAProcess(@TempDir Path empty) {
        System.setProperty(ENGINE, empty.toString());
    }

    @AfterAll
    static void again() {
        System.clearProperty(ENGINE);
    }

    @Start
    void start(Stage primary) {
        stage = primary;
        broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        background = new FxBackground();
        workspace = new TestWorkspace(
                broker.connection(), broker.clients(), background, new NoThroughput(), InstantSource.system());
        engines = new SharedEngines();
        model = new QueryModel(workspace, engines);
        page = new QueryPage(workspace, model, FileQuestion.OF_THE_SYSTEM);
        root = new StackPane(page.content());
        Scene scene = new Scene(root, 1280, 800);
        PagePictures.dress(scene);
        for (String sheet : new String[] {"overview", "query"}) {
            scene.getStylesheets()
                    .add(Objects.requireNonNull(getClass().getResource("/dev/weir/resources/css/" + sheet + ".css"))
                            .toExternalForm());
        }
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> {
            page.hidden();
            page.closed();
        });
        background.close();
        broker.close();
    }

    private static <T> T fx(Callable<T> work) {
        try {
            return WaitForAsyncUtils.waitForAsyncFx(5_000, work);
        } catch (RuntimeException e) {
            throw new AssertionError(e);
        }
    }

    private StatementModel run(FxRobot robot, String text) {
        StatementModel statement = model.statements().getFirst();
        robot.interact(() -> {
            page.shown();
            statement.text().set(text);
        });
        robot.clickOn("#query-run");
        eventually(
                "answered",
                () -> fx(() ->
                        !statement.running().get() && !statement.columns().get().isEmpty()));
        return statement;
    }

    @Test
    void aResultIsDrawnAndPinned(FxRobot robot) throws Exception {
        DemoStreams.fill(broker.kinesis(), broker::create, 2_000);
        StatementModel statement = run(robot, BY_HOUR);
        robot.interact(() -> statement.title().set("Quakes by net"));
        robot.clickOn("#query-chart");
        Label note = robot.lookup("#chart-note").queryAs(Label.class);
        eventually(
                "what is left out is said",
                () -> fx(() -> note.getText().startsWith("The 10 of “net” with most points are drawn")));
        PagePictures.both(robot, stage, "query-chart");
        robot.interact(() -> stage.setWidth(900));
        PagePictures.both(robot, stage, "query-chart-narrow");
        robot.interact(() -> stage.setWidth(1280));
        robot.clickOn("#chart-pin");
        assertThat(workspace.said().getLast())
                .contains("is on the Overview page")
                .contains("each shard is read");

        robot.interact(() -> {
            Pins pins = new Pins(workspace, engines.drawn());
            var first = pins.all().getFirst();
            pins.add(new dev.weir.app.query.pin.Pin(
                    "A stream that is gone, with a long name that does not fit into the card that it has got",
                    EngineChoice.ASK,
                    "SELECT now() AS at, 1 AS n FROM nowhere",
                    first.range(),
                    first.chart()));
        });
        OverviewPage overview = fx(() -> new OverviewPage(workspace, new PinnedCharts(workspace, engines)));
        robot.interact(() -> {
            root.getChildren().setAll(overview.content());
            overview.shown();
        });
        eventually("drawn", () -> fx(() -> robot.lookup(".pin-card").queryAll().size() == 2));
        eventually(
                "answered",
                () -> fx(() -> robot.lookup(".pin-card .label").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText().contains("rows out of"))));
        PagePictures.both(robot, stage, "overview-pinned");
        robot.clickOn(".pin-remove");
        eventually("gone", () -> fx(() -> robot.lookup(".pin-card").queryAll().size() == 1));
        robot.interact(() -> {
            overview.hidden();
            overview.closed();
        });
    }

    @Test
    void whatWasDeliveredIsListedAndJoined(FxRobot robot) throws Exception {
        DemoStreams.fill(broker.kinesis(), broker::create, 500);
        broker.clients().s3().createBucket(request -> request.bucket("lake"));
        broker.clients()
                .s3()
                .putObject(
                        request -> request.bucket("lake").key("orders/1.json"),
                        RequestBody.fromString("{\"net\":\"ci\",\"n\":1}{\"net\":\"ak\",\"n\":2}"));
        broker.clients()
                .firehose()
                .createDeliveryStream(request -> request.deliveryStreamName("orders-to-the-lake")
                        .extendedS3DestinationConfiguration(to -> to.bucketARN("arn:aws:s3:::lake")
                                .roleARN("arn:aws:iam::000000000000:role/firehose")
                                .prefix("orders/")));
        StatementModel statement = run(
                robot,
                "SELECT e.net, e.mag, e.place, d.n, d.object_key\nFROM earthquakes e\n"
                        + "JOIN \"s3://lake/orders/\" d USING (net)");
        assertThat(fx(() -> statement.values().isEmpty())).isFalse();
        eventually(
                "listed",
                () -> fx(() -> robot.lookup("orders-to-the-lake").tryQuery().isPresent()));
        PagePictures.both(robot, stage, "query-delivered");
        assertThat(fx(() -> model.names().of(EngineChoice.WATCH).targets())).containsExactly("orders-to-the-lake");
        assertThat(fx(() -> model.names().of(EngineChoice.ASK).targets())).isEmpty();
        robot.clickOn("#query-watch");
        assertThat(fx(() -> robot.lookup("#query-fan-out").query().isVisible())).isTrue();
        PagePictures.both(robot, stage, "query-watch-bar");
        robot.clickOn("#query-gateway");
        PagePictures.both(robot, stage, "query-gateway-bar");
        robot.interact(() -> statement.text().set(""));
        robot.clickOn("orders-to-the-lake");
        assertThat(fx(() -> statement.text().get())).contains("\"s3://lake/orders/\"");
    }

    @Test
    void rowsWithoutATimeSayWhyThereIsNoChart(FxRobot robot) throws Exception {
        DemoStreams.fill(broker.kinesis(), broker::create, 500);
        run(robot, "SELECT net, count(*) AS n FROM earthquakes GROUP BY net");
        robot.interact(
                () -> robot.lookup("#query-chart").queryAs(ToggleButton.class).fire());
        Label nothing = robot.lookup("#chart-nothing").queryAs(Label.class);
        eventually("said", () -> fx(() -> nothing.getText().startsWith("No column is a time")));
    }

    @Test
    void theGalleryShowsWhatAWindowIs(FxRobot robot) throws Exception {
        robot.clickOn("#query-examples");
        ListView<?> list = robot.lookup("#query-gallery").queryListView();
        robot.interact(() -> {
            list.getSelectionModel().select(13);
            list.scrollTo(9);
        });
        PagePictures.both(robot, stage, "query-gallery");
        robot.clickOn("Open");
        eventually("opened", () -> fx(() -> model.statements().size() == 2));
        assertThat(model.statements().getLast().choice().get()).isEqualTo(EngineChoice.WATCH);
    }

    @Test
    void thePlanIsShownAsSteps(FxRobot robot) throws Exception {
        DemoStreams.fill(broker.kinesis(), broker::create, 500);
        robot.interact(() -> {
            page.shown();
            model.statements().getFirst().text().set("""
                    SELECT q.net, count(*) AS quakes, max(f.delay) AS delay
                    FROM earthquakes q JOIN flights f ON q.felt = f.delay
                    WHERE q.mag > 3 GROUP BY q.net ORDER BY quakes DESC LIMIT 5""");
        });
        robot.clickOn("#query-plan");
        eventually(
                "planned", () -> fx(() -> robot.lookup("#plan-steps").tryQuery().isPresent()));
        PagePictures.both(robot, stage, "query-plan");
        TreeView<?> tree = robot.lookup("#plan-steps").queryAs(TreeView.class);
        assertThat(fx(tree::getExpandedItemCount)).isGreaterThan(3);
        robot.clickOn("Close");
    }

    @Test
    void anOldApplicationIsRecognisedAndTranslatedBesideItself(FxRobot robot) throws Exception {
        DemoStreams.fill(broker.kinesis(), broker::create, 500);
        robot.interact(() -> {
            page.shown();
            model.statements().getFirst().text().set("""
                    CREATE OR REPLACE STREAM "BY_NET" ("net" VARCHAR(4), "quakes" INTEGER);
                    CREATE OR REPLACE PUMP "COUNT_PUMP" AS INSERT INTO "BY_NET"
                    SELECT STREAM "net", COUNT(*) AS "quakes"
                    FROM "SOURCE_SQL_STREAM_001"
                    GROUP BY "net", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' HOUR);
                    CREATE OR REPLACE PUMP "ERRORS" AS INSERT INTO "E" SELECT STREAM * FROM error_stream;""");
        });
        eventually("listed", () -> fx(() -> model.streams().get() != null));
        assertThat(fx(() -> robot.lookup("#query-old").query().isVisible())).isTrue();
        robot.clickOn("#query-translate");
        ComboBox<?> source = robot.lookup("#old-source-SOURCE_SQL_STREAM_001").queryComboBox();
        robot.interact(() -> source.getSelectionModel().select(0));
        eventually("the schema is known", () -> fx(() -> model.schemas().schema("earthquakes") != null));
        eventually(
                "translated",
                () -> fx(() -> robot.lookup(".old-sql").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText().contains("DESCRIPTOR(`event_time`)"))));
        PagePictures.both(robot, stage, "query-old");
        robot.clickOn("Open in tabs");
        eventually("opened", () -> fx(() -> model.statements().size() == 2));
        assertThat(model.statements().getLast().choice().get()).isEqualTo(EngineChoice.WATCH);
        assertThat(fx(() -> robot.lookup("#query-old").queryAll().stream()
                        .filter(node -> node.isVisible())
                        .count()))
                .as("what was opened is no old dialect")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void recordsThatStopFittingAreMarkedInTheTreeAndShown(FxRobot robot) throws Exception {
        broker.create("orders", 1);
        for (String data :
                new String[] {"{\"id\":1,\"at\":\"2026-05-04T12:00:00Z\"}", "{\"id\":2,\"at\":\"2026-05-04T12:00:01Z\"}"
                }) {
            broker.kinesis()
                    .putRecord(request ->
                            request.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String(data)));
        }
        robot.interact(page::shown);
        eventually("listed", () -> fx(() -> model.streams().get() != null));
        robot.interact(() -> model.schemas().infer("orders", false));
        eventually("known", () -> fx(() -> model.schemas().known().get().containsKey("orders")));
        assertThat(fx(() -> model.schemas().time("orders")))
                .isEqualTo("The time is in at (a date with time), at most 10 s late.");
        broker.kinesis()
                .putRecord(request -> request.streamName("orders")
                        .partitionKey("k")
                        .data(SdkBytes.fromUtf8String("{\"id\":\"three\",\"city\":\"Ulm\"}")));
        TreeView<?> tree = robot.lookup("#query-streams").queryAs(TreeView.class);
        robot.interact(() -> tree.getRoot().getChildren().getFirst().setExpanded(true));
        eventually(
                "marked",
                () -> fx(() -> robot.lookup(".schema-drift").queryAll().stream()
                        .anyMatch(node -> node.isVisible() && node.getScene() != null)));
        PagePictures.both(robot, stage, "query-drift");
        robot.clickOn(".schema-button");
        robot.interact(() -> robot.lookup(".tab-pane").queryAllAs(TabPane.class).stream()
                .flatMap(pane -> pane.getTabs().stream())
                .filter(tab -> "schema-misfits".equals(tab.getId()))
                .forEach(tab -> tab.getTabPane().getSelectionModel().select(tab)));
        ListView<?> misfits = robot.lookup("#misfits").queryListView();
        eventually("shown", () -> fx(() -> misfits.getItems().size() == 1));
        PagePictures.both(robot, stage, "query-misfits");
        Label summary = robot.lookup("#misfit-summary").queryAs(Label.class);
        String said = summary.getText();
        robot.clickOn("Cancel");
        broker.kinesis()
                .putRecord(request -> request.streamName("orders")
                        .partitionKey("k")
                        .data(SdkBytes.fromUtf8String("{\"id\":\"four\",\"city\":\"Ulm\"}")));
        robot.interact(() -> model.schemas().check("orders"));
        eventually(
                "checked anew",
                () -> fx(() ->
                        model.schemas().checks().get().get("orders").shown().size() == 2));
        assertThat(summary.getText()).as("of a dialog that is closed").isEqualTo(said);
    }

    private void records(String stream, String... records) {
        broker.create(stream, 1);
        for (String data : records) {
            broker.kinesis()
                    .putRecord(request ->
                            request.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String(data)));
        }
    }

    private void open(FxRobot robot, String stream) {
        robot.interact(page::shown);
        eventually("listed", () -> fx(() -> model.streams().get() != null));
        robot.interact(() -> model.schemas().infer(stream, false));
        eventually("known", () -> fx(() -> model.schemas().known().get().containsKey(stream)));
        robot.clickOn(".schema-button");
    }

    @Test
    void columnsAreRenamedAndTakenOutOfRows(FxRobot robot) throws Exception {
        records(
                "orders",
                "{\"id\":1,\"at\":\"2026-05-04T12:00:00Z\",\"total\":{\"amount\":12.5,\"currency\":\"EUR\"},"
                        + "\"to\":{\"city\":\"Ulm\",\"geo\":{\"lat\":48.4,\"lon\":10}},"
                        + "\"items\":[{\"sku\":\"a-1\",\"quantity\":2}],\"a_field_with_a_name_that_is_rather_long_for_a_column\":true}");
        open(robot, "orders");
        TreeTableView<?> tree = robot.lookup("#schema-tree").queryAs(TreeTableView.class);
        robot.interact(() -> tree.getRoot().getChildren().forEach(item -> item.setExpanded(true)));
        robot.clickOn("Make it a column");
        PagePictures.both(robot, stage, "query-schema");
        robot.interact(() -> robot.lookup(".tab-pane").queryAllAs(TabPane.class).stream()
                .filter(pane -> pane.getTabs().stream().anyMatch(tab -> "schema-misfits".equals(tab.getId())))
                .forEach(pane -> pane.getSelectionModel().selectLast()));
        PagePictures.both(robot, stage, "query-schema-ddl");
        robot.clickOn("Keep");
        eventually(
                "kept",
                () -> fx(() -> model.schemas().schema("orders") != null
                        && model.schemas().schema("orders").fields().stream()
                                .anyMatch(field -> field.source().size() == 2)));
    }

    @Test
    void linesOfValuesHaveADelimiterAndAHeader(FxRobot robot) throws Exception {
        records("lines", "id;when;note", "1;2026-05-04T12:00:00Z;a", "2;2026-05-04T12:00:01Z;b");
        open(robot, "lines");
        PagePictures.both(robot, stage, "query-schema-lines");
        robot.clickOn("#schema-header");
        TreeTableView<?> tree = robot.lookup("#schema-tree").queryAs(TreeTableView.class);
        eventually(
                "names are numbers",
                () -> fx(() -> tree.getRoot()
                        .getChildren()
                        .getFirst()
                        .getValue()
                        .toString()
                        .contains("c1")));
        robot.clickOn("Cancel");
        assertThat(fx(() -> model.schemas().schema("lines").fields().getFirst().name()))
                .isEqualTo("id");
    }

    @Test
    void textsAreMadeLinesOfValuesAndTextsAgain(FxRobot robot) throws Exception {
        records("log", "restarted", "1;a", "2;b", "3;c", "shut down");
        open(robot, "log");
        ComboBox<StreamSchema.Form> form = robot.lookup("#schema-form").queryComboBox();
        eventually("offered", () -> fx(form::isVisible));
        assertThat(fx(form::getValue)).isEqualTo(StreamSchema.Form.TEXT);
        robot.interact(() -> form.setValue(StreamSchema.Form.CSV));
        TreeTableView<?> tree = robot.lookup("#schema-tree").queryAs(TreeTableView.class);
        assertThat(fx(() -> tree.getRoot().getChildren().size())).isEqualTo(2);
        PagePictures.both(robot, stage, "query-schema-texts");
        robot.interact(() -> form.setValue(StreamSchema.Form.TEXT));
        assertThat(fx(() -> tree.getRoot().getChildren().size())).isZero();
        robot.interact(() -> form.setValue(StreamSchema.Form.CSV));
        robot.clickOn("Keep");
        eventually(
                "kept",
                () -> fx(() -> model.schemas().schema("log") != null
                        && model.schemas().schema("log").form() == StreamSchema.Form.CSV));
        assertThat(fx(() -> model.schemas().schema("log").csv().delimiter())).isEqualTo(';');
    }
}
