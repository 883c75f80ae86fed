package dev.weir.app.walk;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.send.PagePictures;
import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.SettingsFile;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * In a window of 1000 x 700 pixels, drawn twice as large as usual, nothing of any page is cut off, lies over something else or
 * loses words. With {@code -Dweir.test.pictures=true} it leaves pictures in target/small.
 */
@ExtendWith(ApplicationExtension.class)
class SmallWindowTest {

    private static final double WIDTH = Integer.getInteger("weir.small.width", 1000);
    private static final double HEIGHT = Integer.getInteger("weir.small.height", 700);
    private static final int SCALE = Integer.getInteger("weir.small.scale", 200);
    private static final Theme THEME = Theme.valueOf(System.getProperty("weir.small.theme", "LIGHT"));
    private static final String DENSITY = System.getProperty("weir.small.density", Preference.DENSITY.usual());
    private static final int PULSES = 6;
    private static final int LOOKS = 3;

    @TempDir
    Path folder;

    private Stage stage;
    private Console console;
    private Endpoints.Started endpoint;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        console.close();
        endpoint.end().close();
        Text.speak(Language.ENGLISH);
    }

    @TestFactory
    Stream<DynamicTest> inEnglish(FxRobot robot) throws Exception {
        return rows(Language.ENGLISH, robot);
    }

    @TestFactory
    Stream<DynamicTest> inGerman(FxRobot robot) throws Exception {
        return rows(Language.GERMAN, robot);
    }

    private Stream<DynamicTest> rows(Language language, FxRobot robot) throws Exception {
        open(language, robot);
        List<DynamicTest> rows = new ArrayList<>();
        for (Place place : places()) {
            String name = PagesWalkTest.name(place);
            rows.add(DynamicTest.dynamicTest(name, () -> {
                robot.interact(() -> console.open(place));
                settle(name);
                List<String> wrong = new ArrayList<>(squeezed(language, name));
                for (TabPane pane :
                        FxToolkit.call(() -> tabPanes(console.scene().getRoot()))) {
                    // The tabs of a stream are places of their own.
                    for (int i = 1; i < pane.getTabs().size() && !(place instanceof Place.Stream); i++) {
                        int tab = i;
                        robot.interact(() -> pane.getSelectionModel().select(tab));
                        settle(name);
                        squeezed(language, name + "-tab-" + i).forEach(line -> wrong.add("tab " + tab + ": " + line));
                    }
                }
                assertThat(wrong).isEmpty();
            }));
        }
        sheets().forEach(sheet -> rows.add(DynamicTest.dynamicTest(sheet.name(), () -> {
            Keyboard keyboard = new Keyboard(robot);
            keyboard.press(sheet.keys());
            FxToolkit.awaitPulses(console.scene(), PULSES);
            List<String> wrong = squeezed(language, sheet.name());
            keyboard.press(KeyCode.ESCAPE);
            assertThat(wrong).isEmpty();
        })));
        return rows.stream();
    }

    /** What lies over the pages, and the keys that bring it. */
    private record Sheet(String name, KeyCode... keys) {}

    private static List<Sheet> sheets() {
        return List.of(
                new Sheet("settings", KeyCode.CONTROL, KeyCode.COMMA),
                new Sheet("help", KeyCode.F1),
                new Sheet("palette", KeyCode.CONTROL, KeyCode.K),
                new Sheet("connections", KeyCode.CONTROL, KeyCode.O),
                new Sheet("presenter", KeyCode.SHIFT, KeyCode.F5));
    }

    private void open(Language language, FxRobot robot) throws Exception {
        endpoint = Endpoints.BROKER.start(folder);
        Connection connection = new Connection(
                "Orders of the shop",
                Connection.Kind.TEST,
                new Connection.Source.Keys("weir", "weir"),
                "us-east-1",
                endpoint.uri());
        Path settings = folder.resolve("settings.json");
        new SettingsFile(settings)
                .save(Settings.defaults().with(Preference.SCALE, SCALE).with(Preference.DENSITY, DENSITY));
        robot.interact(() -> {
            console = Console.open(
                    stage,
                    ConsoleOptions.of(BrokerOptions.defaults().inMemory())
                            .withConnection(connection)
                            .withSettings(settings)
                            .withTheme(THEME)
                            .withSize(WIDTH, HEIGHT)
                            .speaking(language));
            stage.requestFocus();
        });
        eventually("connected", () -> console.workspace() != null);
        // The headless screen is filled otherwise, whatever is asked for here.
        robot.interact(() -> console.workspace().memory().remember("presenter.fills", "no"));
        var clients = console.workspace().clients();
        PagesWalkTest.fill(clients.kinesis());
        clients.s3().createBucket(request -> request.bucket("walked-bucket"));
        clients.firehose()
                .createDeliveryStream(request -> request.deliveryStreamName("walked-to-s3")
                        .extendedS3DestinationConfiguration(to -> to.bucketARN("arn:aws:s3:::walked-bucket")
                                .roleARN("arn:aws:iam::000000000000:role/walked")));
    }

    private static List<Place> places() {
        List<Place> places = new ArrayList<>(PagesWalkTest.places());
        // What was made stands on the list only after the first page had looked.
        places.add(places.removeFirst());
        places.add(new Place.Objects("walked-bucket", null));
        return places;
    }

    private List<String> squeezed(Language language, String name) throws Exception {
        if (PagePictures.wanted()) {
            String file = language.code() + "-" + name + ".png";
            Path pictures = Path.of(System.getProperty("weir.small.pictures", "target/small"));
            PagePictures.write(console.scene(), pictures.resolve(file.toLowerCase(Locale.ROOT)));
        }
        List<String> found = FxToolkit.call(() -> Squeezed.in(console.scene().getRoot()));
        // What has come in this moment is laid out with the next pulses.
        for (int i = 0; i < LOOKS && !found.isEmpty(); i++) {
            FxToolkit.awaitPulses(console.scene(), PULSES);
            found = FxToolkit.call(() -> Squeezed.in(console.scene().getRoot()));
        }
        return found;
    }

    private void settle(String name) throws Exception {
        eventually(name + " has loaded", () -> {
            try {
                return FxToolkit.call(console::settled);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        FxToolkit.awaitPulses(console.scene(), PULSES);
    }

    private static List<TabPane> tabPanes(Node node) {
        List<TabPane> panes = new ArrayList<>();
        if (node.isVisible() && node instanceof TabPane pane) {
            panes.add(pane);
        } else if (node.isVisible() && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> panes.addAll(tabPanes(child)));
        }
        return panes;
    }
}
