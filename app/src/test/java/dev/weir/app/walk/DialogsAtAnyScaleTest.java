package dev.weir.app.walk;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.send.PagePictures;
import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.SettingsFile;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import dev.weir.app.shell.OpenConsole;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Language;
import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Dialogs are windows of their own: they are drawn as large as the rest, and have the width for it. */
@ExtendWith(ApplicationExtension.class)
class DialogsAtAnyScaleTest {

    private static final int PULSES = 12;

    @TempDir
    Path folder;

    private Stage stage;
    private OpenConsole open;
    private Console console;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    @ParameterizedTest
    @CsvSource({"80, en", "100, en", "200, en", "200, de"})
    void aFormHasRoomForItsWords(int scale, String language, FxRobot robot) throws Exception {
        open(scale, Language.ofCode(language).orElseThrow());
        robot.interact(() -> console.open(new Place.Streams()));
        eventually("listed", () -> console.scene().getRoot().lookup("#streams-create") != null);
        FxToolkit.awaitPulses(console.scene(), PULSES);
        robot.interact(() -> ((ButtonBase) console.scene().getRoot().lookup("#streams-create")).fire());
        FxToolkit.awaitPulses(console.scene(), PULSES);
        Window dialog = FxToolkit.call(() -> Window.getWindows().getLast());
        if (PagePictures.wanted()) {
            PagePictures.write(
                    dialog.getScene(), Path.of("target", "small", "dialog-" + scale + "-" + language + ".png"));
        }
        assertThat(FxToolkit.call(() -> Squeezed.in(dialog.getScene().getRoot())))
                .isEmpty();
        DialogPane pane = (DialogPane) dialog.getScene().getRoot();
        Label heading = (Label) pane.lookup(".page-subheading");
        Label words = (Label) pane.lookup(".muted");
        assertThat(heading.getFont().getSize()).isGreaterThan(words.getFont().getSize());
        assertThat(heading.getFont().getSize() * 100 / scale).isBetween(14.9, 15.1);
    }

    private void open(int scale, Language language) throws Exception {
        Path settings = folder.resolve("settings.json");
        new SettingsFile(settings).save(Settings.defaults().with(Preference.SCALE, scale));
        ConsoleOptions options =
                OpenConsole.usual().withSettings(settings).withSize(1000, 700).speaking(language);
        open = OpenConsole.withAllPages(stage, Connection.Kind.TEST, options);
        console = open.console();
    }
}
