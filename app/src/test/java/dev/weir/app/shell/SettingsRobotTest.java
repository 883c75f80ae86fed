package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.send.PagePictures;
import dev.weir.app.settings.Preference;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Hands on the settings. */
@ExtendWith(ApplicationExtension.class)
class SettingsRobotTest {

    @TempDir
    static Path folder;

    private Console console;
    private Stage stage;

    @Start
    void start(Stage opened) {
        stage = opened;
        Connection nowhere = new Connection(
                "lab",
                Connection.Kind.TEST,
                new Connection.Source.Keys("k", "s"),
                "eu-central-1",
                URI.create("http://127.0.0.1:1"));
        console = Console.open(
                stage,
                ConsoleOptions.of(BrokerOptions.defaults().inMemory())
                        .withConnection(nowhere)
                        .withTheme(Theme.LIGHT)
                        .withSize(1280, 800),
                new Pages(
                        Map.of(Place.Overview.class, workspace -> new BlankPage()),
                        (clients, background, connection) -> new NoThroughput()));
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> {
            Text.speak(Language.ENGLISH);
            Window.getWindows().stream().toList().forEach(Window::hide);
        });
        console.close();
    }

    @Test
    void controlAndCommaOpensThemAndWhatIsTypedFindsOne(FxRobot robot) {
        robot.interact(() -> press(KeyCode.COMMA, true));
        TextField search = robot.lookup("#settings-search").queryAs(TextField.class);
        assertThat(search.isFocused()).isTrue();
        robot.interact(() -> search.setText("proxy host"));
        assertThat(robot.lookup(".setting-row").<Node>queryAll())
                .extracting(Node::getId)
                .contains("setting-proxy-host")
                .doesNotContain("setting-theme");
        robot.interact(() -> search.setText("nothing is called so"));
        assertThat(robot.lookup(".setting-row").<Node>queryAll()).isEmpty();
    }

    @Test
    void aValueHoldsAtOnceABadOneIsRefusedAndResetBringsTheDefault(FxRobot robot) {
        robot.interact(() -> console.assistance().settings().open("setting-scale"));
        TextField scale = robot.lookup("#setting-scale-field").queryAs(TextField.class);
        assertThat(scale.isFocused()).isTrue();
        robot.interact(() -> {
            scale.setText("150");
            fire(scale, KeyCode.ENTER, false);
        });
        ScaledRoot root = (ScaledRoot) console.scene().getRoot();
        assertThat(root.scale().get()).isEqualTo(1.5);
        robot.interact(() -> {
            scale.setText("999");
            fire(scale, KeyCode.ENTER, false);
        });
        assertThat(robot.lookup("#setting-scale-problem").queryAs(Label.class).getText())
                .contains("80", "200");
        assertThat(scale.getText()).as("what was typed is there to be mended").isEqualTo("999");
        assertThat(root.scale().get()).isEqualTo(1.5);
        robot.interact(() ->
                robot.lookup("#setting-scale-reset").queryAs(Hyperlink.class).fire());
        assertThat(root.scale().get()).isEqualTo(1);
    }

    @Test
    void thePaletteFindsASettingAndGoesThere(FxRobot robot) {
        robot.interact(() -> press(KeyCode.K, true));
        TextField field = robot.lookup("#palette-field").queryAs(TextField.class);
        robot.interact(() -> field.setText("density"));
        ListView<PaletteModel.Entry> list = robot.lookup("#palette-list").queryListView();
        assertThat(list.getItems()).extracting(PaletteModel.Entry::name).contains("Setting: Density");
        robot.interact(() -> list.getItems().stream()
                .filter(entry -> entry.name().equals("Setting: Density"))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
        assertThat(robot.lookup("#setting-density-comfortable")
                        .queryAs(RadioButton.class)
                        .isFocused())
                .isTrue();
        robot.interact(() -> robot.lookup("#setting-density-compact")
                .queryAs(RadioButton.class)
                .fire());
        assertThat(console.scene().getRoot().getStyleClass()).contains("compact");
    }

    @Test
    void anotherLanguageHoldsAtOnceInAWindowMadeAnew(FxRobot robot) throws Exception {
        robot.interact(() -> {
            console.assistance().settings().open(null);
            robot.lookup("#setting-language-de").queryAs(RadioButton.class).fire();
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !stage.isShowing());
        assertThat(Text.language()).isEqualTo(Language.GERMAN);
        Stage twin = (Stage) Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .findFirst()
                .orElseThrow();
        Label heading = (Label) twin.getScene().lookup("#settings .page-heading");
        assertThat(heading.getText()).isEqualTo("Einstellungen");
        assertThat(twin.getScene().getWidth()).isEqualTo(1280);
        picture(twin, "settings-german");
    }

    @Test
    void picturesToBeLookedAt(FxRobot robot) throws Exception {
        robot.interact(() -> console.assistance().settings().open(null));
        picture(stage, "settings");
        robot.interact(() -> console.assistance().settings().open("setting-proxy-user"));
        picture(stage, "settings-network");
        robot.interact(() -> console.settings().set(console.settings().get().with(Preference.SCALE, 150)));
        picture(stage, "settings-150");
        assertThat(robot.lookup(".setting-row").<Node>queryAll()).isNotEmpty();
    }

    private void picture(Stage of, String name) throws Exception {
        if (PagePictures.wanted()) {
            for (Theme theme : Theme.values()) {
                WaitForAsyncUtils.waitForAsyncFx(10_000, () -> theme.apply(of.getScene()));
                WaitForAsyncUtils.waitForFxEvents();
                PagePictures.one(of.getScene(), name + "-" + theme.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void press(KeyCode code, boolean control) {
        Node focus = console.scene().getFocusOwner();
        fire(focus == null ? console.scene().getRoot() : focus, code, control);
    }

    private static void fire(Node target, KeyCode code, boolean control) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }
}
