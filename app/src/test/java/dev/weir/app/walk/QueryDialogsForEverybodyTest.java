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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
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
import org.testfx.util.WaitForAsyncUtils;

/** The dialogs of the Query page can be read in both themes, worked without a mouse and spoken by a screen reader. */
@ExtendWith(ApplicationExtension.class)
class QueryDialogsForEverybodyTest {

    private static final int PULSES = 12;

    private static final String OLD = """
            CREATE OR REPLACE STREAM "BY_NUMBER" ("number" INTEGER, "records" INTEGER);
            CREATE OR REPLACE PUMP "COUNT_PUMP" AS INSERT INTO "BY_NUMBER"
            SELECT STREAM "number", COUNT(*) AS "records" FROM "SOURCE_SQL_STREAM_001"
            GROUP BY "number", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' HOUR);
            CREATE OR REPLACE PUMP "ERRORS" AS INSERT INTO "E" SELECT STREAM * FROM error_stream;""";

    @TempDir
    Path folder;

    private final List<String> wrong = new ArrayList<>();
    private Stage stage;
    private Console console;
    private Endpoints.Started endpoint;
    private Theme theme = Theme.LIGHT;

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
                        .withTheme(theme)
                        .withSize(1280, 900)));
        eventually("connected", () -> console.workspace() != null);
        PagesWalkTest.fill(console.workspace().clients().kinesis());
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(stage::hide);
        console.close();
        endpoint.end().close();
    }

    @Test
    void everyDialogIsForEverybody(FxRobot robot) throws Exception {
        Path nets = Files.writeString(folder.resolve("nets.csv"), "net,operator,since\nak,Alaska,1990\n");
        for (Theme each : Theme.values()) {
            theme = each;
            robot.interact(() -> console.theme(each));
            state(robot, "SELECT $least AS least");
            look("parameters", "#query-run", "#parameter-least");
            saved(robot);
            look("gallery", "#query-examples", "#query-gallery");
            press("#query-add-reference");
            robot.interact(() -> {
                TextField path = (TextField) shown("#reference-path");
                path.setText(nets.toString());
                path.fireEvent(new ActionEvent());
            });
            look("reference", ".combo-box");
            press(".schema-button");
            look("schema", "#schema-tree");
            state(robot, OLD);
            look("old dialect", "#query-translate", "#old-dialect");
            state(robot, "SELECT number, count(*) AS n FROM \"walked-stream\" GROUP BY number");
            look("plan", "#query-plan", "#plan-steps");
        }
        assertThat(wrong).isEmpty();
    }

    private void state(FxRobot robot, String statement) throws Exception {
        robot.interact(() -> console.open(new Place.Query(statement)));
        eventually("loaded", () -> fx(console::settled));
        FxToolkit.awaitPulses(console.scene(), PULSES);
    }

    private void saved(FxRobot robot) throws Exception {
        MenuButton menu = (MenuButton) fx(() -> shown("#query-saved"));
        robot.interact(menu::show);
        MenuItem save = menu.getItems().stream()
                .filter(item -> "query-save".equals(item.getId()))
                .findFirst()
                .orElseThrow();
        WaitForAsyncUtils.asyncFx(save::fire);
        look("saved queries", "#parameter-Name");
    }

    private void look(String name, String button, String within) throws Exception {
        press(button);
        look(name, within);
    }

    /** A dialog may wait within the press until it is closed. */
    private void press(String button) {
        eventually(button + " is there", () -> fx(() -> shown(button) instanceof ButtonBase));
        WaitForAsyncUtils.asyncFx(() -> ((ButtonBase) shown(button)).fire());
        eventually(button + " opens a dialog", () -> fx(() -> dialog() != null));
    }

    private void look(String name, String within) throws Exception {
        eventually(name + " shows " + within, () -> fx(() -> dialog() != null && shown(within) != null));
        Scene scene = fx(this::dialog);
        Node tabs = fx(() -> scene.lookup(".tab-pane"));
        if (tabs instanceof TabPane pane) {
            for (Tab tab : pane.getTabs()) {
                fx(() -> {
                    pane.getSelectionModel().select(tab);
                    return true;
                });
                look(name + ", " + tab.getText(), scene);
            }
        } else {
            look(name, scene);
        }
        fx(() -> {
            DialogPane pane = (DialogPane) scene.getRoot();
            ButtonType cancel = pane.getButtonTypes().stream()
                    .filter(type -> type.getButtonData().isCancelButton())
                    .findFirst()
                    .orElseThrow();
            ((Button) pane.lookupButton(cancel)).fire();
            return true;
        });
        eventually(name + " closes", () -> fx(() -> dialog() == null));
    }

    private void look(String name, Scene scene) throws Exception {
        FxToolkit.awaitPulses(scene, PULSES);
        String where = name + ", " + theme.name().toLowerCase(Locale.ROOT);
        PagePictures.one(scene, "dialog-" + where.replaceAll("[^A-Za-z]+", "-"));
        note(where + " without a name", fx(() -> Nameless.of(scene.getRoot())));
        note(where + " never reached by Tab", fx(() -> TabReach.neverReached(scene)));
        note(where + " hard to read", fx(() -> Contrast.tooLittle(scene.getRoot())));
    }

    private void note(String where, List<String> what) {
        what.forEach(each -> wrong.add(where + ": " + each));
    }

    private Scene dialog() {
        return Window.getWindows().stream()
                .filter(window -> window != stage
                        && window.isShowing()
                        && window.getScene() != null
                        && window.getScene().getRoot() instanceof DialogPane)
                .map(Window::getScene)
                .findFirst()
                .orElse(null);
    }

    /** The one that can be seen, in the dialog if there is one; tabs that are not chosen have others. */
    private Node shown(String selector) {
        Scene scene = dialog() == null ? console.scene() : dialog();
        return scene.getRoot().lookupAll(selector).stream()
                .filter(QueryDialogsForEverybodyTest::isSeen)
                .findFirst()
                .orElse(null);
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static <T> T fx(Callable<T> work) {
        try {
            return FxToolkit.call(work);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
