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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;

/** What opens over the pages can be read in both themes, worked without a mouse and spoken by a screen reader as well. */
@ExtendWith(ApplicationExtension.class)
class WhatOpensForEverybodyTest {

    private static final int PULSES = 12;
    private static final Place STREAM = new Place.Stream(PagesWalkTest.STREAM);

    @TempDir
    Path folder;

    private Stage stage;
    private Console console;
    private Endpoints.Started endpoint;
    private FxRobot robot;
    private Theme theme;
    private final List<String> wrong = new ArrayList<>();

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    private void open(Connection.Kind kind) throws Exception {
        endpoint = Endpoints.BROKER.start(folder);
        Connection connection =
                new Connection("Broker", kind, new Connection.Source.Keys("weir", "weir"), "us-east-1", endpoint.uri());
        robot.interact(() -> {
            console = Console.open(
                    stage,
                    ConsoleOptions.of(BrokerOptions.defaults().inMemory())
                            .withConnection(connection)
                            .withTheme(theme)
                            .withSize(1280, 900));
            stage.requestFocus();
        });
        eventually("connected", () -> console.workspace() != null);
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        console.close();
        endpoint.end().close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thoseOfStreams(Theme shown, FxRobot person) throws Exception {
        robot = person;
        theme = shown;
        open(Connection.Kind.TEST);
        PagesWalkTest.fill(console.workspace().clients().kinesis());
        registerConsumer();
        go(new Place.Streams());
        look("create a stream", () -> fire("#streams-create"));
        lookAfter(
                "a stream of a wrong name",
                () -> fire("#streams-create"),
                () -> robot.interact(() -> text("#create-stream-name", "a b")));
        robot.interact(() -> table("#streams-table").getSelectionModel().select(0));
        look("menu of streams", () -> contextMenu("#streams-table"));
        look("delete a stream", () -> fire("#streams-delete"));
        look("columns of streams", () -> columns("#streams-table"));
        go(STREAM);
        eventually(
                "the shards are listed", () -> table(".shards-table").getItems().size() == 2);
        robot.interact(() -> table(".shards-table").getSelectionModel().select(0));
        look("menu of shards", () -> contextMenu(".shards-table"));
        look("split", () -> fire("#shard-split"));
        look("merge", () -> fire("#shard-merge"));
        go(new Place.Stream(PagesWalkTest.STREAM, Place.Stream.Part.CONSUMERS));
        eventually(
                "the consumer is listed",
                () -> table("#consumers-table").getItems().size() == 1);
        look("register a consumer", () -> fire("#consumer-register"));
        robot.interact(() -> table("#consumers-table").getSelectionModel().select(0));
        look("menu of consumers", () -> contextMenu("#consumers-table"));
        look("deregister a consumer", () -> fire("#consumer-deregister"));
        go(new Place.Stream(PagesWalkTest.STREAM, Place.Stream.Part.CONFIGURATION));
        settings();
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thoseOfTheWindow(Theme shown, FxRobot person) throws Exception {
        robot = person;
        theme = shown;
        open(Connection.Kind.TEST);
        PagesWalkTest.fill(console.workspace().clients().kinesis());
        go(new Place.Overview());
        Keyboard keyboard = new Keyboard(robot);
        lookAfter(
                "palette",
                () -> {},
                () -> keyboard.press(KeyCode.CONTROL, KeyCode.K).type("st"));
        look("menu of the window", () -> ((MenuButton) node("#window-menu")).show());
        for (String command : List.of(
                "Tasks",
                "Settings",
                "Glossary",
                "Help on this page, keyboard, words",
                "Connections…",
                "Connect to another endpoint…",
                "Choose the region…",
                "Who is calling",
                "Save capsule…",
                "Presenter: steps and masks…",
                "Reports of crashes",
                "Take the tour of this page",
                "Copy link to this page")) {
            lookAfter(command, () -> {}, () -> keyboard.palette(command));
        }
        lookAfter("ways to copy a connection", () -> {}, () -> {
            keyboard.press(KeyCode.CONTROL, KeyCode.O);
            robot.interact(() -> ((MenuButton) node("#connection-copy")).show());
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatIsAskedInProduction(Theme shown, FxRobot person) throws Exception {
        robot = person;
        theme = shown;
        open(Connection.Kind.PRODUCTION);
        go(new Place.Streams());
        look("read-only", () -> {});
        new Keyboard(robot).palette("Read-only on or off");
        PagesWalkTest.fill(console.workspace().clients().kinesis());
        go(new Place.Overview());
        go(new Place.Streams());
        eventually("listed", () -> table("#streams-table").getItems().size() == 1);
        robot.interact(() -> table("#streams-table").getSelectionModel().select(0));
        look("delete a stream of production", () -> fire("#streams-delete"));
        assertThat(wrong).isEmpty();
    }

    /** Each setting of a stream, with what a change of it would do. */
    private void settings() throws Exception {
        eventually("described", () -> present("#setting-shard-count"));
        int count = FxToolkit.call(() -> list("#settings").getItems().size());
        for (int i = 0; i < count; i++) {
            int row = i;
            look("setting " + row, () -> {
                list("#settings").getSelectionModel().select(row);
                change();
            });
        }
    }

    private void change() {
        console.scene().getRoot().lookupAll("#policy-example").forEach(button -> ((Button) button).fire());
        console.scene()
                .getRoot()
                .lookupAll("#setting-number")
                .forEach(field -> ((TextInputControl) field).setText("48"));
        console.scene().getRoot().lookupAll("#metrics-all").forEach(button -> ((Button) button).fire());
        if (present("#tag-key")) {
            text("#tag-key", "team");
            text("#tag-value", "orders");
            fire("#tag-add");
        }
    }

    private void registerConsumer() {
        var kinesis = console.workspace().clients().kinesis();
        String arn = kinesis.describeStreamSummary(request -> request.streamName(PagesWalkTest.STREAM))
                .streamDescriptionSummary()
                .streamARN();
        kinesis.registerStreamConsumer(request -> request.streamARN(arn).consumerName("walked"));
        eventually(
                "registered",
                () -> kinesis.describeStreamConsumer(
                                        request -> request.streamARN(arn).consumerName("walked"))
                                .consumerDescription()
                                .consumerStatus()
                        == ConsumerStatus.ACTIVE);
    }

    private void go(Place place) throws Exception {
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

    private void look(String name, Runnable open) throws Exception {
        lookAfter(name, open, () -> {});
    }

    /**
     * Opens something, looks at all windows, and closes it.
     *
     * @param open on the JavaFX thread
     * @param then as a person does, not on the JavaFX thread
     */
    private void lookAfter(String name, Runnable open, Runnable then) throws Exception {
        robot.interact(open);
        FxToolkit.awaitPulses(console.scene(), PULSES);
        then.run();
        FxToolkit.awaitPulses(console.scene(), PULSES);
        picture(name);
        FxToolkit.call(ForEverybody::wrong).forEach(each -> wrong.add(name + ": " + each));
        robot.interact(() -> List.copyOf(Window.getWindows()).stream()
                .filter(window -> !window.equals(stage))
                .forEach(Window::hide));
        robot.interact(stage::requestFocus);
        robot.type(KeyCode.ESCAPE);
        FxToolkit.awaitPulses(console.scene(), PULSES);
    }

    private void picture(String name) throws Exception {
        if (PagePictures.wanted()) {
            int number = 0;
            for (Window window : List.copyOf(Window.getWindows())) {
                String file = "over-" + name.replaceAll("[^A-Za-z]+", "-") + "-"
                        + theme.name().toLowerCase(Locale.ROOT) + (number++ == 0 ? "" : "-" + number);
                PagePictures.one(window.getScene(), file);
            }
        }
    }

    /** In any window that is open, the newest first. */
    private static Node node(String selector) {
        return List.copyOf(Window.getWindows()).reversed().stream()
                .map(window -> window.getScene().getRoot().lookup(selector))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + selector));
    }

    private boolean present(String selector) {
        return console.scene().getRoot().lookup(selector) != null;
    }

    private static void fire(String selector) {
        ((ButtonBase) node(selector)).fire();
    }

    private static void text(String selector, String words) {
        ((TextInputControl) node(selector)).setText(words);
    }

    private static TableView<?> table(String selector) {
        return (TableView<?>) node(selector);
    }

    private static ListView<?> list(String selector) {
        return (ListView<?>) node(selector);
    }

    private static void contextMenu(String selector) {
        Control control = (Control) node(selector);
        control.getContextMenu().show(control, 200, 200);
    }

    private static void columns(String selector) {
        Node corner = node(selector).lookup(".show-hide-columns-button");
        Point2D at = corner.localToScreen(4, 4);
        Event.fireEvent(
                corner,
                new MouseEvent(
                        MouseEvent.MOUSE_PRESSED,
                        4,
                        4,
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }
}
