package dev.weir.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.Place;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Access page over a small account. */
@ExtendWith(ApplicationExtension.class)
class AccessPageTest {

    private final FakeAccess account = new FakeAccess();
    private TestWorkspace workspace;
    private AccessPage page;
    private Stage stage;

    @Start
    void start(Stage opened) {
        // Without a theme every colour that is looked up is a warning in the log, thousands of them.
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage = opened;
        workspace = account.workspace();
        page = new AccessPage(workspace);
        Scene scene = new Scene(new StackPane(page.content()), 1280, 720);
        PagePictures.dress(scene);
        scene.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("/dev/weir/resources/css/access.css"))
                        .toExternalForm());
        stage.setScene(scene);
        stage.show();
        page.shown();
    }

    @Test
    void lookAskEditAndReadWhatIsNeeded(FxRobot robot) throws Exception {
        TreeView<?> tree = robot.lookup("#access-tree").queryAs(TreeView.class);
        robot.interact(() -> tree.getSelectionModel().select(4));
        assertThat(robot.lookup("#access-detach").tryQuery()).isPresent();
        PagePictures.both(robot, stage, "access-user");
        robot.interact(() -> workspace.setReadOnly(true));
        assertThat(robot.lookup("#access-new").queryAs(Button.class).isDisabled())
                .isTrue();
        robot.interact(() -> workspace.setReadOnly(false));
        account.iam.decision = "explicitDeny";
        robot.interact(() -> page.open(new Place.Access(
                FakeIam.arn("user", "ana"), "kinesis:GetRecords", "arn:aws:kinesis:us-east-1:1:stream/orders")));
        assertThat(robot.lookup("#access-answer").queryAs(Label.class).getText())
                .startsWith("No: a statement denies ana");
        PagePictures.both(robot, stage, "access-simulator");
        TabPane tabs = robot.lookup("#access-tabs").queryAs(TabPane.class);
        robot.interact(() -> tabs.getSelectionModel().select(2));
        PagePictures.both(robot, stage, "access-refused-none");
        robot.interact(() -> tabs.getSelectionModel().select(3));
        PagePictures.both(robot, stage, "access-needs");
        PolicyDraftModel draft = new PolicyDraftModel(
                new PolicySource.Managed(FakeIam.arn("policy", "read-orders"), "read-orders"),
                () -> account.iam,
                account.background,
                () -> {});
        robot.interact(() -> {
            draft.load();
            ((StackPane) stage.getScene().getRoot())
                    .getChildren()
                    .setAll(new PolicyEditor(workspace, draft, List.of()));
        });
        robot.interact(() -> draft.text()
                .set(FakeAccess.POLICY.replace("\"Action\"", "\"Actions\"").replace("stream/", "strom/")));
        Button save = robot.lookup("#policy-save").queryAs(Button.class);
        assertThat(draft.problems().get()).isNotEmpty();
        assertThat(save.isDisabled()).isTrue();
        assertThat(save.getAccessibleHelp()).contains("refuse");
        PagePictures.both(robot, stage, "access-editor");
        robot.interact(() -> draft.text().set(FakeAccess.POLICY + "\n"));
        assertThat(save.isDisabled()).isFalse();
    }
}
