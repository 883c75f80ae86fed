package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.send.BrokerStream;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.NoThroughput;
import dev.weir.app.shell.Place;
import dev.weir.broker.BrokerConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.SdkBytes;

/** The Query page over the real broker, by the keyboard. */
@ExtendWith(ApplicationExtension.class)
class QueryPageTest {

    private BrokerStream broker;
    private FxBackground background;
    private QueryModel model;
    private QueryPage page;
    private Stage stage;

    @Start
    void start(Stage primary) {
        stage = primary;
        broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        background = new FxBackground();
        TestWorkspace workspace = new TestWorkspace(
                broker.connection(), broker.clients(), background, new NoThroughput(), InstantSource.system());
        model = new QueryModel(workspace);
        page = new QueryPage(workspace, model, FileQuestion.OF_THE_SYSTEM);
        Scene scene = new Scene(new StackPane(page.content()), 1000, 700);
        PagePictures.dress(scene);
        scene.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("/dev/weir/resources/css/query.css"))
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

    private void put(String data) {
        broker.kinesis()
                .putRecord(request ->
                        request.streamName("orders").partitionKey("a").data(SdkBytes.fromUtf8String(data)));
    }

    private CodeArea editor(FxRobot robot) {
        return robot.lookup("#query-editor").queryAs(CodeArea.class);
    }

    private void write(FxRobot robot, String text) {
        robot.interact(() -> {
            model.statements().getFirst().text().set(text);
            editor(robot).requestFocus();
            editor(robot).moveDocumentEnd();
        });
    }

    @Test
    void aStatementTypedOnThePageShowsRows(FxRobot robot) throws Exception {
        broker.create("orders", 1);
        put("{\"id\": 1, \"who\": \"Ann\"}");
        put("{\"id\": 2, \"who\": \"Bob\"}");
        robot.interact(page::shown);
        eventually("the stream is listed", () -> fx(() -> model.streams().get() != null));

        write(robot, "SELECT who, id FROM ");
        robot.press(KeyCode.CONTROL).press(KeyCode.SPACE).release(KeyCode.SPACE).release(KeyCode.CONTROL);
        eventually(
                "the stream is proposed",
                () -> fx(() -> robot.lookup("#query-completion")
                        .tryQueryAs(ListView.class)
                        .map(list -> list.getItems().size() == 1)
                        .orElse(false)));
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(fx(() -> editor(robot).getText())).isEqualTo("SELECT who, id FROM orders");

        robot.press(KeyCode.CONTROL).press(KeyCode.ENTER).release(KeyCode.ENTER).release(KeyCode.CONTROL);
        TableView<?> table = robot.lookup("#query-result").queryTableView();
        eventually("rows", () -> fx(() -> table.getItems().size() == 2));
        eventually(
                "the end",
                () -> fx(() -> robot.lookup("#query-status")
                        .queryAs(Label.class)
                        .getText()
                        .startsWith("2 rows out of 2 records")));
        assertThat(fx(() -> table.getColumns().getFirst().getText())).isEqualTo("who");
        assertThat(fx(() -> table.getColumns().get(1).getCellData(1))).isEqualTo(2L);
        PagePictures.both(robot, stage, "query-rows");
    }

    @Test
    void anErrorIsSaidInPlainWordsWithItsPlace(FxRobot robot) throws Exception {
        broker.create("orders", 1);
        put("{\"id\": 1, \"who\": \"Ann\"}");
        robot.interact(page::shown);
        write(robot, "SELECT\n  whom\nFROM orders");
        robot.clickOn("#query-run");
        Label problem = robot.lookup("#query-problem").queryAs(Label.class);
        eventually(
                "said",
                () -> fx(() -> problem.getText().startsWith("Line 2, column 3: There is no column “whom” here.")));
        PagePictures.both(robot, stage, "query-error");

        write(robot, "SELECT * FROM order");
        robot.clickOn("#query-run");
        eventually("said", () -> fx(() -> problem.getText().contains("SQL")));
    }

    @Test
    void examplesAndPlacesOpenTabs(FxRobot robot) {
        robot.interact(page::shown);
        robot.interact(() -> page.open(Place.Query.of("my-stream")));
        assertThat(model.statements()).hasSize(2);
        assertThat(model.statements().getLast().text().get()).contains("FROM \"my-stream\"");
        robot.clickOn("#query-examples");
        robot.clickOn("Quantiles");
        robot.clickOn("Open");
        eventually("opened", () -> fx(() -> model.statements().size() == 3));
        assertThat(model.statements().getLast().title().get()).isEqualTo("Quantiles");
    }
}
