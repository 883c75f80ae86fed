package dev.weir.app.journey;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.app.pipeline.SampleAccount;
import dev.weir.app.query.SharedEngines;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
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
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;

/** The page over the real broker. */
@ExtendWith(ApplicationExtension.class)
class JourneyPageTest {

    private final StackPane root = new StackPane();
    private Broker broker;
    private SdkClients clients;
    private TestWorkspace workspace;
    private Page page;
    private Stage stage;

    @Start
    void start(Stage shown) throws Exception {
        stage = shown;
        broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
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
        Scene scene = new Scene(root, 1280, 800);
        PagePictures.dress(scene);
        scene.getStylesheets()
                .add(getClass()
                        .getResource("/dev/weir/resources/css/journey.css")
                        .toExternalForm());
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
        clients.close();
        broker.close();
    }

    @Test
    void aRecordIsFollowedAndItsObjectOpened(FxRobot robot) throws Exception {
        robot.interact(() -> {
            page = new JourneyPage(workspace, new SharedEngines());
            root.getChildren().setAll(page.content());
            page.shown();
        });
        assertThat(texts(robot)).contains("Choose a record first: its details have a button Journey.");

        SampleAccount account = new SampleAccount(clients);
        String stream = "orders-of-a-stream-with-a-long-name-" + "0123456789".repeat(8);
        account.stream(stream);
        account.delivery("orders-to-s3", stream, "lake", "in/", CompressionFormat.UNCOMPRESSED);
        PutRecordResponse put = clients.kinesis()
                .putRecord(request -> request.streamName(stream)
                        .partitionKey("customer-4711")
                        .data(SdkBytes.fromUtf8String("{\"order\":\"the one that is followed\"}")));
        robot.interact(() -> page.open(new Place.Journey(stream, put.shardId(), put.sequenceNumber())));
        eventually("the object is found", () -> {
            if (object(robot) == null) {
                fire(robot, "#journey-again");
            }
            return object(robot) != null;
        });
        PagePictures.both(robot, stage, "journey");

        robot.interact(() -> object(robot).fire());
        assertThat(workspace.opened().getLast()).isInstanceOf(Place.Objects.class);
        fire(robot, "#journey-pipeline");
        assertThat(workspace.opened().getLast()).isEqualTo(new Place.Pipeline(stream));

        robot.interact(() -> page.open(new Place.Journey("gone", "shardId-000000000000", "1")));
        eventually(
                "what is not there is said",
                () -> robot.lookup(".state-message").tryQuery().isPresent());
        PagePictures.both(robot, stage, "journey-gone");
    }

    private static Hyperlink object(FxRobot robot) {
        return robot.lookup("#hop-object .hyperlink").<Hyperlink>tryQuery().orElse(null);
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> {
            ButtonBase button = robot.lookup(id).queryAs(ButtonBase.class);
            if (!button.isDisabled()) {
                button.fire();
            }
        });
    }

    private static List<String> texts(FxRobot robot) {
        return on(() -> robot.lookup(".label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList());
    }

    private static <T> T on(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, look);
    }
}
