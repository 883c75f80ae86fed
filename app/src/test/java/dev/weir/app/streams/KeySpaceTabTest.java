package dev.weir.app.streams;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.app.shell.Place;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.charts.KeySpaceMap;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** A person looks for a key, asks what a split would change, splits there, and opens records from the map. */
@ExtendWith(ApplicationExtension.class)
class KeySpaceTabTest {

    private final StackPane root = new StackPane();
    private Broker broker;
    private SdkClients clients;
    private TestWorkspace workspace;
    private StreamPage page;

    @Start
    void start(Stage stage) throws Exception {
        broker = Broker.start(BrokerConfig.inMemory());
        Connection connection = new Connection(
                "Embedded", Connection.Kind.EMBEDDED, new Connection.Source.Embedded(), "us-east-1", broker.endpoint());
        clients = new SdkClients(connection, () -> false);
        FxBackground background = new FxBackground();
        workspace = new TestWorkspace(
                connection,
                clients,
                background,
                new CloudWatchThroughputFeed(clients, background, connection),
                InstantSource.system());
        Scene scene = new Scene(root, 1200, 900);
        for (String sheet : List.of("weir", "frame", "streams", "keyspace")) {
            scene.getStylesheets()
                    .add(getClass()
                            .getResource("/dev/weir/resources/css/" + sheet + ".css")
                            .toExternalForm());
        }
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> page.hidden());
        clients.close();
        broker.close();
    }

    @Test
    void fromAKeyToASplit(FxRobot robot) {
        clients.kinesis().createStream(request -> request.streamName("orders").shardCount(2));
        robot.interact(() -> {
            page = new StreamPage(workspace);
            page.open(new Place.Stream("orders", Place.Stream.Part.KEY_SPACE));
            root.getChildren().setAll(page.content());
            page.shown();
        });
        eventually(
                "the shards are on the map",
                () -> on(() -> map(robot).map(map -> map.bands().size()).orElse(0) == 2));
        put();
        TextField key = robot.lookup("#key-space-key").queryAs(TextField.class);
        robot.interact(() -> key.setText("customer-42"));
        assertThat(texts(robot)).contains("0xcd8e59ee8a860085890d6eac45cd29b0", "hits now");
        @SuppressWarnings("unchecked")
        ComboBox<Object> shard = robot.lookup("#what-if-shard").queryAs(ComboBox.class);
        robot.interact(() -> shard.getSelectionModel().select(1));
        eventually(
                "the samples say what the halves would have carried",
                () -> on(() -> robot.lookup("#what-if-basis")
                        .queryAs(Label.class)
                        .getText()
                        .contains("sampled.")));
        robot.interact(
                () -> robot.lookup("#what-if-balance").queryAs(Button.class).fire());
        String at =
                on(() -> robot.lookup("#what-if-key").queryAs(TextField.class).getText());
        robot.interact(
                () -> robot.lookup("#what-if-split").queryAs(Button.class).fire());
        TextField asked = robot.lookup("#split-key").queryAs(TextField.class);
        assertThat(asked.getText()).isEqualTo(new java.math.BigInteger(at.substring(2), 16).toString());
        robot.interact(
                () -> robot.lookup("#reshard-accept").queryAs(Button.class).fire());
        eventually(
                "the split is a fork",
                () -> on(() -> map(robot).orElseThrow().bands().size() == 4));
        Pane plot = robot.lookup(".map-plot").queryAs(Pane.class);
        robot.interact(() -> {
            page.content().requestFocus();
            plot.requestFocus();
        });
        AtomicInteger clicks = new AtomicInteger();
        eventually("the shard's records open", () -> {
            // The plot gives way while figures beside it come in, so a click may miss it. Another one at the same place
            // would be the
            // second of a double click.
            double aside = 3 + 24 * (clicks.getAndIncrement() % 2);
            robot.clickOn(on(() -> plot.localToScreen(plot.getWidth() - aside, 20)));
            return on(this::recordsOpened);
        });
    }

    private boolean recordsOpened() {
        return workspace.opened().stream()
                .anyMatch(place -> place instanceof Place.Records records
                        && "shardId-000000000000".equals(records.shardId())
                        && records.from() != null);
    }

    private void put() {
        for (int batch = 0; batch < 3; batch++) {
            clients.kinesis()
                    .putRecords(request -> request.streamName("orders")
                            .records(IntStream.range(0, 200)
                                    .mapToObj(i -> PutRecordsRequestEntry.builder()
                                            .partitionKey("customer-" + i)
                                            .data(SdkBytes.fromUtf8String("{\"n\":" + i + "}"))
                                            .build())
                                    .toList()));
        }
    }

    private static java.util.Optional<KeySpaceMap> map(FxRobot robot) {
        return robot.lookup("#key-space-map").tryQueryAs(KeySpaceMap.class);
    }

    private static List<String> texts(FxRobot robot) {
        return on(() -> robot.lookup("#key-space-path .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList());
    }

    private static <T> T on(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }
}
