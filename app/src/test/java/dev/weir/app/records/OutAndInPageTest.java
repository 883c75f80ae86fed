package dev.weir.app.records;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.records.transfer.OutAndIn;
import dev.weir.app.send.BrokerStream;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.OutgoingRecords;
import dev.weir.app.send.PagePictures;
import dev.weir.app.send.StreamDrop;
import dev.weir.app.shell.FileDialogs;
import dev.weir.app.shell.NoThroughput;
import dev.weir.app.shell.Place;
import dev.weir.broker.BrokerConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** The forms by which records leave and enter the Records page, over the real broker. */
@ExtendWith(ApplicationExtension.class)
class OutAndInPageTest {

    @TempDir
    private Path folder;

    private BrokerStream broker;
    private FxBackground background;
    private TestWorkspace workspace;
    private RecordsPage page;
    private StackPane root;
    private Stage stage;
    private @Nullable Path file;

    @Start
    void start(Stage primary) {
        stage = primary;
        broker = new BrokerStream(BrokerConfig.inMemory());
        background = new FxBackground();
        workspace = new TestWorkspace(
                broker.connection(), broker.clients(), background, new NoThroughput(), InstantSource.system());
        page = new RecordsPage(workspace, new FileDialogs() {
            @Override
            public @Nullable Path open(Window owner, String title, String name) {
                return file;
            }

            @Override
            public @Nullable Path save(Window owner, String title, String name) {
                return folder.resolve(name);
            }
        });
        root = new StackPane(page.content());
        Scene scene = new Scene(root, 1216, 724);
        PagePictures.dress(scene);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> page.hidden());
        background.close();
        broker.close();
    }

    private void showOrders(FxRobot robot) {
        broker.create("orders", 2);
        broker.create("copy", 3);
        broker.kinesis()
                .putRecords(request -> request.streamName("orders")
                        .records(IntStream.range(0, 50)
                                .mapToObj(i -> PutRecordsRequestEntry.builder()
                                        .partitionKey("customer-" + i % 9)
                                        .data(SdkBytes.fromUtf8String(
                                                "{\"order\": " + i + ", \"total\": " + i * 3 + "}"))
                                        .build())
                                .toList()));
        robot.interact(() -> {
            page.open(new Place.Records("orders", null));
            page.shown();
        });
        eventually(
                "the records are shown", () -> on(() -> table(robot).getItems().size() == 50));
    }

    @Test
    void selectedRecordsAreExported(FxRobot robot) throws Exception {
        showOrders(robot);
        robot.interact(() -> table(robot).getSelectionModel().selectRange(3, 10));
        menu(robot, "records-export");
        PagePictures.both(robot, stage, "export-dialog");
        fire(robot, "#export-accept");
        Path written = folder.resolve("orders.jsonl");
        eventually("the file is there", () -> Files.exists(written));
        assertThat(Files.readAllLines(written))
                .hasSize(7)
                .allMatch(line -> line.contains("\"partitionKey\":\"customer-"));
        eventually("the page says so", () -> labels(robot, ".transfer-text").contains("7 records are in orders.jsonl"));
        PagePictures.both(robot, stage, "export-done");
        robot.interact(() -> table(robot).getSelectionModel().clearSelection());
        menu(robot, "records-export");
        robot.interact(
                () -> robot.lookup("#export-parquet").queryAs(RadioButton.class).fire());
        write(robot, "#range-from", "yesterday");
        assertThat(text(robot, "#form-problem")).startsWith("“yesterday” is not a time.");
        PagePictures.both(robot, stage, "export-wrong");
        write(robot, "#range-from", "1 h");
        fire(robot, "#export-accept");
        eventually(
                "the Parquet file is there",
                () -> labels(robot, ".transfer-text").contains("50 records are in orders.parquet"));
    }

    @Test
    void aFileIsLookedAtAndImported(FxRobot robot) throws Exception {
        showOrders(robot);
        file = Files.write(
                folder.resolve("more.jsonl"),
                IntStream.range(0, 30)
                        .mapToObj(i -> "{\"id\":\"x" + i + "\"" + (i == 4 ? "" : ",\"who\":\"w" + i % 5 + "\"") + "}")
                        .toList());
        menu(robot, "records-import");
        eventually(
                "it is looked at",
                () -> on(() -> table(robot, "#import-preview").getItems().size() == 20));
        eventually(
                "the old key is missing",
                () -> on(() -> robot.lookup("The file does not say which key it had.")
                        .tryQuery()
                        .isPresent()));
        robot.interact(() ->
                robot.lookup("#import-key").queryComboBox().getSelectionModel().select(1));
        write(robot, "#import-key-text", "$.who");
        eventually(
                "keys are shown", () -> on(() -> robot.lookup("w3").tryQuery().isPresent()));
        PagePictures.both(robot, stage, "import-preview");
        fire(robot, "#import-accept");
        eventually(
                "it says what was not taken",
                () -> labels(robot, ".transfer-text").contains("1 was not taken"));
        PagePictures.both(robot, stage, "import-failed-some");
        assertThat(broker.all("orders")).hasSize(79);
    }

    @Test
    void aDryRunIsShownBeforeTheReplay(FxRobot robot) throws Exception {
        showOrders(robot);
        menu(robot, "records-replay");
        assertThat(text(robot, "#form-problem")).isEqualTo("Choose the stream that the records go into.");
        fire(robot, "#replay-target");
        eventually(
                "streams are listed",
                () -> on(() -> robot.lookup("copy").tryQuery().isPresent()));
        robot.clickOn("copy");
        fire(robot, "#replay-dry-run");
        eventually("it is counted", () -> text(robot, "#replay-counted").startsWith("50 records, "));
        assertThat(broker.all("copy")).isEmpty();
        PagePictures.both(robot, stage, "replay-dry-run");
        fire(robot, "#replay-accept");
        eventually("it is done", () -> labels(robot, ".transfer-text").contains("50 records were put into copy."));
        assertThat(broker.all("copy")).hasSize(50);
    }

    @Test
    void recordsThatAreDroppedOnAStreamAreEditedAndSent(FxRobot robot) throws Exception {
        showOrders(robot);
        // A robot can't drag: the event of a drop is fired as the list of streams fires it.
        robot.interact(() -> root.addEventHandler(
                StreamDrop.DROPPED,
                drop -> OutAndIn.resend(
                        workspace, root, drop.streamName(), drop.records(), FileDialogs.OF_THE_SYSTEM)));
        List<OutgoingRecord> dropped = List.of(
                new OutgoingRecord("a", null, "{\"n\":1}".getBytes(StandardCharsets.UTF_8)),
                new OutgoingRecord("b", null, new byte[] {1, 2, (byte) 0xfe}));
        robot.interact(() -> page.content().fireEvent(new StreamDrop("copy", OutgoingRecords.of(dropped), List.of())));
        eventually(
                "the form is there",
                () -> on(() -> robot.lookup("#resend-accept").tryQuery().isPresent()));
        write(robot, "#record-data", "{\"n\":");
        assertThat(text(robot, "#form-problem")).startsWith("Record 1: Not JSON");
        PagePictures.both(robot, stage, "resend-wrong");
        write(robot, "#record-data", "{\"n\":2}");
        fire(robot, "#resend-accept");
        eventually(
                "they are taken",
                () -> text(robot, "#resend-outcome").startsWith("All of them were taken. Record 1: shardId-"));
        PagePictures.both(robot, stage, "resend-done");
        assertThat(broker.all("copy").stream()
                        .map(r -> r.partitionKey() + r.data().asByteArray().length))
                .containsExactlyInAnyOrder("a7", "b3");
    }

    private void menu(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#records-out-and-in").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .forEach(item -> item.fire()));
    }

    private static void fire(FxRobot robot, String selector) {
        eventually(
                selector + " can be pressed",
                () -> on(() -> robot.lookup(selector)
                        .tryQueryAs(Button.class)
                        .map(button -> !button.isDisabled())
                        .orElse(false)));
        robot.interact(() -> robot.lookup(selector).queryButton().fire());
    }

    private static void write(FxRobot robot, String selector, String text) {
        robot.interact(
                () -> robot.lookup(selector).queryAs(TextInputControl.class).setText(text));
    }

    private static String text(FxRobot robot, String selector) {
        return on(() -> robot.lookup(selector)
                .tryQuery()
                .map(node -> node instanceof Label label ? label.getText() : ((TextField) node).getText())
                .orElse(""));
    }

    private static String labels(FxRobot robot, String selector) {
        return on(() -> String.join(
                "\n",
                robot.lookup(selector).queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .toList()));
    }

    @SuppressWarnings("unchecked")
    private static TableView<TailedRecord> table(FxRobot robot) {
        return robot.lookup("#records-table")
                .tryQuery()
                .map(node -> (TableView<TailedRecord>) node)
                .orElseGet(TableView::new);
    }

    private static TableView<?> table(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAs(TableView.class);
    }

    private static <T> T on(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }
}
