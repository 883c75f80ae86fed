package dev.weir.app.walk;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import dev.weir.app.text.German;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.PopupControl;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
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
import software.amazon.awssdk.core.sync.RequestBody;

/** Dialogs and menus can be read in both themes, worked without a mouse, spoken by a screen reader, and say nothing in English in a German console. */
@ExtendWith(ApplicationExtension.class)
class DialogsForEverybodyTest {

    private static final int PULSES = 12;
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

    private final Set<String> wrong = new TreeSet<>();
    private final LeftInEnglish english = new LeftInEnglish(German.texts());
    private Stage stage;
    private Console console;
    private Endpoints.Started endpoint;

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
                ConsoleOptions.of(BrokerOptions.defaults().in(folder.resolve("broker")))
                        .withConnection(connection)
                        .withTheme(Theme.LIGHT)
                        .withSize(1280, 900)
                        .speaking(Language.GERMAN)));
        eventually("connected", () -> console.workspace() != null);
        var clients = console.workspace().clients();
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
    void close(FxRobot robot) throws Exception {
        robot.interact(stage::hide);
        console.close();
        endpoint.end().close();
        Text.speak(Language.ENGLISH);
    }

    @Test
    void everyDialogIsForEverybody(FxRobot robot) throws Exception {
        for (Opening opening : OPENINGS) {
            go(opening.place(), robot);
            eventually(opening.button() + " can be pressed", () -> canBePressed(opening.button()));
            for (Theme theme : Theme.values()) {
                robot.interact(() -> console.theme(theme));
                robot.interact(() -> button(opening.button()).fire());
                lookAtTheDialog(opening.name(), theme, robot);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theQuestionForAPassphraseIsForEverybody(FxRobot robot) throws Exception {
        for (Theme theme : Theme.values()) {
            robot.interact(() -> console.theme(theme));
            robot.press(KeyCode.SHORTCUT).type(KeyCode.K).release(KeyCode.SHORTCUT);
            eventually(
                    "the palette is open",
                    () -> robot.lookup("#palette-field").tryQuery().isPresent());
            robot.interact(() -> robot.lookup("#palette-field")
                    .queryAs(TextField.class)
                    .setText(German.texts().getOrDefault(SEAL, SEAL)));
            robot.type(KeyCode.ENTER);
            lookAtTheDialog("seal", theme, robot);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyMenuIsForEverybody(FxRobot robot) throws Exception {
        for (Place place : List.of(BENCH, FOLDER, OBJECT)) {
            go(place, robot);
            for (Theme theme : Theme.values()) {
                robot.interact(() -> console.theme(theme));
                FxToolkit.awaitPulses(console.scene(), PULSES);
                for (Node node : FxToolkit.call(() -> console.scene().getRoot().lookupAll(".page .menu-button"))) {
                    if (node instanceof MenuButton menu && menu.isVisible()) {
                        robot.interact(menu::show);
                        Window popup = popup();
                        FxToolkit.awaitPulses(popup.getScene(), PULSES);
                        note(PagesWalkTest.name(place) + " menu " + menu.getText(), theme, popup.getScene());
                        robot.interact(menu::hide);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void lookAtTheDialog(String name, Theme theme, FxRobot robot) throws Exception {
        eventually(name + " is open", () -> dialog() != null);
        Stage dialog = dialog();
        FxToolkit.awaitPulses(dialog.getScene(), PULSES);
        if (PagePictures.wanted()) {
            String file = "dialog-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
            PagePictures.write(dialog.getScene(), Path.of("target", "walk", file));
        }
        List<String> nameless =
                FxToolkit.call(() -> Nameless.of(dialog.getScene().getRoot()));
        nameless.forEach(line -> wrong.add(name + " without a name: " + line));
        note(name, theme, dialog.getScene());
        FxToolkit.call(() -> TabReach.neverReached(dialog.getScene()))
                .forEach(line -> wrong.add(name + " never reached by Tab: " + line));
        robot.interact(dialog::hide);
    }

    private void note(String name, Theme theme, Scene scene) throws Exception {
        FxToolkit.call(() -> Contrast.tooLittle(scene.getRoot()))
                .forEach(line -> wrong.add(name + " hard to read, " + theme + ": " + line));
        Map<String, String> shown = FxToolkit.call(() -> ShownTexts.of(scene.getRoot()));
        assertThat(shown).as(name).isNotEmpty();
        english.of(shown, Set.of()).forEach(line -> wrong.add(name + " in English: " + line));
    }

    private Stage dialog() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(window -> window instanceof Stage && window != stage && window.isShowing())
                .map(Stage.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static Window popup() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(window -> window instanceof PopupControl && window.isShowing())
                .findFirst()
                .orElseThrow();
    }

    private boolean canBePressed(String button) {
        try {
            return FxToolkit.call(
                    () -> button(button) != null && !button(button).isDisabled());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Button button(String id) {
        return console.scene().getRoot().lookup(id) instanceof Button button ? button : null;
    }

    private void go(Place place, FxRobot robot) throws Exception {
        robot.interact(() -> console.open(place));
        eventually(PagesWalkTest.name(place) + " has loaded", () -> {
            try {
                return FxToolkit.call(console::settled);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        FxToolkit.awaitPulses(console.scene(), PULSES);
    }
}
