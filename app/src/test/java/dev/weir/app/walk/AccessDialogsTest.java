package dev.weir.app.walk;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.access.policy.PolicyExample;
import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import dev.weir.app.text.German;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
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
import software.amazon.awssdk.services.iam.IamClient;

/**
 * The dialogs and menus of Access and Audit can be read in both themes, worked without a mouse, spoken by a screen reader, and say
 * nothing in English in a German console.
 */
@ExtendWith(ApplicationExtension.class)
class AccessDialogsTest {

    /** Of what the test made. */
    private static final Set<String> NAMES = Set.of("ana", "readers", "read", "own");

    @TempDir
    Path folder;

    private final List<String> wrong = new ArrayList<>();
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
                ConsoleOptions.of(BrokerOptions.defaults().inMemory())
                        .withConnection(connection)
                        .withTheme(Theme.LIGHT)
                        .withSize(1280, 900)
                        .speaking(Language.GERMAN)));
        eventually("connected", () -> console.workspace() != null);
        IamClient iam = console.workspace().clients().iam();
        iam.createPolicy(request -> request.policyName("read").policyDocument(PolicyExample.READ_STREAM.text()));
        iam.createGroup(request -> request.groupName("readers"));
        iam.createUser(request -> request.userName("ana"));
        iam.putUserPolicy(
                request -> request.userName("ana").policyName("own").policyDocument(PolicyExample.READ_STREAM.text()));
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
        for (Theme theme : Theme.values()) {
            robot.interact(() -> console.theme(theme));
            robot.interact(() -> console.open(new Place.Access()));
            choose("ana", robot);
            for (String button : List.of(
                    "access-attach",
                    "access-inline",
                    "access-delete",
                    "access-delete-inline",
                    "access-new-key",
                    "access-key-delete",
                    "access-new")) {
                press("#" + button, button + ", " + theme, robot);
            }
            choose("readers", robot);
            press("#access-add-user", "access-add-user, " + theme, robot);
            choose("read", robot);
            press("#access-edit", "access-edit, " + theme, robot);

            robot.interact(() -> console.open(new Place.Audit(null)));
            for (String menu : List.of("audit-presets", "audit-source", "audit-export")) {
                press("#" + menu, menu + ", " + theme, robot);
            }
            otherBucket(theme, robot);
        }
        assertThat(wrong).isEmpty();
    }

    private void choose(String name, FxRobot robot) {
        eventually(name + " is listed", () -> item(tree().getRoot(), name) != null);
        robot.interact(() -> tree().getSelectionModel()
                .select((TreeItem<Object>) Objects.requireNonNull(item(tree().getRoot(), name))));
        eventually(name + " is shown", () -> lookup(".access-details") != null);
    }

    @SuppressWarnings("unchecked")
    private TreeView<Object> tree() {
        return (TreeView<Object>) Objects.requireNonNull(lookup("#access-tree"));
    }

    private static TreeItem<?> item(TreeItem<?> from, String name) {
        for (TreeItem<?> each : from.getChildren()) {
            TreeItem<?> found =
                    String.valueOf(each.getValue()).contains("name=" + name + ",") ? each : item(each, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Node lookup(String selector) {
        return console.scene().getRoot().lookup(selector);
    }

    private void otherBucket(Theme theme, FxRobot robot) throws Exception {
        MenuButton source = (MenuButton) Objects.requireNonNull(lookup("#audit-source"));
        robot.interact(() -> source.getItems().stream()
                .filter(item -> "audit-other".equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        look("audit-other, " + theme, robot);
    }

    private void press(String selector, String name, FxRobot robot) throws Exception {
        eventually(name + " is there", () -> lookup(selector) != null);
        robot.interact(() -> {
            switch (lookup(selector)) {
                case MenuButton menu -> menu.show();
                case ButtonBase button -> button.fire();
                case null, default -> throw new AssertionError(selector);
            }
        });
        look(name, robot);
    }

    /** What has opened, which is closed then. */
    private void look(String name, FxRobot robot) throws Exception {
        eventually(name + " has opened", () -> opened() != null);
        Window window = Objects.requireNonNull(opened());
        Scene scene = window.getScene();
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        robot.interact(() -> {
            note(name + " without a name", Nameless.of(scene.getRoot()));
            note(name + " in English", english.of(ShownTexts.of(scene.getRoot()), NAMES));
            note(name + " hard to read", Contrast.tooLittle(scene.getRoot()));
            if (!(window instanceof ContextMenu)) {
                note(name + " never reached by Tab", TabReach.neverReached(scene));
            }
        });
        robot.interact(window::hide);
        eventually(name + " has closed", () -> opened() == null);
    }

    private Window opened() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(each -> each != stage && each.isShowing())
                .filter(each -> each.getScene().getRoot().getStyleClass().contains("dialog-pane")
                        || each instanceof ContextMenu)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private void note(String where, List<String> what) {
        what.forEach(each -> wrong.add(where + ": " + each));
    }
}
