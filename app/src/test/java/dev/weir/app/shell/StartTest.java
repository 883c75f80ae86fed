package dev.weir.app.shell;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.SettingsFile;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** How a window starts: where it goes, and what it says and offers when the broker does not start. */
@ExtendWith(ApplicationExtension.class)
class StartTest {

    private static final Map<Class<? extends Place>, Function<Workspace, Page>> PAGES =
            Map.of(Place.Overview.class, workspace -> new BlankPage());

    @TempDir
    Path folder;

    private Stage stage;
    private Console console;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
        console.close();
    }

    @Test
    void aProfileThatIsGoneIsSaidAndTheEmbeddedBrokerIsOneClickAway(FxRobot robot) throws Exception {
        Path file = folder.resolve("settings.properties");
        new SettingsFile(file).save(Settings.defaults().withLast("profile:no_such-profile"));
        open(robot, options(new BrokerOptions(null, true, 0)).withSettings(file).reopening(true));
        eventually(
                "the page says so",
                () -> shows(
                        robot,
                        "The profile no_such-profile, which Weir was connected to last, is not in ~/.aws any more."));
        assertThat(on(() -> robot.lookup("#other-connection").tryQuery().isPresent()))
                .isTrue();
        robot.interact(() -> robot.lookup("#use-embedded").queryButton().fire());
        eventually("connected", this::embedded);
        robot.interact(stage::hide);
        console.close();
        assertThat(new SettingsFile(file).load().settings().lastConnection()).isEqualTo(Settings.EMBEDDED);
    }

    @Test
    void withoutReopeningTheEmbeddedBrokerIsFirstAndTheLastConnectionStaysRemembered(FxRobot robot) throws Exception {
        Path file = folder.resolve("settings.properties");
        new SettingsFile(file).save(Settings.defaults().withLast("profile:work"));
        open(robot, options(new BrokerOptions(null, true, 0)).withSettings(file));
        eventually("connected", this::embedded);
        robot.interact(stage::hide);
        console.close();
        assertThat(new SettingsFile(file).load().settings().lastConnection()).isEqualTo("profile:work");
    }

    @Test
    void aPortInUseOffersAnyFreePort(FxRobot robot) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            open(robot, options(new BrokerOptions(null, true, taken.getLocalPort())));
            assertThat(problem(robot)).contains(Integer.toString(taken.getLocalPort()));
            press(robot, "#broker-other-port");
            eventually("connected", this::embedded);
        }
    }

    @Test
    void aFolderInUseCanBeRetriedWhenTheOtherHasEnded(FxRobot robot) throws Exception {
        try (Broker other = Broker.start(BrokerConfig.inMemory().withDataFolder(folder.resolve("data")))) {
            open(robot, options(new BrokerOptions(folder.resolve("data"), false, 0)));
            assertThat(problem(robot)).contains("in use by another Weir");
            assertThat(other.endpoint()).isNotNull();
        }
        press(robot, "#broker-retry");
        eventually("connected", this::embedded);
    }

    @Test
    void aForeignFolderIsLeftAloneAndAnotherCanBeChosen(FxRobot robot) throws Exception {
        Path foreign = Files.createDirectories(folder.resolve("photos"));
        Files.writeString(foreign.resolve("summer.jpg"), "mine");
        Path chosen = folder.resolve("chosen");
        open(robot, options(new BrokerOptions(foreign, false, 0)), (owner, title) -> chosen);
        assertThat(problem(robot)).contains("not empty and not Weir's");
        press(robot, "#broker-other-folder");
        eventually("connected", this::embedded);
        assertThat(chosen).isDirectory();
        assertThat(foreign).isDirectoryContaining(path -> path.endsWith("summer.jpg"));
        try (var files = Files.list(foreign)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aSealedFolderAsksForItsPassphrase(FxRobot robot) throws Exception {
        Path sealed = folder.resolve("sealed");
        Broker.start(BrokerConfig.in(sealed).withPassphrase("right one"::toCharArray))
                .close();
        open(robot, options(new BrokerOptions(sealed, false, 0)));
        assertThat(problem(robot)).contains("is sealed");
        type(robot, "wrong one");
        eventually("said in place", () -> problem(robot).contains("The passphrase is not that"));
        type(robot, "right one");
        eventually("connected", this::embedded);
    }

    private static void type(FxRobot robot, String passphrase) {
        robot.interact(() ->
                robot.lookup("#broker-passphrase").queryAs(PasswordField.class).setText(passphrase));
        press(robot, "#broker-open-sealed");
    }

    @Test
    void aFolderThatIsAFileCanBeReplacedByMemory(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        open(robot, options(new BrokerOptions(file, false, 0)), (owner, title) -> null);
        assertThat(problem(robot)).contains("is a file");
        press(robot, "#broker-other-folder");
        assertThat(problem(robot)).contains("is a file");
        press(robot, "#broker-in-memory");
        eventually("connected", this::embedded);
        assertThat(file).hasContent("mine");
    }

    @Test
    void aBrokerThatIsRestartedAnswersOverTheSameData(FxRobot robot) throws Exception {
        open(robot, options(new BrokerOptions(folder.resolve("data"), false, 0)));
        eventually("connected", this::embedded);
        Workspace before = on(() -> console.workspace());
        before.clients()
                .kinesis()
                .createStream(request -> request.streamName("kept_one").shardCount(1));
        robot.interact(() -> console.restartEmbedded());
        eventually("connected anew", () -> embedded() && !before.equals(on(() -> console.workspace())));
        assertThat(on(() -> console.workspace())
                        .clients()
                        .kinesis()
                        .listStreams()
                        .streamNames())
                .containsExactly("kept_one");
    }

    private static ConsoleOptions options(BrokerOptions broker) {
        return ConsoleOptions.of(broker).withTheme(Theme.LIGHT).withSize(1000, 700);
    }

    private void open(FxRobot robot, ConsoleOptions options) {
        open(robot, options, (owner, title) -> null);
    }

    private void open(FxRobot robot, ConsoleOptions options, FolderQuestion folders) {
        robot.interact(() -> console = Console.open(
                stage, options, new Pages(PAGES, (clients, background, to) -> new NoThroughput()), folders));
    }

    private boolean embedded() {
        Workspace now = on(() -> console.workspace());
        return now != null && now.connection().source() instanceof Connection.Source.Embedded;
    }

    private static String problem(FxRobot robot) {
        eventually(
                "a reason",
                () -> on(() -> robot.lookup("#broker-problem").tryQuery().isPresent()));
        return on(() -> robot.lookup("#broker-problem").queryAs(Label.class).getText());
    }

    private static void press(FxRobot robot, String selector) {
        Button button = on(() -> robot.lookup(selector).queryButton());
        robot.interact(button::fire);
    }

    private static boolean shows(FxRobot robot, String text) {
        return on(() -> robot.lookup((Node node) -> node instanceof Label label && text.equals(label.getText()))
                .tryQuery()
                .isPresent());
    }

    private static <T> T on(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }
}
