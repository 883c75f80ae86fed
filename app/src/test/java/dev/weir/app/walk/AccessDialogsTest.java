package dev.weir.app.walk;

import static dev.weir.app.walk.Keyboard.until;

import dev.weir.app.access.policy.PolicyExample;
import dev.weir.app.connection.Connection;
import dev.weir.app.shell.OpenConsole;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import dev.weir.app.text.Language;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * The dialogs and menus of Access and Audit can be read in both themes, worked without a mouse, spoken by a screen reader, and say
 * nothing in English in a German console.
 */
@ExtendWith(ApplicationExtension.class)
class AccessDialogsTest {

    /** Of what the test made. */
    private static final Set<String> NAMES = Set.of("ana", "readers", "read", "own");

    private Stage stage;
    private OpenConsole open;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @BeforeEach
    void open() throws Exception {
        open = OpenConsole.withAllPages(
                stage, Connection.Kind.TEST, OpenConsole.usual().speaking(Language.GERMAN));
        IamClient iam = open.clients().iam();
        iam.createPolicy(request -> request.policyName("read").policyDocument(PolicyExample.READ_STREAM.text()));
        iam.createGroup(request -> request.groupName("readers"));
        iam.createUser(request -> request.userName("ana"));
        iam.putUserPolicy(
                request -> request.userName("ana").policyName("own").policyDocument(PolicyExample.READ_STREAM.text()));
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    @Test
    void everyDialogIsForEverybody(FxRobot robot) throws Exception {
        WhatOpens opens = WhatOpens.overGerman(open, robot, NAMES);
        for (Theme theme : Theme.values()) {
            opens.in(theme);
            open.go(new Place.Access());
            choose("ana", robot);
            for (String button : List.of(
                    "access-attach",
                    "access-inline",
                    "access-delete",
                    "access-delete-inline",
                    "access-new-key",
                    "access-key-delete",
                    "access-new")) {
                press(button, opens);
            }
            choose("readers", robot);
            press("access-add-user", opens);
            choose("read", robot);
            press("access-edit", opens);

            open.go(new Place.Audit(null));
            for (String menu : List.of("audit-presets", "audit-source", "audit-export")) {
                press(menu, opens);
            }
            opens.each("audit-other", () -> OnScreen.choose("#audit-source", "audit-other"));
        }
        opens.areForEverybody();
    }

    private static void choose(String name, FxRobot robot) {
        until(name + " is listed", () -> item(tree().getRoot(), name) != null);
        robot.interact(() -> tree().getSelectionModel()
                .select((TreeItem<Object>) Objects.requireNonNull(item(tree().getRoot(), name))));
        until(name + " is shown", () -> OnScreen.find(".access-details") != null);
    }

    @SuppressWarnings("unchecked")
    private static TreeView<Object> tree() {
        return (TreeView<Object>) OnScreen.node("#access-tree", TreeView.class);
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

    private static void press(String button, WhatOpens opens) throws Exception {
        until(button + " is there", () -> OnScreen.find("#" + button) != null);
        opens.each(button, () -> OnScreen.press("#" + button));
    }
}
