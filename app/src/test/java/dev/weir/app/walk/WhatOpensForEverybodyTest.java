package dev.weir.app.walk;

import static dev.weir.app.records.Eventually.eventually;
import static dev.weir.app.walk.Keyboard.until;

import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.shell.OpenConsole;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;

/** What opens over the pages can be read in both themes, worked without a mouse and spoken by a screen reader as well. */
@ExtendWith(ApplicationExtension.class)
class WhatOpensForEverybodyTest {

    private static final Place STREAM = new Place.Stream(PagesWalkTest.STREAM);

    private Stage stage;
    private OpenConsole open;
    private WhatOpens opens;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    private void open(Connection.Kind kind, Theme theme, FxRobot robot) throws Exception {
        open = OpenConsole.withAllPages(stage, kind, OpenConsole.usual());
        opens = WhatOpens.over(open, robot);
        opens.in(theme);
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thoseOfStreams(Theme theme, FxRobot robot) throws Exception {
        open(Connection.Kind.TEST, theme, robot);
        PagesWalkTest.fill(open.clients().kinesis());
        registerConsumer();
        open.go(new Place.Streams());
        opens.each("create a stream", () -> OnScreen.press("#streams-create"));
        opens.after("a stream of a wrong name", () -> {
            OnScreen.press("#streams-create");
            text("#create-stream-name", "a b");
        });
        robot.interact(() -> table("#streams-table").getSelectionModel().select(0));
        opens.each("menu of streams", () -> contextMenu("#streams-table"));
        opens.each("delete a stream", () -> OnScreen.press("#streams-delete"));
        opens.each("columns of streams", () -> columns("#streams-table"));
        open.go(STREAM);
        until("the shards are listed", () -> table(".shards-table").getItems().size() == 2);
        robot.interact(() -> table(".shards-table").getSelectionModel().select(0));
        opens.each("menu of shards", () -> contextMenu(".shards-table"));
        opens.each("split", () -> OnScreen.press("#shard-split"));
        opens.each("merge", () -> OnScreen.press("#shard-merge"));
        open.go(new Place.Stream(PagesWalkTest.STREAM, Place.Stream.Part.CONSUMERS));
        eventually(
                "the consumer is listed",
                () -> table("#consumers-table").getItems().size() == 1);
        opens.each("register a consumer", () -> OnScreen.press("#consumer-register"));
        robot.interact(() -> table("#consumers-table").getSelectionModel().select(0));
        opens.each("menu of consumers", () -> contextMenu("#consumers-table"));
        opens.each("deregister a consumer", () -> OnScreen.press("#consumer-deregister"));
        open.go(new Place.Stream(PagesWalkTest.STREAM, Place.Stream.Part.CONFIGURATION));
        settings();
        opens.areForEverybody();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thoseOfTheWindow(Theme theme, FxRobot robot) throws Exception {
        open(Connection.Kind.TEST, theme, robot);
        PagesWalkTest.fill(open.clients().kinesis());
        open.go(new Place.Overview());
        Keyboard keyboard = new Keyboard(robot);
        opens.afterPerson(
                "palette", () -> keyboard.press(KeyCode.CONTROL, KeyCode.K).type("st"));
        opens.each("menu of the window", () -> OnScreen.press("#window-menu"));
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
            opens.afterPerson(command, () -> keyboard.palette(command));
        }
        opens.afterPerson("ways to copy a connection", () -> {
            keyboard.press(KeyCode.CONTROL, KeyCode.O);
            robot.interact(() -> OnScreen.press("#connection-copy"));
        });
        opens.areForEverybody();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatIsAskedInProduction(Theme theme, FxRobot robot) throws Exception {
        open(Connection.Kind.PRODUCTION, theme, robot);
        open.go(new Place.Streams());
        opens.after("read-only", () -> {});
        new Keyboard(robot).palette("Read-only on or off");
        PagesWalkTest.fill(open.clients().kinesis());
        open.go(new Place.Overview());
        open.go(new Place.Streams());
        until("listed", () -> table("#streams-table").getItems().size() == 1);
        robot.interact(() -> table("#streams-table").getSelectionModel().select(0));
        opens.each("delete a stream of production", () -> OnScreen.press("#streams-delete"));
        opens.areForEverybody();
    }

    /** Each setting of a stream, with what a change of it would do. */
    private void settings() throws Exception {
        until("described", () -> OnScreen.find("#setting-shard-count") != null);
        int count = FxToolkit.call(() -> list("#settings").getItems().size());
        for (int i = 0; i < count; i++) {
            int row = i;
            opens.after("setting " + row, () -> {
                list("#settings").getSelectionModel().select(row);
                change();
            });
        }
    }

    private void change() {
        open.console().scene().getRoot().lookupAll("#policy-example").forEach(button -> ((Button) button).fire());
        open.console()
                .scene()
                .getRoot()
                .lookupAll("#setting-number")
                .forEach(field -> ((TextInputControl) field).setText("48"));
        open.console().scene().getRoot().lookupAll("#metrics-all").forEach(button -> ((Button) button).fire());
        if (OnScreen.find("#tag-key") != null) {
            text("#tag-key", "team");
            text("#tag-value", "orders");
            OnScreen.press("#tag-add");
        }
    }

    private void registerConsumer() {
        var kinesis = open.clients().kinesis();
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

    private static void text(String selector, String words) {
        OnScreen.node(selector, TextInputControl.class).setText(words);
    }

    private static TableView<?> table(String selector) {
        return OnScreen.node(selector, TableView.class);
    }

    private static ListView<?> list(String selector) {
        return OnScreen.node(selector, ListView.class);
    }

    private static void contextMenu(String selector) {
        Control control = OnScreen.node(selector, Control.class);
        control.getContextMenu().show(control, 200, 200);
    }

    private static void columns(String selector) {
        Node corner = OnScreen.node(selector, Node.class).lookup(".show-hide-columns-button");
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
