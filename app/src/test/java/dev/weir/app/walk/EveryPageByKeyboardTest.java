package dev.weir.app.walk;

import static dev.weir.app.records.Eventually.eventually;
import static dev.weir.app.walk.Keyboard.until;
import static javafx.scene.input.KeyCode.COMMA;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.HOME;
import static javafx.scene.input.KeyCode.O;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.scenario.ScenarioModel;
import dev.weir.app.scenario.file.ScenarioFiles;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import dev.weir.app.shell.Demo;
import dev.weir.app.shell.OpenConsole;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** What each page is there for, done by somebody who has a keyboard and no mouse. */
@ExtendWith(ApplicationExtension.class)
class EveryPageByKeyboardTest {

    private static final String STREAM = PagesWalkTest.STREAM;

    private Stage stage;
    private OpenConsole open;
    private Console console;
    private Keyboard keyboard;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        keyboard = new Keyboard(robot);
        ConsoleOptions options = OpenConsole.usual()
                .withDemo(background -> new ScenarioModel(ScenarioFiles.DEMO, null, background), false);
        open = OpenConsole.withAllPages(stage, Connection.Kind.TEST, options);
        console = open.console();
        PagesWalkTest.fill(clients().kinesis());
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    @Test
    void streamsCreatesAStream() {
        page("Streams", "#streams-table");
        keyboard.tabTo("#streams-create").press(SPACE);
        eventually("asked", () -> keyboard.isFocused("#create-stream-name"));
        keyboard.type("typed-stream")
                .tabTo("#create-stream-shards")
                .typeInstead("3")
                .tabTo("#create-stream-accept")
                .press(SPACE);
        until("created", () -> rows("#streams-table") == 2);
        assertThat(shards("typed-stream")).isEqualTo(3);
    }

    @Test
    void overviewOpensAStream() {
        page("Overview", "#overview-streams");
        until("the streams are listed", () -> rows("#overview-streams") > 0);
        keyboard.tabTo("#overview-streams").press(HOME).press(ENTER);
        shows("#stream-tabs");
    }

    @Test
    void streamSplitsAShard() {
        page(STREAM, "#stream-tabs");
        until("the shards are listed", () -> rows(".shards-table") == 2);
        keyboard.tabTo(".shards-table").press(HOME).tabTo("#shard-split").press(SPACE);
        eventually("asked", () -> stages() == 2);
        keyboard.tabTo("#reshard-accept").press(SPACE);
        eventually("split", () -> shards(STREAM) == 4);
    }

    @Test
    void streamKeepsRecordsForLonger() {
        page(STREAM, "#stream-tabs");
        keyboard.tabTo("#stream-tabs").press(3, RIGHT);
        shows("#setting-shard-count");
        keyboard.tabTo("#settings");
        keyboard.press(HOME);
        for (int i = 0; i < 12 && !present("#setting-retention"); i++) {
            keyboard.press(DOWN);
        }
        keyboard.tabTo("#setting-number")
                .typeInstead("48")
                .tabTo("#setting-apply")
                .press(SPACE);
        until("kept for longer", () -> label("#setting-value").equals("2 days"));
        assertThat(clients()
                        .kinesis()
                        .describeStreamSummary(request -> request.streamName(STREAM))
                        .streamDescriptionSummary()
                        .retentionPeriodHours())
                .isEqualTo(48);
    }

    @Test
    void recordsReadsFromTheBeginningAndOpensARecord() {
        page(STREAM, "#stream-tabs");
        keyboard.tabTo("#stream-records").press(SPACE);
        shows("#records-table");
        keyboard.tabTo("#records-from").press(HOME);
        until("read", () -> rows("#records-table") == 40);
        keyboard.tabTo("#records-table").press(HOME);
        until("the record is open", () -> present("#record-journey"));
    }

    @Test
    void produceSendsARecord() {
        page("Produce into " + STREAM, "#record-key");
        keyboard.tabTo("#record-key")
                .typeInstead("by-hand")
                .tabTo("#record-data")
                .typeInstead("42");
        keyboard.press(CONTROL, ENTER);
        until("sent", () -> rows("#produce-sent") == 1);
        assertThat(records(STREAM)).isEqualTo(41);
    }

    @Test
    void queryRunsAStatement() {
        page("Query " + STREAM, "#query-editor");
        keyboard.tabTo("#query-editor").press(CONTROL, ENTER);
        until("answered", () -> rows("#query-result") > 0);
    }

    @Test
    void deliveryCreatesADeliveryStream() {
        clients().s3().createBucket(request -> request.bucket("typed-bucket"));
        page("Deliver " + STREAM, "#delivery-name");
        keyboard.tabTo("#delivery-name").typeInstead("typed-delivery");
        keyboard.tabTo("#delivery-bucket").typeInstead("typed-bucket");
        keyboard.tabTo("#delivery-role").typeInstead("arn:aws:iam::000000000000:role/typed");
        keyboard.tabTo("#delivery-form-accept").press(SPACE);
        shows("#delivery-stream-tabs");
        assertThat(clients().firehose().listDeliveryStreams().deliveryStreamNames())
                .contains("typed-delivery");
    }

    @Test
    void objectsOpensAnObject() {
        clients().s3().createBucket(request -> request.bucket("typed-bucket"));
        clients()
                .s3()
                .putObject(
                        request -> request.bucket("typed-bucket").key("seen.json"),
                        RequestBody.fromString("{\"seen\": 1}\n"));
        page("Objects", "#object-tree");
        until("the buckets are listed", () -> treeRows("#object-tree") > 0);
        keyboard.tabTo("#object-tree").press(HOME, RIGHT);
        until("the bucket is open", () -> treeRows("#object-tree") > 1);
        keyboard.press(DOWN);
        until("the object is open", () -> present("#object-name") && rows("#object-rows") == 1);
    }

    @Test
    void accessAsksTheSimulator() {
        clients().iam().createUser(request -> request.userName("typed"));
        page("Access", "#access-tabs");
        keyboard.tabTo(".tab-pane").press(RIGHT);
        for (int i = 0; i < 4 && !present("#access-ask"); i++) {
            keyboard.press(RIGHT);
        }
        keyboard.tabTo("#access-who")
                .type("arn:aws:iam::000000000000:user/typed")
                .tabTo("#access-action")
                .type("kinesis:GetRecords")
                .tabTo("#access-resource")
                .type("*")
                .tabTo("#access-ask")
                .press(SPACE);
        until("answered", () -> present("#access-answer"));
    }

    @Test
    void auditFilters() {
        page("Audit", "#audit-table");
        until("the events are there", () -> rows("#audit-table") == 1);
        keyboard.tabTo("#audit-text").type("nothing of that name");
        until("filtered", () -> rows("#audit-table") < 1);
        keyboard.typeInstead(STREAM);
        until("found", () -> rows("#audit-table") == 1);
    }

    @Test
    void transformRunsOnRecords() {
        page("Try a transform on " + STREAM, "#bench-run");
        keyboard.tabTo("#bench-kind-java");
        for (int i = 0; i < 5 && !present("#bench-jq"); i++) {
            keyboard.press(RIGHT);
        }
        keyboard.tabTo("#bench-jq").typeInstead("{key: .name}");
        keyboard.tabTo("#bench-take").press(SPACE);
        until("taken", () -> !console.scene().getRoot().lookup("#bench-run").isDisabled());
        keyboard.tabTo("#bench-run").press(SPACE);
        until("ran", () -> rows("#bench-results") > 0);
    }

    @Test
    void pipelineOpensANode() {
        page("Pipeline", ".pipeline-card");
        keyboard.tabTo("#pipeline-stream-" + STREAM).press(ENTER);
        shows("#stream-tabs");
    }

    @Test
    void journeyOpensAStation() {
        page(STREAM, "#stream-tabs");
        keyboard.tabTo("#stream-records").press(SPACE);
        shows("#records-table");
        keyboard.tabTo("#records-from").press(HOME);
        until("read", () -> rows("#records-table") == 40);
        keyboard.tabTo("#records-table").press(HOME);
        until("the record is open", () -> present("#record-journey"));
        keyboard.tabTo("#record-journey").press(SPACE);
        until("the way is shown", () -> present(".hop-title"));
        keyboard.tabTo(".hop-title").press(SPACE);
        until("left", () -> !present(".hop-title"));
    }

    @Test
    void scenariosPlaysOneAndMakesItGoWrong() {
        connectEmbedded();
        page("Scenarios", "#scenario-play");
        keyboard.tabTo("#scenario-sensor-fleet").press(SPACE);
        until("it is chosen", () -> label("#scenario-title").startsWith("A fleet of sensors"));
        keyboard.tabTo("#scenario-play").press(SPACE);
        until("it plays", () -> demo().state().get() == Demo.State.PLAYING);
        eventually("records are sent", () -> demo().progress().sent() > 0);
        keyboard.tabTo("#fault-0").press(SPACE);
        until(
                "it goes wrong",
                () -> ((ScenarioModel) demo().shared()).faultsOn().get().size() == 1);
        keyboard.tabTo("#scenario-stop").press(SPACE);
        until("it is stopped", () -> demo().state().get() == Demo.State.STOPPED);
    }

    private Demo demo() {
        return Objects.requireNonNull(console.workspace().demo());
    }

    @Test
    void settingsChangeTheTheme() {
        keyboard.press(CONTROL, COMMA);
        until("open", () -> present("#settings-search"));
        keyboard.tabTo("#setting-theme-system");
        for (int i = 0; i < 3 && !keyboard.isFocused("#setting-theme-dark"); i++) {
            keyboard.press(RIGHT);
        }
        until("dark", () -> console.scene().getRoot().getStyleClass().contains("dark"));
        keyboard.press(ESCAPE);
        until("closed", () -> !present("#settings-search"));
    }

    @Test
    void anotherConnectionIsChosen() {
        connectEmbedded();
    }

    private void connectEmbedded() {
        keyboard.press(CONTROL, O);
        eventually("open", () -> keyboard.isFocused("#connection-find"));
        keyboard.type("Embedded").press(ENTER);
        until(
                "connected elsewhere",
                () -> console.workspace() != null
                        && console.workspace().connection().embedded());
    }

    private Clients clients() {
        return console.workspace().clients();
    }

    /** To a page, as by the command palette. */
    private void page(String words, String shown) {
        keyboard.palette(words);
        shows(shown);
    }

    private void shows(String node) {
        eventually(node + " is shown", () -> present(node));
        until(node + " has loaded", console::settled);
    }

    private boolean present(String selector) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Parent root = console.scene().getRoot();
            Node node = root.lookup(selector);
            return node != null && node.isVisible();
        });
    }

    private String label(String selector) {
        return console.scene().getRoot().lookup(selector) instanceof Label label ? label.getText() : "";
    }

    private int rows(String selector) {
        return console.scene().getRoot().lookup(selector) instanceof TableView<?> table
                ? table.getItems().size()
                : -1;
    }

    private int treeRows(String selector) {
        return console.scene().getRoot().lookup(selector) instanceof TreeTableView<?> tree
                ? tree.getExpandedItemCount()
                : -1;
    }

    private static long stages() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> Window.getWindows().stream()
                        .filter(Stage.class::isInstance)
                        .count());
    }

    private int shards(String stream) {
        return clients()
                .kinesis()
                .listShards(request -> request.streamName(stream))
                .shards()
                .size();
    }

    private int records(String stream) {
        var kinesis = clients().kinesis();
        return kinesis.listShards(request -> request.streamName(stream)).shards().stream()
                .mapToInt(shard -> {
                    String from = kinesis.getShardIterator(request -> request.streamName(stream)
                                    .shardId(shard.shardId())
                                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                            .shardIterator();
                    return kinesis.getRecords(request -> request.shardIterator(from))
                            .records()
                            .size();
                })
                .sum();
    }
}
