package dev.weir.app.streams;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.app.overview.OverviewPage;
import dev.weir.app.query.SharedEngines;
import dev.weir.app.query.pin.PinnedCharts;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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

/** The pages over the real broker, from an empty account to a stream that was split and deleted. */
@ExtendWith(ApplicationExtension.class)
class PagesOverTheBrokerTest {

    private static final String LONG_NAME =
            "a-stream-with-a-name-as-long-as-allowed.".repeat(4).substring(0, 128);

    private final StackPane root = new StackPane();
    private Broker broker;
    private SdkClients clients;
    private TestWorkspace workspace;
    private Page page;

    @Start
    void start(Stage stage) throws Exception {
        broker = Broker.start(BrokerConfig.inMemory());
        workspace = workspace(broker.endpoint());
        Scene scene = new Scene(root, 1200, 720);
        for (String sheet : List.of("weir", "frame", "overview", "streams")) {
            scene.getStylesheets()
                    .add(getClass()
                            .getResource("/dev/weir/resources/css/" + sheet + ".css")
                            .toExternalForm());
        }
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
    }

    private TestWorkspace workspace(URI endpoint) {
        Connection connection = new Connection(
                "Embedded", Connection.Kind.EMBEDDED, new Connection.Source.Embedded(), "us-east-1", endpoint);
        clients = new SdkClients(connection, () -> false);
        FxBackground background = new FxBackground();
        return new TestWorkspace(
                connection,
                clients,
                background,
                new CloudWatchThroughputFeed(clients, background, connection),
                InstantSource.system());
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> page.hidden());
        clients.close();
        broker.close();
    }

    @Test
    void fromAnEmptyAccountToADeletedStream(FxRobot robot) throws Exception {
        show(robot, new OverviewPage(workspace, new PinnedCharts(workspace, new SharedEngines())), null);
        eventually("the Overview says that there is nothing", () -> shows(robot, "No streams yet in us-east-1."));
        assertThat(robot.lookup("Create stream").tryQuery()).isPresent();
        picture(robot, "overview-empty");

        show(robot, new StreamsPage(workspace), null);
        eventually("the Streams page is empty", () -> shows(robot, "No streams yet in us-east-1."));
        create(robot, LONG_NAME);
        eventually(
                "the table is there",
                () -> robot.lookup(".streams-table").tryQuery().isPresent());
        TableView<StreamRow> table = table(robot, ".streams-table");
        eventually(
                "the stream is active and described",
                () -> on(() -> {
                    StreamRow row =
                            table.getItems().isEmpty() ? null : table.getItems().getFirst();
                    return row != null
                            && row.entry().get().state() == StreamState.ACTIVE
                            && row.facts().get() != null
                            && row.facts().get().openShards() == 4;
                }));

        picture(robot, "streams-long-name");
        show(robot, new StreamPage(workspace), new Place.Stream(LONG_NAME));
        eventually(
                "the shards are listed",
                () -> robot.lookup(".shards-table").tryQuery().isPresent()
                        && on(() -> this.<ShardRow>table(robot, ".shards-table")
                                        .getItems()
                                        .size()
                                == 4));
        TableView<ShardRow> shards = table(robot, ".shards-table");
        put(40);
        eventually(
                "a shard shows its rate",
                () -> on(() -> shards.getItems().stream()
                        .anyMatch(row -> row.history().stream().anyMatch(point -> point.recordsIn() > 0))));
        robot.interact(() -> shards.getSelectionModel().select(0));
        fire(robot, "#shard-split");
        picture(robot, "split");
        fire(robot, "#reshard-accept");
        eventually(
                "the shard was split",
                () -> on(() -> shards.getItems().size() == 6
                        && !shards.getItems().getFirst().entry().get().open()));

        picture(robot, "stream-split");
        fire(robot, "#stream-delete");
        picture(robot, "delete-stream");
        fire(robot, "#confirm-action");
        eventually(
                "the page says that the stream is gone",
                () -> shows(robot, "There is no stream of this name, or no longer."));
        picture(robot, "stream-gone");
    }

    @Test
    void aBrokerThatIsGoneIsSaidInWordsAndNothingIsLost(FxRobot robot) throws Exception {
        clients.kinesis().createStream(request -> request.streamName("orders").shardCount(1));
        show(robot, new StreamsPage(workspace), null);
        eventually(
                "the stream is listed",
                () -> on(() -> robot.lookup(".streams-table").tryQuery().isPresent()));
        broker.close();
        eventually(
                "the page says so",
                () -> on(() -> robot.lookup(".live-notice").query().isVisible()));
        assertThat(on(() -> table(robot, ".streams-table").getItems().size())).isEqualTo(1);
        picture(robot, "streams-broker-gone");
        show(robot, new OverviewPage(workspace, new PinnedCharts(workspace, new SharedEngines())), null);
        eventually(
                "the Overview says so",
                () -> on(() -> robot.lookup("Retry").tryQuery().isPresent()));
        picture(robot, "overview-broker-gone");
    }

    private void create(FxRobot robot, String name) throws Exception {
        robot.interact(() -> robot.lookup(
                        node -> node instanceof Button button && "Create stream".equals(button.getText()))
                .queryAllAs(Button.class)
                .iterator()
                .next()
                .fire());
        TextField field = robot.lookup("#create-stream-name").queryAs(TextField.class);
        robot.interact(() -> field.setText("not allowed"));
        assertThat(robot.lookup("#create-stream-accept").queryButton().isDisabled())
                .isTrue();
        picture(robot, "create-stream-wrong");
        robot.interact(() -> field.setText(name));
        picture(robot, "create-stream");
        fire(robot, "#create-stream-accept");
        eventually("the dialog closes", () -> on(() -> Window.getWindows().size() == 1));
    }

    private void put(int records) {
        clients.kinesis()
                .putRecords(request -> request.streamName(LONG_NAME)
                        .records(IntStream.range(0, records)
                                .mapToObj(i -> PutRecordsRequestEntry.builder()
                                        .partitionKey("key-" + i)
                                        .data(SdkBytes.fromUtf8String("{\"n\":" + i + "}"))
                                        .build())
                                .toList()));
    }

    /** Draws the window in both themes into target/pages, to be looked at. */
    private void picture(FxRobot robot, String name) throws Exception {
        PagePictures.both(robot, (Stage) root.getScene().getWindow(), name);
    }

    private void show(FxRobot robot, Page next, Place place) {
        robot.interact(() -> {
            if (page != null) {
                page.hidden();
            }
            page = next;
            if (place != null) {
                next.open(place);
            }
            root.getChildren().setAll(next.content());
            next.shown();
        });
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
        return on(() -> robot.lookup((Node node) -> node instanceof Label label && text.equals(label.getText()))
                .tryQuery()
                .isPresent());
    }

    private static <T> T on(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }
}
