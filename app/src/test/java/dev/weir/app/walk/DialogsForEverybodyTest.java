package dev.weir.app.walk;

import static dev.weir.app.walk.Keyboard.until;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.shell.OpenConsole;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import dev.weir.app.text.German;
import dev.weir.app.text.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import software.amazon.awssdk.core.sync.RequestBody;

/** Dialogs and menus can be read in both themes, worked without a mouse, spoken by a screen reader, and say nothing in English in a German console. */
@ExtendWith(ApplicationExtension.class)
class DialogsForEverybodyTest {

    private static final String SEAL = "Seal the embedded broker's data folder…";

    private static final Place STREAM = new Place.DeliveryStream("walked-to-s3");
    private static final Place BENCH = new Place.TransformBench(PagesWalkTest.STREAM);
    private static final Place FOLDER = new Place.Objects("walked-bucket", "");
    private static final Place OBJECT = new Place.Objects("walked-bucket", "walked.json");

    /** @param button that opens it, by its id */
    private record Opening(String name, Place place, String button) {}

    private static final List<Opening> OPENINGS = List.of(
            new Opening("pause", STREAM, "#delivery-stream-pause"),
            new Opening("delete-delivery", STREAM, "#delivery-stream-delete"),
            new Opening("save-function", BENCH, "#bench-save"),
            new Opening("attach", BENCH, "#bench-attach"),
            new Opening("load-folder", FOLDER, "#folder-load"),
            new Opening("load-object", OBJECT, "#object-load"),
            new Opening("delete-object", OBJECT, "#object-delete"));

    @TempDir
    Path folder;

    private Stage stage;
    private OpenConsole open;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @BeforeEach
    void open() throws Exception {
        // With a folder, so that there is something to seal.
        open = OpenConsole.withAllPages(
                stage,
                Connection.Kind.TEST,
                OpenConsole.usual(BrokerOptions.defaults().in(folder.resolve("broker")))
                        .speaking(Language.GERMAN));
        var clients = open.clients();
        PagesWalkTest.fill(clients.kinesis());
        clients.s3().createBucket(request -> request.bucket("walked-bucket"));
        clients.s3()
                .putObject(
                        request -> request.bucket("walked-bucket").key("walked.json"),
                        RequestBody.fromString("{\"number\": 1}\n{\"number\": 2}\n"));
        clients.firehose()
                .createDeliveryStream(request -> request.deliveryStreamName("walked-to-s3")
                        .extendedS3DestinationConfiguration(to -> to.bucketARN("arn:aws:s3:::walked-bucket")
                                .roleARN("arn:aws:iam::000000000000:role/walked")));
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    @Test
    void everyDialogIsForEverybody(FxRobot robot) throws Exception {
        WhatOpens opens = WhatOpens.overGerman(open, robot, Set.of());
        for (Opening opening : OPENINGS) {
            open.go(opening.place());
            until(opening.button() + " can be pressed", () -> OnScreen.canBePressed(opening.button()));
            for (Theme theme : Theme.values()) {
                opens.in(theme);
                opens.each(opening.name(), () -> OnScreen.press(opening.button()));
            }
        }
        opens.areForEverybody();
    }

    @Test
    void theQuestionForAPassphraseIsForEverybody(FxRobot robot) throws Exception {
        WhatOpens opens = WhatOpens.overGerman(open, robot, Set.of());
        for (Theme theme : Theme.values()) {
            opens.in(theme);
            opens.afterPerson(
                    "seal", () -> new Keyboard(robot).palette(German.texts().getOrDefault(SEAL, SEAL)));
        }
        opens.areForEverybody();
    }

    @Test
    void everyMenuIsForEverybody(FxRobot robot) throws Exception {
        WhatOpens opens = WhatOpens.overGerman(open, robot, Set.of());
        for (Place place : List.of(BENCH, FOLDER, OBJECT)) {
            open.go(place);
            for (Theme theme : Theme.values()) {
                opens.in(theme);
                for (MenuButton menu : FxToolkit.call(this::menus)) {
                    opens.each(PagesWalkTest.name(place) + " menu " + menu.getText(), menu::show);
                }
            }
        }
        opens.areForEverybody();
    }

    private List<MenuButton> menus() {
        return open.console().scene().getRoot().lookupAll(".page .menu-button").stream()
                .filter(node -> node.isVisible() && node instanceof MenuButton)
                .map(MenuButton.class::cast)
                .toList();
    }
}
