package dev.weir.app.shell;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.FxToolkit;
import dev.weir.app.mask.MaskRules;
import dev.weir.app.presenter.Presenter;
import dev.weir.app.records.RecordsPage;
import dev.weir.app.send.PagePictures;
import dev.weir.app.streams.StreamsPage;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Hands on the presenter: keys, masks, frozen and back. Leaves pictures in target/pages. */
@ExtendWith(ApplicationExtension.class)
class PresenterRobotTest {

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
                Map.of(Place.Streams.class, StreamsPage::new, Place.Records.class, RecordsPage::new),
                OpenConsole.usual().withPlace(new Place.Streams()).withSize(WIDTH, HEIGHT));
        console = open.console();
    }

    @Stop
    void stop() throws Exception {
        open.close();
    }

    private KinesisClient kinesis() {
        return console.workspace().clients().kinesis();
    }

    private void orders() {
        eventually("connected", () -> console.workspace() != null);
        // The headless screen is smaller than the window.
        WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> console.workspace().memory().remember("presenter.fills", "no"));
        kinesis().createStream(request -> request.streamName("orders").shardCount(2));
        eventually(
                "orders is active",
                () -> kinesis()
                                .describeStreamSummary(request -> request.streamName("orders"))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE);
        kinesis()
                .putRecords(request -> request.streamName("orders")
                        .records(IntStream.range(0, 60)
                                .mapToObj(i -> PutRecordsRequestEntry.builder()
                                        .partitionKey("ana" + i + "@example.com")
                                        .data(SdkBytes.fromUtf8String("{\"order\":" + i + ",\"email\":\"ana" + i
                                                + "@example.com\",\"card\":\"4111 1111 1111 1111\"}"))
                                        .build())
                                .toList()));
    }

    private void press(FxRobot robot, KeyCode code, boolean shift) {
        robot.interact(() -> {
            Node target = stage.getScene().getFocusOwner();
            Node on = target == null ? stage.getScene().getRoot() : target;
            on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
        });
    }

    private Presenter presenter() {
        return console.assistance().presenting().now();
    }

    /** All text that can be seen. */
    private String seen() {
        return seen(stage.getScene().getRoot());
    }

    private static String seen(Node node) {
        if (!node.isVisible()) {
            return "";
        }
        if (node instanceof Text text) {
            return text.getText() + "\n";
        }
        return node instanceof javafx.scene.Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(PresenterRobotTest::seen)
                        .collect(Collectors.joining())
                : "";
    }

    private void steps(FxRobot robot) {
        robot.interact(console.assistance().presenting()::setUp);
        robot.interact(() -> robot.lookup("#presenter-steps")
                .queryAs(TextArea.class)
                .setText("# A shop\nEach order is a record. It goes to one of two shards, by its key.\n-> streams\n"
                        + "# What is in an order\nNobody in this room needs to see whose card it was.\n-> streams/orders/records\n"
                        + "# Questions?"));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void stepsAreToldByKeysAndClicker(FxRobot robot) throws Exception {
        orders();
        steps(robot);
        PagePictures.both(robot, stage, "presenter-form");
        robot.interact(robot.lookup("#presenter-begin").queryButton()::fire);
        until("the first step is told", () -> text(robot, "#presenter-title").equals("A shop"));
        until("the page is there", () -> seen().contains("orders"));
        assertThat(robot.lookup("#open-settings").query().getParent().isVisible())
                .isFalse();
        assertThat(robot.lookup("#connection-edge").query().isVisible()).isTrue();
        picture(robot, "presenter-step");
        press(robot, KeyCode.PAGE_DOWN, false);
        until("records are there", () -> rows(robot) == 60);
        assertThat(text(robot, "#presenter-number")).isEqualTo("2 / 3");
        robot.interact(() -> table(robot).getSelectionModel().select(4));
        until(
                "its details are there",
                () -> robot.lookup(".record-details").tryQuery().isPresent());
        until("they are decoded", () -> seen().contains("email"));
        picture(robot, "presenter-masked");
        assertThat(seen()).doesNotContain("example.com").doesNotContain("4111");
        press(robot, KeyCode.B, false);
        assertThat(robot.lookup("#presenter-dark").tryQuery()).isPresent();
        picture(robot, "presenter-black");
        press(robot, KeyCode.PERIOD, false);
        assertThat(robot.lookup("#presenter-dark").tryQuery()).isEmpty();
        press(robot, KeyCode.PAGE_UP, false);
        assertThat(text(robot, "#presenter-title")).isEqualTo("A shop");
        press(robot, KeyCode.ESCAPE, false);
        assertThat(presenter()).isNull();
        assertThat(console.workspace().masking().on()).isFalse();
        assertThat(robot.lookup("#presenter-bar").tryQuery()).isEmpty();
        robot.interact(() -> console.open(new Place.Records("orders", null)));
        until("everything is seen again", () -> seen().contains("@example.com"));
    }

    @Test
    void masksHoldForTheClipboardAndComeAndGoByAKey(FxRobot robot) throws Exception {
        orders();
        robot.interact(() -> console.open(new Place.Records("orders", null)));
        until("records are there", () -> rows(robot) == 60 && seen().contains("@example.com"));
        press(robot, KeyCode.F5, true);
        until("it presents", () -> presenter() != null && !seen().contains("@example.com"));
        robot.interact(() -> {
            table(robot).getSelectionModel().select(0);
            table(robot).requestFocus();
            table(robot).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.C, false, true, false, false));
        });
        until(
                "it is on the clipboard",
                () -> String.valueOf(Clipboard.getSystemClipboard().getString()).contains("order"));
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .contains(MaskRules.MASK)
                .doesNotContain("example.com"));
        press(robot, KeyCode.M, false);
        until("everything is seen", () -> seen().contains("@example.com"));
        press(robot, KeyCode.M, false);
        until("it is masked again", () -> !seen().contains("@example.com"));
        press(robot, KeyCode.ESCAPE, false);
    }

    @Test
    void frozenItStandsStillAndGoesBack(FxRobot robot) throws Exception {
        orders();
        robot.interact(() -> console.open(new Place.Records("orders", null)));
        until("records are there", () -> rows(robot) == 60);
        press(robot, KeyCode.F5, true);
        until("it presents", () -> presenter() != null);
        press(robot, KeyCode.F, false);
        assertThat(robot.lookup("#presenter-still").tryQuery()).isPresent();
        until(
                "it says how far it is behind",
                () -> text(robot, "#presenter-frozen").matches("FROZEN · [1-9] s behind"));
        picture(robot, "presenter-frozen");
        press(robot, KeyCode.LEFT, true);
        until("it is further behind", () -> presenter().model().behind().toMillis() > 1_500);
        press(robot, KeyCode.ESCAPE, false);
        assertThat(presenter()).isNotNull();
        assertThat(robot.lookup("#presenter-still").tryQuery()).isEmpty();
        press(robot, KeyCode.ESCAPE, false);
        assertThat(presenter()).isNull();
    }

    @Test
    void windowsOfTheWindowAreCoveredToo(FxRobot robot) {
        orders();
        press(robot, KeyCode.F5, true);
        until("it presents", () -> presenter() != null);
        Dialog<ButtonType> dialog = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            Dialog<ButtonType> made = new Dialog<>();
            made.initOwner(stage);
            made.initModality(Modality.NONE);
            made.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
            Label cut = new Label("Sent by ana17@example.com, a while ago");
            cut.setMaxWidth(90);
            made.getDialogPane().setContent(new VBox(cut, new Label("nothing to hide")));
            made.show();
            return made;
        });
        Tooltip tip = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            Tooltip made = new Tooltip("ana18@example.com");
            made.show(dialog.getDialogPane().getScene().getWindow(), 40, 40);
            return made;
        });
        until("a label that is cut off is covered", () -> covers(dialog.getDialogPane()) == 1);
        until("a tooltip is covered", () -> covers(tip.getScene().getRoot()) == 1);
        robot.interact(() -> dialog.getDialogPane().setContent(new Label("ana19@example.com")));
        until("what comes later is covered", () -> covers(dialog.getDialogPane()) == 1);
        press(robot, KeyCode.M, false);
        until("it is shown on demand", () -> covers(dialog.getDialogPane()) == 0);
        press(robot, KeyCode.M, false);
        until("and covered again", () -> covers(dialog.getDialogPane()) == 1);
        press(robot, KeyCode.ESCAPE, false);
        assertThat(presenter()).isNull();
        assertThat(covers(dialog.getDialogPane())).isZero();
        robot.interact(() -> {
            tip.hide();
            dialog.close();
        });
    }

    private static int covers(Node node) {
        return node.lookupAll(".presenter-cover").size();
    }

    @Test
    void itFillsTheScreenAndGivesTheWindowBackAsItWas(FxRobot robot) throws Exception {
        orders();
        fills();
        double before = stage.getWidth();
        press(robot, KeyCode.F5, true);
        until(
                "it fills the screen",
                () -> stage.isFullScreen()
                        && stage.getScene().getWidth()
                                == Screen.getPrimary().getBounds().getWidth()
                        && stage.getScene().getHeight()
                                == Screen.getPrimary().getBounds().getHeight());
        press(robot, KeyCode.B, false);
        press(robot, KeyCode.ESCAPE, false);
        assertThat(presenter()).as("Escape lights the screen first").isNotNull();
        assertThat(stage.isFullScreen()).isTrue();
        press(robot, KeyCode.ESCAPE, false);
        until("the window is as it was", () -> !stage.isFullScreen() && stage.getWidth() == before);
        assertThat(presenter()).isNull();
        assertThat(console.workspace().masking().on()).isFalse();
    }

    /** As a window manager does it, and the green button of macOS: nobody asks the presenter. */
    @Test
    void whoeverTakesTheWindowOutOfFullScreenEndsPresenting(FxRobot robot) throws Exception {
        orders();
        fills();
        press(robot, KeyCode.F5, true);
        until("it fills the screen", () -> presenter() != null && stage.isFullScreen());
        robot.interact(() -> stage.setFullScreen(false));
        until("it has ended", () -> presenter() == null);
        assertThat(stage.isFullScreen()).isFalse();
        assertThat(console.workspace().masking().on()).isFalse();
        assertThat(robot.lookup("#presenter-bar").tryQuery()).isEmpty();
        assertThat(robot.lookup("#open-palette").query().getParent().isVisible())
                .isTrue();
    }

    @Test
    void theKeyThatBeganItEndsIt(FxRobot robot) throws Exception {
        orders();
        fills();
        press(robot, KeyCode.F5, true);
        until("it fills the screen", () -> presenter() != null && stage.isFullScreen());
        press(robot, KeyCode.B, false);
        press(robot, KeyCode.F5, true);
        until("it has ended", () -> presenter() == null && !stage.isFullScreen());
        press(robot, KeyCode.F5, true);
        until("it begins anew", () -> presenter() != null && stage.isFullScreen());
        assertThat(robot.lookup("#presenter-dark").tryQuery())
                .as("not black any more")
                .isEmpty();
        press(robot, KeyCode.F5, true);
        until("it has ended again", () -> presenter() == null && !stage.isFullScreen());
    }

    private void fills() throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            console.workspace().memory().remember("presenter.fills", "yes");
            // The headless screen is smaller than the window that pictures are taken of.
            stage.setWidth(820);
            stage.setHeight(600);
            return true;
        });
        // The system hears of a size with the next pulse: it is not to come after the screen's.
        FxToolkit.awaitPulses(stage.getScene(), 3);
    }

    private void picture(FxRobot robot, String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        PagePictures.both(robot, stage, name);
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#records-table").<TableView<?>>query();
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#records-table")
                .<TableView<?>>tryQuery()
                .map(table -> table.getItems().size())
                .orElse(-1);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query)
                .<Node>tryQuery()
                .map(node -> node instanceof Label label ? label.getText() : "")
                .orElse("");
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
}
