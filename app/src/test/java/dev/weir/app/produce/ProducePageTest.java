package dev.weir.app.produce;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.send.BrokerStream;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.NoThroughput;
import dev.weir.app.shell.Place;
import dev.weir.broker.BrokerConfig;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
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
import software.amazon.awssdk.services.kinesis.model.Record;

/** The Produce page over the real broker, by hand and by generator. */
@ExtendWith(ApplicationExtension.class)
class ProducePageTest {

    private BrokerStream broker;
    private FxBackground background;
    private TestWorkspace workspace;
    private ProducePage page;
    private Stage stage;

    @Start
    void start(Stage primary) {
        stage = primary;
        broker = new BrokerStream(BrokerConfig.inMemory());
        background = new FxBackground();
        workspace = workspace(Connection.Kind.EMBEDDED);
        page = new ProducePage(workspace);
        Scene scene = new Scene(new StackPane(page.content()), 1216, 724);
        PagePictures.dress(scene);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
    }

    private TestWorkspace workspace(Connection.Kind kind) {
        Connection at = broker.connection();
        return new TestWorkspace(
                new Connection(at.name(), kind, at.source(), at.region(), at.endpoint()),
                broker.clients(),
                background,
                new NoThroughput(),
                InstantSource.system());
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> page.hidden());
        background.close();
        broker.close();
    }

    private void open(FxRobot robot, String stream) {
        robot.interact(() -> {
            page.open(new Place.Produce(stream));
            page.shown();
        });
    }

    @Test
    void oneRecordIsWrittenSeenAndPut(FxRobot robot) throws Exception {
        broker.create("orders", 4);
        open(robot, "orders");
        Button send = robot.lookup("#produce-send").queryButton();
        assertThat(on(send::isDisabled)).isTrue();
        write(robot, "#record-key", "customer-17");
        write(robot, "#record-data", "{\"order\": 1,}");
        eventually(
                "the slip is named", () -> text(robot, "#record-problem").startsWith("Not JSON at line 1, column 13"));
        PagePictures.both(robot, stage, "produce-one-wrong");
        write(robot, "#record-data", "{\"order\": 1}");
        eventually("the shard is foreseen", () -> text(robot, "#record-shard").contains("shardId-"));
        String foreseen = text(robot, "#record-shard").replace("→ ", "");
        robot.interact(() -> robot.lookup("#record-data").query().requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        TableView<SentRecord> sent = table(robot);
        eventually("it is in the list", () -> on(() -> sent.getItems().size() == 1));
        assertThat(sent.getItems().getFirst().shardId()).isEqualTo(foreseen);
        Record put = broker.all("orders").getFirst();
        assertThat(put.data().asUtf8String()).isEqualTo("{\"order\": 1}");
        assertThat(put.sequenceNumber()).isEqualTo(sent.getItems().getFirst().sequenceNumber());
        robot.interact(() ->
                robot.lookup("#record-form-hex").queryAs(ToggleButton.class).fire());
        assertThat(text(robot, "#record-data")).startsWith("7b 22 6f");
        write(robot, "#record-data", "ff 00 01");
        write(robot, "#record-hash-key", "0");
        eventually(
                "the first shard takes it", () -> text(robot, "#record-shard").endsWith("shardId-000000000000"));
        robot.interact(send::fire);
        eventually("both are in the list", () -> on(() -> sent.getItems().size() == 2));
        PagePictures.both(robot, stage, "produce-one");
        assertThat(broker.records("orders").get("shardId-000000000000").stream()
                        .map(r -> r.data().asByteArray()))
                .anyMatch(data -> data.length == 3 && data[0] == (byte) 0xff);
    }

    @Test
    void aGeneratorRunsIsStoppedAndSaysWhatWasThrottled(FxRobot robot) throws Exception {
        broker.create("orders", 1);
        open(robot, "orders");
        robot.interact(() ->
                robot.lookup("#produce-generator").queryAs(ToggleButton.class).fire());
        eventually("samples are shown", () -> text(robot, "#generator-samples").contains("\"visitor\": \"visitor-"));
        PagePictures.both(robot, stage, "produce-generator-idle");
        String template = text(robot, "#generator-template");
        write(robot, "#generator-template", template.replace("Internet.userAgent", "Internet.nobody"));
        eventually("the slip is named", () -> text(robot, "#generator-problem").startsWith("Line 6, column 13:"));
        PagePictures.both(robot, stage, "produce-generator-wrong");
        write(robot, "#generator-template", template);
        write(robot, "#generator-rate", "3000");
        Button start = robot.lookup("#generator-start").queryButton();
        eventually("it may start", () -> on(() -> !start.isDisabled()));
        robot.interact(start::fire);
        eventually("it runs", () -> text(robot, "#generator-state").startsWith("Running"));
        eventually(
                "it is throttled", () -> text(robot, "#generator-errors").contains("more than 1 MiB or 1,000 records"));
        eventually(
                "it has run for a while", () -> text(robot, "#generator-state").contains("for 6 s"));
        PagePictures.both(robot, stage, "produce-generator-throttled");
        robot.interact(start::fire);
        eventually("it has stopped", () -> text(robot, "#generator-state").startsWith("Ended after"));
        eventually("it may start again", () -> on(() -> start.getText().equals("Start")));
        assertThat(broker.all("orders")).isNotEmpty();
    }

    @Test
    void productionAsksForTheNameAndReadOnlyRefuses(FxRobot robot) {
        broker.create("orders", 1);
        workspace = workspace(Connection.Kind.PRODUCTION);
        robot.interact(() -> {
            page = new ProducePage(workspace);
            stage.getScene().setRoot(new StackPane(page.content()));
        });
        open(robot, "orders");
        write(robot, "#record-key", "k");
        write(robot, "#record-data", "1");
        robot.interact(() -> robot.lookup("#produce-send").queryButton().fire());
        assertThat(on(() -> robot.lookup("#confirm-action").queryButton().isDisabled()))
                .isTrue();
        write(robot, "#confirm-name", "orders");
        robot.interact(() -> robot.lookup("#confirm-action").queryButton().fire());
        eventually("it is put", () -> on(() -> table(robot).getItems().size() == 1));
        robot.interact(() -> workspace.setReadOnly(true));
        assertThat(on(() -> robot.lookup("#produce-send").queryButton().isDisabled()))
                .isTrue();
    }

    private static void write(FxRobot robot, String selector, String text) {
        robot.interact(
                () -> robot.lookup(selector).queryAs(TextInputControl.class).setText(text));
    }

    private static String text(FxRobot robot, String selector) {
        return on(() -> robot.lookup(selector)
                .tryQuery()
                .map(node -> node instanceof Label label
                        ? label.getText()
                        : node instanceof TextInputControl input ? input.getText() : "")
                .orElse(""));
    }

    @SuppressWarnings("unchecked")
    private static TableView<SentRecord> table(FxRobot robot) {
        return (TableView<SentRecord>) robot.lookup("#produce-sent").queryAs(TableView.class);
    }

    private static <T> T on(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }
}
