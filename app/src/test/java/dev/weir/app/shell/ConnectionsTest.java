package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.ConnectionChoice;
import dev.weir.app.connection.credentials.AwsSignInClients;
import dev.weir.app.connection.credentials.FakeSignIn;
import dev.weir.app.connection.credentials.Surroundings;
import dev.weir.app.fx.Failures;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.SettingsFile;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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

/** A robot goes the ways of connections: files in a folder of its own, logins at services made by hand. */
@ExtendWith(ApplicationExtension.class)
class ConnectionsTest {

    private static final Map<Class<? extends Place>, Function<Workspace, Page>> PAGES =
            Map.of(Place.Overview.class, workspace -> new BlankPage());
    private static final List<String> AWS_FILES = List.of("aws.configFile", "aws.sharedCredentialsFile");

    @TempDir
    Path folder;

    private Stage stage;
    private Console console;
    private Broker elsewhere;
    private FakeSignIn signIn;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        console.close();
        elsewhere.close();
        signIn.close();
        AWS_FILES.forEach(System::clearProperty);
    }

    @Test
    void aProfileIsFoundByAFewLettersAndItsCallerIsShown(FxRobot robot) throws Exception {
        open(robot);
        choose(robot, "orders-dev");
        press(robot, "#connection-connect");
        eventually("connected", () -> connectedTo("orders-dev"));
        eventually(
                "the caller",
                () -> on(() -> label(robot, ".top-identity")).length() > 0
                        && !on(() -> label(robot, ".top-identity")).equals("identity unknown"));
        assertThat(on(() -> label(robot, "#connection-edge"))).isEmpty();
        assertThat(on(() -> robot.lookup(".main-window").query().getStyleClass()))
                .contains("connection-test");
        close(robot, stage);
        assertThat(settings().lastConnection()).isEqualTo("profile:orders-dev");
    }

    @Test
    void aProfileThatCannotBeUsedSaysWhyAndIsNotConnectedTo(FxRobot robot) throws Exception {
        open(robot);
        choose(robot, "broken");
        ConnectionChoice choice = on(() -> selected(robot));
        assertThat(choice.problem()).isEqualTo("There is no profile nowhere in ~/.aws.");
        assertThat(on(() -> robot.lookup("#connection-connect").queryButton().isDisabled()))
                .isTrue();
    }

    @Test
    void productionIsSetWithOnePressStartsReadOnlyAndIsRemembered(FxRobot robot) throws Exception {
        open(robot);
        connect(robot, "orders-dev");
        choose(robot, "orders-dev");
        robot.interact(() -> robot.lookup("#connection-production")
                .queryAs(ToggleButton.class)
                .fire());
        eventually(
                "production", () -> on(() -> label(robot, "#connection-edge")).equals("PRODUCTION"));
        Workspace workspace = on(() -> console.workspace());
        assertThat(workspace.connection().kind()).isEqualTo(Connection.Kind.PRODUCTION);
        Throwable refused = catchThrowable(() -> workspace
                .clients()
                .kinesis()
                .createStream(request -> request.streamName("no").shardCount(1)));
        assertThat(Failures.of(refused, "Create").what())
                .isEqualTo("CreateStream was not sent: this connection is read-only.");

        robot.interact(
                () -> robot.lookup("#read-only").queryAs(ToggleButton.class).fire());
        workspace
                .clients()
                .kinesis()
                .createStream(request -> request.streamName("yes").shardCount(1));
        assertThat(workspace.clients().kinesis().listStreams().streamNames()).containsExactly("yes");
        close(robot, stage);
        assertThat(settings().wish("profile:orders-dev").kind()).isEqualTo("PRODUCTION");
        assertThat(settings().wish("profile:orders-dev").readOnly()).isFalse();
    }

    @Test
    void aProfileIsCopiedForTheCommandLine(FxRobot robot) throws Exception {
        open(robot);
        choose(robot, "orders-dev");
        robot.interact(() -> robot.lookup("#connection-copy")
                .queryAs(MenuButton.class)
                .getItems()
                .getFirst()
                .fire());
        assertThat(on(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("aws kinesis list-streams --profile orders-dev --region eu-central-1 --endpoint-url "
                        + elsewhere.endpoint() + "\n");
    }

    @Test
    void aConnectionIsOpenedInAWindowOfItsOwn(FxRobot robot) throws Exception {
        open(robot);
        eventually("embedded", () -> connectedTo("Embedded"));
        choose(robot, "orders-dev");
        press(robot, "#connection-new-window");
        eventually(
                "another window",
                () -> on(() -> Window.getWindows().stream()
                        .anyMatch(window -> window instanceof Stage other
                                && "Overview · orders-dev · Weir".equals(other.getTitle()))));
        assertThat(on(() -> console.workspace()).connection().name()).isEqualTo("Embedded");
        assertThat(on(() -> stage.getTitle())).isEqualTo("Overview · Embedded · Weir");
    }

    @Test
    void aSecondWindowSharesTheBrokerWhichEndsWithTheLast(FxRobot robot) throws Exception {
        open(robot);
        eventually("embedded", () -> connectedTo("Embedded"));
        Console second = on(() -> console.openAnother(null));
        eventually("embedded too", () -> on(() -> second.workspace() != null));
        Workspace first = on(() -> console.workspace());
        Workspace other = on(() -> second.workspace());
        assertThat(other.connection()).isEqualTo(first.connection());
        assertThat(other.clients()).isNotSameAs(first.clients());
        assertThat(on(() -> second.scene().getWindow().getX())).isGreaterThan(on(() -> stage.getX()));

        robot.interact(() -> second.connecting().readOnly(true));
        assertThat(on(() -> console.workspace().readOnly().get())).isFalse();

        close(robot, stage);
        other.clients().kinesis().listStreams();
        robot.interact(() -> second.scene().getWindow().hide());
        console.awaitLastWindow();
        assertThat(catchThrowable(() -> URI.create(first.connection().endpoint().toString())
                        .toURL()
                        .openConnection()
                        .getInputStream()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void anSsoLoginIsMadeFromTheConsoleAndThePageGoesOn(FxRobot robot) throws Exception {
        signIn.withDevices()
                .refuses("/token", 400, "AuthorizationPendingException", "{}")
                .withToken("access", "refresh")
                .withSsoRole("ASIASSO", Instant.now().plusSeconds(700).toEpochMilli());
        open(robot);
        connect(robot, "orders-sso");
        eventually(
                "the browser's login",
                () -> robot.lookup("#login-with-code").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#login-with-code").queryAs(Hyperlink.class).fire());
        eventually("a code", () -> on(() -> dialogShows("#sso-login", "#login-code", "ABCD-EFGH")));
        assertThat(on(() -> label(robot, "#access-expiry"))).isEqualTo("log in");
        eventually(
                "logged in",
                () -> on(() -> robot.lookup("#sso-login").tryQuery().isEmpty()));
        eventually("the end", () -> on(() -> label(robot, "#access-expiry")).equals("expires in 11 min"));
        eventually(
                "the caller",
                () -> on(() -> label(robot, ".top-identity")).length() > 3
                        && !on(() -> label(robot, ".top-identity")).equals("identity unknown"));
        on(() -> console.workspace()).clients().kinesis().listStreams();
    }

    @Test
    void aWrongMfaCodeIsSaidInTheDialogAndTheRightOneClosesIt(FxRobot robot) throws Exception {
        signIn.refusingRole("MultiFactorAuthentication failed with invalid MFA one time pass code.")
                .withAssumedRole("ASIAMFA", Instant.now().plusSeconds(3600).toString());
        open(robot);
        connect(robot, "orders-mfa");
        eventually(
                "the question",
                () -> on(() -> robot.lookup("#mfa-code").tryQuery().isPresent()));
        send(robot, "000000");
        eventually(
                "said",
                () -> on(() -> robot.lookup("#login-state").queryAs(Label.class).getText())
                        .startsWith("The MFA code was not accepted."));
        send(robot, "123 456");
        eventually(
                "accepted", () -> on(() -> robot.lookup("#mfa-login").tryQuery().isEmpty()));
        assertThat(signIn.sent("AssumeRole").getLast().body()).contains("TokenCode=123456");
        on(() -> console.workspace()).clients().kinesis().listStreams();
    }

    @Test
    void theRegionIsChosenFromAListAndRemembered(FxRobot robot) throws Exception {
        open(robot);
        connect(robot, "orders-dev");
        robot.interact(() -> robot.lookup("#choose-region").queryButton().fire());
        robot.interact(
                () -> robot.lookup("#palette-field").queryAs(TextField.class).setText("irel"));
        robot.interact(() -> {
            Node field = robot.lookup("#palette-field").query();
            Event.fireEvent(
                    field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        eventually(
                "Ireland",
                () -> on(() -> console.workspace()).connection().region().equals("eu-west-1"));
        close(robot, stage);
        assertThat(settings().wish("profile:orders-dev").region()).isEqualTo("eu-west-1");
    }

    private void send(FxRobot robot, String code) {
        robot.interact(() -> {
            robot.lookup("#mfa-code").queryAs(TextField.class).setText(code);
            robot.lookup("#mfa-send").queryAs(Button.class).fire();
        });
    }

    private void open(FxRobot robot) throws Exception {
        elsewhere = Broker.start(BrokerConfig.inMemory());
        String at = "\nregion = eu-central-1\nendpoint_url = " + elsewhere.endpoint() + "\n";
        Path config = Files.writeString(
                folder.resolve("config"),
                "[profile orders-dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = secret" + at
                        + "[sso-session corp]\nsso_region = eu-central-1\nsso_start_url = https://corp.example/start\n"
                        + "[profile orders-sso]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Admin"
                        + at
                        + "[profile orders-mfa]\nrole_arn = arn:aws:iam::123456789012:role/Orders\n"
                        + "source_profile = orders-dev\nmfa_serial = arn:aws:iam::123456789012:mfa/ada" + at
                        + "[profile broken]\nrole_arn = arn:aws:iam::123456789012:role/Orders\nsource_profile = nowhere\n");
        System.setProperty("aws.configFile", config.toString());
        System.setProperty(
                "aws.sharedCredentialsFile", folder.resolve("credentials").toString());
        Surroundings surroundings = new Surroundings(
                folder,
                Map.of(),
                AwsSignInClients.at(signIn.endpoint()),
                InstantSource.system(),
                time -> Thread.sleep(Math.min(50, time.toMillis())),
                Duration.ofSeconds(5));
        ConsoleOptions options = ConsoleOptions.of(new BrokerOptions(null, true, 0))
                .withTheme(Theme.LIGHT)
                .withSize(1280, 800)
                .withSettings(folder.resolve("settings.properties"));
        robot.interact(() -> console = Console.open(
                stage,
                options,
                new Pages(PAGES, (clients, background, to) -> new NoThroughput()),
                (owner, title) -> null,
                surroundings));
    }

    @BeforeEach
    void services() throws Exception {
        signIn = new FakeSignIn();
    }

    private void choose(FxRobot robot, String name) {
        robot.interact(
                () -> robot.lookup("#connection-menu").queryAs(ButtonBase.class).fire());
        robot.interact(
                () -> robot.lookup("#connection-find").queryAs(TextField.class).setText(name));
        eventually(
                "listed",
                () -> on(() -> {
                    ConnectionChoice choice = selected(robot);
                    return choice != null && choice.connection().name().equals(name);
                }));
    }

    private void connect(FxRobot robot, String name) {
        choose(robot, name);
        press(robot, "#connection-connect");
        eventually("connected to " + name, () -> connectedTo(name));
    }

    private static ConnectionChoice selected(FxRobot robot) {
        ListView<ConnectionChoice> list = robot.lookup("#connection-list").queryListView();
        return list.getSelectionModel().getSelectedItem();
    }

    private static void press(FxRobot robot, String selector) {
        robot.interact(() -> robot.lookup(selector).queryAs(ButtonBase.class).fire());
    }

    private static String label(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAs(Label.class).getText();
    }

    private static boolean dialogShows(String pane, String selector, String text) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .filter(root -> root instanceof DialogPane && root.getId() != null && pane.equals("#" + root.getId()))
                .map(root -> root.lookup(selector))
                .anyMatch(node -> node instanceof Label label && text.equals(label.getText()));
    }

    private boolean connectedTo(String name) {
        Workspace now = on(() -> console.workspace());
        return now != null && now.connection().name().equals(name);
    }

    private void close(FxRobot robot, Stage window) {
        robot.interact(window::hide);
        console.close();
    }

    private Settings settings() {
        return new SettingsFile(folder.resolve("settings.properties")).load().settings();
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("Never: " + what, e);
        }
    }

    private static <T> T on(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }
}
