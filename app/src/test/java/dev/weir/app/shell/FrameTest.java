package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** A robot goes through the frame with pages that only note what happens to them. */
@ExtendWith(ApplicationExtension.class)
class FrameTest {

    private final List<String> events = new ArrayList<>();
    private Console console;
    private Stage stage;

    @Start
    void start(Stage opened) {
        stage = opened;
        Connection nowhere = new Connection(
                "orders-prod",
                Connection.Kind.PRODUCTION,
                new Connection.Source.Keys("k", "s"),
                "eu-central-1",
                URI.create("http://127.0.0.1:1"));
        Map<Class<? extends Place>, Function<Workspace, Page>> makers = Map.of(
                Place.Overview.class, workspace -> new NotedPage("overview"),
                Place.Streams.class, workspace -> new NotedPage("streams"),
                Place.Records.class, workspace -> new NotedPage("records"),
                Place.Audit.class, workspace -> new NotedPage("audit"));
        console = Console.open(
                stage,
                ConsoleOptions.of(BrokerOptions.defaults().inMemory())
                        .withConnection(nowhere)
                        .withTheme(Theme.LIGHT)
                        .withSize(1280, 800),
                new Pages(makers, (clients, background, connection) -> new NoThroughput()));
    }

    @Stop
    void stop() {
        console.close();
    }

    @Test
    void ctrlAndADigitOpensAPageAndTheOneBeforeIsToldThatItIsHidden(FxRobot robot) {
        robot.interact(() -> press(KeyCode.DIGIT2, true, false, false));
        assertThat(events).containsExactly("overview shown", "overview hidden", "streams shown");
        assertThat(stage.getTitle()).isEqualTo("Streams · orders-prod · Weir");
        robot.interact(() -> press(KeyCode.LEFT, false, false, true));
        assertThat(events).endsWith("streams hidden", "overview shown");
        robot.interact(() -> press(KeyCode.RIGHT, false, false, true));
        assertThat(events).endsWith("overview hidden", "streams shown");
    }

    @Test
    void aPageIsHiddenWithTheWindowAndShownWithItAgain(FxRobot robot) {
        robot.interact(() -> stage.setIconified(true));
        assertThat(events).containsExactly("overview shown", "overview hidden");
        robot.interact(() -> stage.setIconified(false));
        assertThat(events).containsExactly("overview shown", "overview hidden", "overview shown");
    }

    @Test
    void thePaletteFindsAPageByAFewLettersAndEnterOpensIt(FxRobot robot) {
        robot.interact(() -> press(KeyCode.K, true, false, false));
        TextField field = robot.lookup("#palette-field").queryAs(TextField.class);
        assertThat(field.isFocused()).isTrue();
        robot.interact(() -> field.setText("aud"));
        ListView<PaletteModel.Entry> list = robot.lookup("#palette-list").queryListView();
        assertThat(list.getItems().getFirst().name()).isEqualTo("Audit");
        robot.interact(() -> fire(field, KeyCode.ENTER, false, false, false));
        assertThat(events).endsWith("overview hidden", "audit shown");
        assertThat(robot.lookup("#palette-field").tryQuery()).isEmpty();
    }

    @Test
    void productionIsSaidInAWordAndReadOnlyIsOneClick(FxRobot robot) {
        assertThat(robot.lookup("#connection-edge").queryAs(Label.class).getText())
                .isEqualTo("PRODUCTION");
        assertThat(console.workspace().readOnly().get())
                .as("production starts read-only")
                .isTrue();
        robot.interact(() -> robot.lookup("#read-only")
                .queryAs(javafx.scene.control.ToggleButton.class)
                .fire());
        assertThat(console.workspace().readOnly().get()).isFalse();
    }

    @Test
    void theBarFitsTheNarrowestWindow(FxRobot robot) {
        robot.interact(() -> stage.setWidth(800));
        robot.interact(() -> console.scene().getRoot().layout());
        Node help = robot.lookup("#open-help").query();
        assertThat(help.localToScene(help.getBoundsInLocal()).getMaxX()).isLessThanOrEqualTo(800);
        Node menu = robot.lookup("#connection-menu").query();
        assertThat(menu.localToScene(menu.getBoundsInLocal()).getMinX()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void theThemeFlipsWithCtrlShiftL(FxRobot robot) {
        assertThat(console.scene().getRoot().getStyleClass()).doesNotContain("dark");
        robot.interact(() -> press(KeyCode.L, true, true, false));
        assertThat(console.scene().getRoot().getStyleClass()).contains("dark");
    }

    @Test
    void f1ShowsTheShortcutsAndEscapeClosesThem(FxRobot robot) {
        robot.interact(() -> press(KeyCode.F1, false, false, false));
        assertThat(robot.lookup(".weir-sheet").tryQuery()).isPresent();
        Node sheet = robot.lookup(".weir-sheet").query();
        robot.interact(() -> fire(sheet, KeyCode.ESCAPE, false, false, false));
        assertThat(robot.lookup(".weir-sheet").tryQuery()).isEmpty();
    }

    @Test
    void workOfMoreThanASecondIsListedAndCanBeCancelled(FxRobot robot) throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        robot.interact(() -> console.workspace()
                .background()
                .run(
                        "Replay",
                        () -> {
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                            }
                            return true;
                        },
                        done -> {},
                        failure -> {}));
        robot.interact(() -> robot.lookup("#open-tasks").queryButton().fire());
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup(".task-cancel-button")
                        .tryQueryAs(Button.class)
                        .filter(button -> !button.isDisabled())
                        .isPresent());
        robot.interact(() -> robot.lookup(".task-cancel-button").queryButton().fire());
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup("#open-tasks").queryButton().getText().equals("no tasks"));
    }

    @Test
    void whoIsCallingIsSaidQuietlyWhenNobodyAnswers(FxRobot robot) throws Exception {
        Label identity = robot.lookup(".top-identity").queryAs(Label.class);
        WaitForAsyncUtils.waitFor(8, TimeUnit.SECONDS, () -> identity.getText().equals("identity unknown"));
    }

    @Test
    void everyControlOfTheFrameHasAName(FxRobot robot) {
        List<String> nameless = robot
                .lookup(node -> node instanceof javafx.scene.control.ButtonBase)
                .queryAllAs(javafx.scene.control.ButtonBase.class)
                .stream()
                .filter(button ->
                        (button.getText() == null || button.getText().isBlank()) && button.getAccessibleText() == null)
                .map(Node::toString)
                .toList();
        assertThat(nameless).isEmpty();
    }

    private void press(KeyCode code, boolean control, boolean shift, boolean alt) {
        Node focus = console.scene().getFocusOwner();
        fire(focus == null ? console.scene().getRoot() : focus, code, control, shift, alt);
    }

    private static void fire(Node target, KeyCode code, boolean control, boolean shift, boolean alt) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, alt, false));
    }

    /** Notes what the frame tells it. */
    private final class NotedPage implements Page {
        private final String name;
        private final VBox content = new VBox();

        NotedPage(String name) {
            this.name = name;
            Label heading = new Label(name);
            heading.getStyleClass().add("page-heading");
            content.getStyleClass().add("page");
            content.getChildren().add(heading);
        }

        @Override
        public Node content() {
            return content;
        }

        @Override
        public void shown() {
            events.add(name + " shown");
        }

        @Override
        public void hidden() {
            events.add(name + " hidden");
        }
    }
}
