package dev.weir.app.pipeline;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.app.query.SharedEngines;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.charts.flow.FlowChart;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;

/** The page over the real broker, by keyboard and mouse. */
@ExtendWith(ApplicationExtension.class)
class PipelinePageTest {

    private static final String LONG = "a-stream-whose-name-is-as-long-as-names-may-be-" + "0123456789".repeat(8) + "z";

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
        Scene scene = new Scene(root, 1280, 800);
        PagePictures.dress(scene);
        scene.getStylesheets()
                .add(getClass()
                        .getResource("/dev/weir/resources/css/pipeline.css")
                        .toExternalForm());
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
    void aPipelineIsWalkedByKeysAndOpensWhatIsChosen(FxRobot robot) throws Exception {
        open(robot, Set.of(), new Place.Pipeline(null));
        eventually(
                "nothing is there",
                () -> robot.lookup(".state-message").tryQuery().isPresent());
        PagePictures.both(robot, stage, "pipeline-empty");

        SampleAccount account = new SampleAccount(clients);
        account.stream("orders");
        account.stream(LONG);
        account.delivery("orders-to-s3", "orders", "lake", "orders/!{timestamp:yyyy}/", CompressionFormat.UNCOMPRESSED);
        account.direct("clicks", "lake");
        account.consumer("orders", "fraud");
        account.function("alert", "orders");
        put(account);
        eventually("the stream is shown", () -> card(robot, "stream-orders") != null);
        eventually("something moves", () -> {
            account.put("orders", "k", "{\"n\":1}");
            return on(() -> chart(robot).moving());
        });
        put(account);
        PagePictures.both(robot, stage, "pipeline");

        robot.interact(() -> card(robot, "producers").requestFocus());
        press(robot, KeyCode.RIGHT);
        Node first = on(() -> stage.getScene().getFocusOwner());
        assertThat(first.getAccessibleText()).contains("from Producers");
        robot.interact(() -> card(robot, "stream-orders").requestFocus());
        press(robot, KeyCode.RIGHT);
        assertThat(on(() -> stage.getScene().getFocusOwner()).getAccessibleText())
                .contains("from orders");
        press(robot, KeyCode.LEFT);
        assertThat(on(() -> stage.getScene().getFocusOwner())).isEqualTo(card(robot, "stream-orders"));
        press(robot, KeyCode.ENTER);
        assertThat(workspace.opened()).containsExactly(new Place.Stream("orders"));

        robot.interact(() -> page.open(new Place.Pipeline("orders")));
        eventually(
                "the rest is pale",
                () -> card(robot, "delivery-clicks")
                        .getPseudoClassStates()
                        .toString()
                        .contains("pale"));
        assertThat(card(robot, "objects-lake-orders-").getPseudoClassStates().toString())
                .doesNotContain("pale");
        PagePictures.both(robot, stage, "pipeline-focused");
        press(robot, KeyCode.ESCAPE);
        assertThat(card(robot, "delivery-clicks").getPseudoClassStates().toString())
                .doesNotContain("pale");

        robot.interact(
                () -> robot.lookup("#pipeline-search").queryAs(TextField.class).setText("click"));
        eventually("only that is shown", () -> card(robot, "stream-orders") == null);
        assertThat(card(robot, "delivery-clicks")).isNotNull();

        robot.interact(() -> page.hidden());
        assertThat(on(() -> chart(robot).moving())).isFalse();
    }

    @Test
    void manyStreamsAreCountedAndARefusalIsSaid(FxRobot robot) throws Exception {
        open(robot, Set.of("lambda"), new Place.Pipeline(null));
        SampleAccount account = new SampleAccount(clients);
        for (int i = 0; i < 12; i++) {
            account.stream("quiet-" + i);
        }
        account.stream("orders");
        account.delivery("orders-to-s3", "orders", "lake", "orders/", CompressionFormat.UNCOMPRESSED);

        eventually(
                "the quiet ones are counted",
                () -> robot.lookup("#pipeline-hidden")
                        .queryAs(Hyperlink.class)
                        .getText()
                        .equals("12 more streams without traffic"));
        eventually(
                "the refusal is said",
                () -> robot.lookup(".live-notice .label")
                        .queryLabeled()
                        .getText()
                        .contains("Lambda mappings: not allowed to list them."));
        PagePictures.both(robot, stage, "pipeline-refused");
    }

    private void put(SampleAccount account) {
        for (int i = 0; i < 20; i++) {
            account.put("orders", "k" + i, "{\"n\":1}");
            account.put(LONG, "k" + i, "{\"n\":1}");
        }
    }

    private void open(FxRobot robot, Set<String> refused, Place place) {
        URI endpoint = broker.endpoint();
        Connection connection = new Connection(
                "Embedded", Connection.Kind.EMBEDDED, new Connection.Source.Embedded(), "us-east-1", endpoint);
        clients = new SdkClients(connection, () -> false);
        FxBackground background = new FxBackground();
        workspace = new TestWorkspace(
                connection,
                Refusing.services(clients, refused),
                background,
                new CloudWatchThroughputFeed(clients, background, connection),
                InstantSource.system());
        robot.interact(() -> {
            page = new PipelinePage(workspace, new SharedEngines());
            page.open(place);
            root.getChildren().setAll(page.content());
            page.shown();
        });
    }

    private static Node card(FxRobot robot, String id) {
        return robot.lookup("#pipeline-" + id).tryQuery().orElse(null);
    }

    private static FlowChart chart(FxRobot robot) {
        return robot.lookup("#pipeline-chart").queryAs(FlowChart.class);
    }

    private static void press(FxRobot robot, KeyCode key) {
        robot.press(key).release(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T> T on(java.util.concurrent.Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, look);
    }
}
