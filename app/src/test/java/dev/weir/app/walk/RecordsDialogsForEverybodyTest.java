package dev.weir.app.walk;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.capsule.CapsuleDoor;
import dev.weir.app.capsule.Capsules;
import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.mask.MaskRules;
import dev.weir.app.records.transfer.OutAndIn;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.OutgoingRecords;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import software.amazon.awssdk.core.SdkBytes;

/** The forms and menus of records, their journeys and capsules can be read, worked without a mouse and spoken. */
@ExtendWith(ApplicationExtension.class)
class RecordsDialogsForEverybodyTest {

    private static final int PULSES = 4;

    @TempDir
    Path folder;

    private Stage stage;
    private Console console;
    private Endpoints.Started endpoint;
    private Place.Journey journey;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        endpoint = Endpoints.BROKER.start(folder);
        Connection connection = new Connection(
                "Broker",
                Connection.Kind.TEST,
                new Connection.Source.Keys("weir", "weir"),
                "us-east-1",
                endpoint.uri());
        robot.interact(() -> console = Console.open(
                stage,
                ConsoleOptions.of(BrokerOptions.defaults().inMemory())
                        .withConnection(connection)
                        .withTheme(Theme.LIGHT)
                        .withSize(1280, 900)));
        eventually("connected", () -> console.workspace() != null);
        var kinesis = console.workspace().clients().kinesis();
        kinesis.createStream(request -> request.streamName("orders").shardCount(1));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName("orders"));
        var put = kinesis.putRecord(request -> request.streamName("orders")
                .partitionKey("customer-1")
                .data(SdkBytes.fromUtf8String("{\"order\":{\"id\":1},\"note\":\"{\\\"a\\\":1}\"}")));
        journey = new Place.Journey("orders", put.shardId(), put.sequenceNumber());
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(stage::hide);
        console.close();
        endpoint.end().close();
    }

    @Test
    void everyFormAndMenuIsForEverybody(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("more.jsonl"), "{\"id\":1}\n{\"id\":2}\n");
        Path capsule = folder.resolve("orders.weir");
        Capsules.save(
                console.workspace().clients(),
                new Capsules.Wanted(List.of("orders"), null, 10, false, MaskRules.NONE, "endpoint", "us-east-1"),
                capsule);
        go(new Place.Records("orders", null), robot);
        eventually(
                "the record is there",
                () -> on(() ->
                        !lookup("#records-table", TableView.class).getItems().isEmpty()));
        robot.interact(() ->
                lookup("#records-table", TableView.class).getSelectionModel().select(0));
        settle();

        Map<String, Runnable> forms = new LinkedHashMap<>();
        forms.put("export", () -> item("records-export").fire());
        forms.put("replay", () -> item("records-replay").fire());
        forms.put("import", () -> OutAndIn.importFile(console.workspace(), page(), "orders", file));
        forms.put(
                "re-send",
                () -> OutAndIn.resend(
                        console.workspace(), page(), "orders", OutgoingRecords.of(two()), FileQuestion.OF_THE_SYSTEM));
        forms.put("columns", () -> lookup("#records-columns", Button.class).fire());
        forms.put(
                "all shards", () -> lookup("#records-all-shards", Button.class).fire());
        forms.put(
                "save a capsule",
                () -> CapsuleDoor.save(console.workspace(), page(), FileQuestion.OF_THE_SYSTEM, "records"));
        forms.put("open a capsule", () -> CapsuleDoor.open(console.workspace(), page(), capsule, () -> {}));
        Map<String, Runnable> menus = new LinkedHashMap<>();
        menus.put(
                "out and in",
                () -> lookup("#records-out-and-in", MenuButton.class).show());
        menus.put("copy", () -> lookup("#copy-menu", MenuButton.class).show());
        menus.put("compare", () -> lookup("#compare-menu", MenuButton.class).show());

        List<String> wrong = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            robot.interact(() -> console.theme(theme));
            for (Map.Entry<String, Runnable> form : forms.entrySet()) {
                look(robot, form.getKey() + ", " + theme, form.getValue(), theme == Theme.LIGHT, wrong);
            }
            for (Map.Entry<String, Runnable> menu : menus.entrySet()) {
                look(robot, menu.getKey() + ", " + theme, menu.getValue(), false, wrong);
            }
        }
        go(journey, robot);
        check(console.scene(), "journey", true, wrong);
        assertThat(wrong).isEmpty();
    }

    private static List<OutgoingRecord> two() {
        return List.of(
                new OutgoingRecord("a", null, "{\"n\":1}".getBytes(StandardCharsets.UTF_8)),
                new OutgoingRecord("b", null, new byte[] {1, 2, (byte) 0xfe}));
    }

    private void look(FxRobot robot, String name, Runnable open, boolean byTab, List<String> wrong) throws Exception {
        List<Window> before = on(() -> List.copyOf(Window.getWindows()));
        robot.interact(open);
        eventually(name + " is open", () -> on(() -> Window.getWindows().size() > before.size()));
        settle();
        Window window = on(() -> Window.getWindows().stream()
                .filter(each -> !before.contains(each))
                .findFirst()
                .orElseThrow());
        FxToolkit.awaitPulses(window.getScene(), PULSES);
        check(window.getScene(), name, byTab, wrong);
        robot.interact(window::hide);
        FxToolkit.awaitPulses(console.scene(), PULSES);
    }

    private static void check(Scene scene, String name, boolean byTab, List<String> wrong) throws Exception {
        FxToolkit.call(() -> Nameless.of(scene.getRoot()))
                .forEach(each -> wrong.add(name + " without a name: " + each));
        if (byTab) {
            FxToolkit.call(() -> TabReach.neverReached(scene))
                    .forEach(each -> wrong.add(name + " never reached by Tab: " + each));
        }
        FxToolkit.call(() -> Contrast.tooLittle(scene.getRoot()))
                .forEach(each -> wrong.add(name + " hard to read: " + each));
    }

    private void go(Place place, FxRobot robot) throws Exception {
        robot.interact(() -> console.open(place));
        settle();
    }

    private void settle() throws Exception {
        eventually("it has settled", () -> on(console::settled));
        FxToolkit.awaitPulses(console.scene(), PULSES);
    }

    private Node page() {
        return lookup("#records-table", Node.class);
    }

    private MenuItem item(String id) {
        return lookup("#records-out-and-in", MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private <T extends Node> T lookup(String selector, Class<T> type) {
        return type.cast(console.scene().getRoot().lookup(selector));
    }

    private static <T> T on(java.util.concurrent.Callable<T> look) {
        try {
            return FxToolkit.call(look);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
