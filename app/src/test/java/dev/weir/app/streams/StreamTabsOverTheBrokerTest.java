package dev.weir.app.streams;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.FakeDynamoDb;
import dev.weir.app.account.OtherClients;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.Place;
import dev.weir.app.streams.consumers.LeaseRow;
import dev.weir.app.streams.consumers.OwnerTotals;
import dev.weir.app.streams.consumers.SampleLeases;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** The Configuration and Consumers tabs over the real broker, with leases in a DynamoDB made by hand. */
@ExtendWith(ApplicationExtension.class)
class StreamTabsOverTheBrokerTest {

    private static final String LONG_NAME =
            "a-stream-with-a-name-as-long-as-allowed.".repeat(4).substring(0, 128);

    private final StackPane root = new StackPane();
    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private Stage stage;
    private Broker broker;
    private SdkClients clients;
    private TestWorkspace workspace;
    private StreamPage page;

    @Start
    void start(Stage opened) throws Exception {
        stage = opened;
        broker = Broker.start(BrokerConfig.inMemory().withLimits(false));
        Scene scene = new Scene(root, 1200, 724);
        for (String sheet : List.of("weir", "frame", "overview", "streams", "configuration", "consumers")) {
            scene.getStylesheets()
                    .add(getClass()
                            .getResource("/dev/weir/resources/css/" + sheet + ".css")
                            .toExternalForm());
        }
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
    }

    private void open(FxRobot robot, String name, Place.Stream.Part part, UnaryOperator<Clients> change) {
        Connection connection = new Connection(
                "Embedded", Connection.Kind.EMBEDDED, new Connection.Source.Embedded(), "us-east-1", broker.endpoint());
        if (clients == null) {
            clients = new SdkClients(connection, () -> false);
        }
        Clients used = change.apply(clients);
        FxBackground background = new FxBackground();
        robot.interact(() -> {
            if (page != null) {
                page.hidden();
            }
            workspace = new TestWorkspace(
                    connection,
                    used,
                    background,
                    new CloudWatchThroughputFeed(used, background, connection),
                    InstantSource.system());
            page = new StreamPage(workspace);
            page.open(new Place.Stream(name, part));
            root.getChildren().setAll(page.content());
            page.shown();
        });
        eventually(
                "the tabs are there",
                () -> robot.lookup(".stream-tabs").tryQuery().isPresent());
    }

    private Clients withLeases(Clients base) {
        return new OtherClients(base, dynamoDb, base.kinesis());
    }

    private void create(String name, int shards) {
        if (clients == null) {
            clients = new SdkClients(
                    new Connection(
                            "Embedded",
                            Connection.Kind.EMBEDDED,
                            new Connection.Source.Embedded(),
                            "us-east-1",
                            broker.endpoint()),
                    () -> false);
        }
        clients.kinesis().createStream(request -> request.streamName(name).shardCount(shards));
        eventually(
                "the stream is active",
                () -> clients.kinesis()
                                .describeStreamSummary(request -> request.streamName(name))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE);
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> page.hidden());
        clients.close();
        broker.close();
    }

    @Test
    void theShardCountIsDoubledAndAShorterRetentionMustBeConfirmed(FxRobot robot) throws Exception {
        create("orders", 4);
        clients.kinesis()
                .addTagsToStream(request -> request.streamName("orders")
                        .tags(Map.of("team", "payments", "stage", "test", "cost-centre", "4711")));
        open(robot, "orders", Place.Stream.Part.CONFIGURATION, this::withLeases);
        eventually(
                "the settings are there",
                () -> robot.lookup("#settings").tryQuery().isPresent());
        fire(robot, "#shards-double");
        pictures(robot, "configuration-shards");
        fire(robot, "#setting-apply");
        picture(robot, "configuration-updating");
        eventually("eight shards are open", () -> shows(robot, "8 shards open"));
        assertThat(robot.lookup("#setting-undo").queryButton().getText()).isEqualTo("Set back to 4 shards");
        picture(robot, "configuration-undo");

        throughput(robot);
        choose(robot, 2);
        number(robot, "168");
        fire(robot, "#setting-apply");
        eventually("the retention is longer", () -> shows(robot, "7 days"));
        number(robot, "24");
        picture(robot, "configuration-retention");
        fire(robot, "#setting-apply");
        picture(robot, "configuration-confirm");
        fire(robot, "#confirm-action");
        eventually("the retention is shorter", () -> shows(robot, "24 hours"));

        for (int i = 0; i < 10; i++) {
            choose(robot, i);
            if (i == 3) {
                robot.interact(() -> robot.lookup("#encryption-own-key")
                        .queryAs(javafx.scene.control.RadioButton.class)
                        .fire());
            } else if (i == 4) {
                fire(robot, "#metrics-all");
            } else if (i == 7) {
                robot.interact(() -> robot.lookup("#distribution-auto")
                        .queryAs(javafx.scene.control.RadioButton.class)
                        .fire());
            } else if (i == 9) {
                fire(robot, "#policy-example");
            }
            picture(robot, "configuration-" + i);
        }
    }

    @Test
    void aConsumerIsRegisteredAndLeasesAreShown(FxRobot robot) throws Exception {
        create("orders", 40);
        List<PutRecordsResultEntry> put = put("orders", 400);
        SampleLeases.fill(dynamoDb, put, 40, 6);
        open(robot, "orders", Place.Stream.Part.CONSUMERS, this::withLeases);
        eventually(
                "the tab is there",
                () -> robot.lookup("#consumer-register").tryQuery().isPresent());
        picture(robot, "consumers-empty");
        fire(robot, "#consumer-register");
        robot.interact(
                () -> robot.lookup("#consumer-name").queryAs(TextField.class).setText("billing"));
        picture(robot, "consumers-register");
        fire(robot, "#consumer-accept");
        eventually(
                "it is listed",
                () -> robot.lookup("#consumers-table").tryQuery().isPresent()
                        && on(() -> table(robot, "#consumers-table").getItems().size() == 1));
        fire(robot, "#lease-find");
        eventually(
                "the table is found",
                () -> on(() -> ((ComboBox<?>) robot.lookup("#lease-table").query())
                                .getItems()
                                .size()
                        == 1));
        robot.interact(() -> ((ComboBox<?>) robot.lookup("#lease-table").query())
                .getSelectionModel()
                .select(0));
        eventually(
                "all leases are shown and measured",
                () -> robot.lookup("#leases-table").tryQuery().isPresent()
                        && on(() -> this.<LeaseRow>table(robot, "#leases-table").getItems().stream()
                                        .filter(row -> row.line().get().lag() != null)
                                        .count()
                                == 40));
        assertThat(on(() -> this.<OwnerTotals>table(robot, "#owners-table")
                        .getItems()
                        .size()))
                .isEqualTo(7);
        pictures(robot, "consumers");
        robot.interact(() -> workspace.setReadOnly(true));
        picture(robot, "consumers-read-only");
        assertThat(robot.lookup("#consumer-register").queryButton().isDisabled())
                .isTrue();
    }

    @Test
    void longNamesManyShardsAndRefusalsStayReadable(FxRobot robot) throws Exception {
        create(LONG_NAME, 498);
        create("orders", 2);
        SampleLeases.fill(dynamoDb, put(LONG_NAME, 500), 40, 6);
        clients.kinesis()
                .registerStreamConsumer(
                        request -> request.streamARN(arn(LONG_NAME)).consumerName(LONG_NAME));
        open(robot, LONG_NAME, Place.Stream.Part.CONSUMERS, this::withLeases);
        eventually(
                "the tab is there",
                () -> robot.lookup("#lease-table").tryQuery().isPresent());
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> box =
                    (ComboBox<String>) robot.lookup("#lease-table").query();
            box.setValue(SampleLeases.TABLE);
        });
        eventually(
                "every shard has a line",
                () -> robot.lookup("#leases-table").tryQuery().isPresent()
                        && on(() -> table(robot, "#leases-table").getItems().size() >= 498));
        pictures(robot, "consumers-many");
        open(robot, LONG_NAME, Place.Stream.Part.CONFIGURATION, this::withLeases);
        robot.interact(() -> workspace.setReadOnly(true));
        picture(robot, "configuration-many-read-only");

        dynamoDb.fail(OtherClients.denied());
        UnaryOperator<Clients> refusing = base -> new OtherClients(
                base,
                dynamoDb,
                OtherClients.refusing(
                        base.kinesis(), Set.of("describeStreamSummary", "listShards"), OtherClients.denied()));
        open(robot, "orders", Place.Stream.Part.CONSUMERS, refusing);
        eventually(
                "the tab is there",
                () -> robot.lookup("#lease-table").tryQuery().isPresent());
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> box =
                    (ComboBox<String>) robot.lookup("#lease-table").query();
            box.setValue(SampleLeases.TABLE);
        });
        eventually("the refusal is said", () -> robot.lookup("Retry").tryQuery().isPresent());
        pictures(robot, "consumers-denied");
        open(robot, "orders", Place.Stream.Part.CONFIGURATION, refusing);
        choose(robot, 8);
        picture(robot, "configuration-denied");
        choose(robot, 0);
        fire(robot, "#shards-double");
        fire(robot, "#setting-apply");
        eventually(
                "the refusal is said",
                () -> on(() -> robot.lookup("#setting-refused").queryLabeled().isVisible()));
        picture(robot, "configuration-refused");
    }

    /** The other tab of the page, with lines near a shard's limit. */
    private void throughput(FxRobot robot) throws Exception {
        robot.interact(() -> page.open(new Place.Stream("orders")));
        for (int i = 0; i < 12; i++) {
            put("orders", 500);
        }
        TableView<ShardRow> shards = table(robot, ".shards-table");
        eventually(
                "a shard shows what was written",
                () -> on(() -> shards.getItems().stream()
                        .anyMatch(row -> row.history().stream().anyMatch(point -> point.recordsIn() > 10))));
        picture(robot, "throughput");
        robot.interact(() -> shards.getSelectionModel().select(shards.getItems().size() - 1));
        fire(robot, "#shard-split");
        picture(robot, "split");
        robot.interact(() -> {
            Window dialog = Window.getWindows().getLast();
            dialog.hide();
            page.open(new Place.Stream("orders", Place.Stream.Part.CONFIGURATION));
        });
    }

    private String arn(String name) {
        return clients.kinesis()
                .describeStreamSummary(request -> request.streamName(name))
                .streamDescriptionSummary()
                .streamARN();
    }

    private List<PutRecordsResultEntry> put(String name, int records) {
        return clients.kinesis()
                .putRecords(request -> request.streamName(name)
                        .records(IntStream.range(0, records)
                                .mapToObj(i -> PutRecordsRequestEntry.builder()
                                        .partitionKey("key-" + i)
                                        .data(SdkBytes.fromUtf8String("{\"n\":" + i + "}"))
                                        .build())
                                .toList()))
                .records();
    }

    private void choose(FxRobot robot, int index) {
        robot.interact(() -> robot.lookup("#settings")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(index));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void number(FxRobot robot, String text) {
        robot.interact(
                () -> robot.lookup("#setting-number").queryAs(TextField.class).setText(text));
    }

    /** In two sizes: what a window of 1280x800 leaves to a page, and one of 1600x900. */
    private void pictures(FxRobot robot, String name) throws Exception {
        picture(robot, name);
        robot.interact(() -> {
            stage.setWidth(1520);
            stage.setHeight(824);
        });
        picture(robot, name + "-large");
        robot.interact(() -> {
            stage.setWidth(1200);
            stage.setHeight(724);
        });
    }

    /** Draws the window in both themes into target/pages, to be looked at. */
    private void picture(FxRobot robot, String name) throws Exception {
        PagePictures.both(robot, stage, name);
    }

    @SuppressWarnings("unchecked")
    private <S> TableView<S> table(FxRobot robot, String selector) {
        return (TableView<S>) robot.lookup(selector).queryAs(TableView.class);
    }

    private static void fire(FxRobot robot, String selector) {
        eventually(
                selector + " can be pressed",
                () -> robot.lookup(selector)
                        .tryQueryAs(Button.class)
                        .map(button -> !button.isDisabled())
                        .orElse(false));
        robot.interact(() -> robot.lookup(selector).queryButton().fire());
    }

    private static boolean shows(FxRobot robot, String text) {
        return on(() -> robot.lookup("#setting-value")
                .tryQueryAs(Label.class)
                .map(label -> text.equals(label.getText()))
                .orElse(false));
    }

    private static <T> T on(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }
}
