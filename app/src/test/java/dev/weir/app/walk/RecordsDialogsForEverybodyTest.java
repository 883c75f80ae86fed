package dev.weir.app.walk;

import static dev.weir.app.walk.Keyboard.until;

import dev.weir.app.capsule.CapsuleDoor;
import dev.weir.app.capsule.Capsules;
import dev.weir.app.connection.Connection;
import dev.weir.app.mask.MaskRules;
import dev.weir.app.records.transfer.OutAndIn;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.OutgoingRecords;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.OpenConsole;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import dev.weir.app.shell.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
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

    @TempDir
    Path folder;

    private Stage stage;
    private OpenConsole open;
    private Place.Journey journey;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @BeforeEach
    void open() throws Exception {
        open = OpenConsole.withAllPages(stage, Connection.Kind.TEST, OpenConsole.usual());
        var kinesis = open.clients().kinesis();
        kinesis.createStream(request -> request.streamName("orders").shardCount(1));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName("orders"));
        var put = kinesis.putRecord(request -> request.streamName("orders")
                .partitionKey("customer-1")
                .data(SdkBytes.fromUtf8String("{\"order\":{\"id\":1},\"note\":\"{\\\"a\\\":1}\"}")));
        journey = new Place.Journey("orders", put.shardId(), put.sequenceNumber());
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    @Test
    void everyFormAndMenuIsForEverybody(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("more.jsonl"), "{\"id\":1}\n{\"id\":2}\n");
        Path capsule = folder.resolve("orders.weir");
        Capsules.save(
                open.clients(),
                new Capsules.Wanted(List.of("orders"), null, 10, false, MaskRules.NONE, "endpoint", "us-east-1"),
                capsule);
        Workspace workspace = open.console().workspace();
        WhatOpens opens = WhatOpens.over(open, robot);
        for (Theme theme : Theme.values()) {
            opens.in(theme);
            open.go(new Place.Records("orders", null));
            until("the record is there", () -> !table().getItems().isEmpty());
            robot.interact(() -> table().getSelectionModel().select(0));
            open.settle();
            opens.each("export", () -> OnScreen.choose("#records-out-and-in", "records-export"));
            opens.each("replay", () -> OnScreen.choose("#records-out-and-in", "records-replay"));
            opens.each("import", () -> OutAndIn.importFile(workspace, page(), "orders", file));
            opens.each(
                    "re-send",
                    () -> OutAndIn.resend(
                            workspace, page(), "orders", OutgoingRecords.of(two()), FileQuestion.OF_THE_SYSTEM));
            opens.each("columns", () -> OnScreen.press("#records-columns"));
            opens.each("all shards", () -> OnScreen.press("#records-all-shards"));
            opens.each(
                    "save a capsule", () -> CapsuleDoor.save(workspace, page(), FileQuestion.OF_THE_SYSTEM, "records"));
            opens.each("open a capsule", () -> CapsuleDoor.open(workspace, page(), capsule, () -> {}));
            opens.each("out and in", () -> OnScreen.press("#records-out-and-in"));
            opens.each("copy", () -> OnScreen.press("#copy-menu"));
            opens.each("compare", () -> OnScreen.press("#compare-menu"));
            open.go(journey);
            opens.after("journey", () -> {});
        }
        opens.areForEverybody();
    }

    private static List<OutgoingRecord> two() {
        return List.of(
                new OutgoingRecord("a", null, "{\"n\":1}".getBytes(StandardCharsets.UTF_8)),
                new OutgoingRecord("b", null, new byte[] {1, 2, (byte) 0xfe}));
    }

    private static Node page() {
        return table();
    }

    private static TableView<?> table() {
        return OnScreen.node("#records-table", TableView.class);
    }
}
