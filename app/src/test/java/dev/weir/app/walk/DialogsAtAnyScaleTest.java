package dev.weir.app.walk;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.send.PagePictures;
import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.SettingsFile;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.List;
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
    private Console console;
    private Endpoints.Started endpoint;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        console.close();
        endpoint.end().close();
        Text.speak(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"80, en", "100, en", "200, en", "200, de"})
    void aFormHasRoomForItsWords(int scale, String language, FxRobot robot) throws Exception {
        open(scale, Language.ofCode(language).orElseThrow(), robot);
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

    private void open(int scale, Language language, FxRobot robot) throws Exception {
        endpoint = Endpoints.BROKER.start(folder);
        Connection connection = new Connection(
                "Broker",
                Connection.Kind.TEST,
                new Connection.Source.Keys("weir", "weir"),
                "us-east-1",
                endpoint.uri());
        Path settings = folder.resolve("settings.json");
        new SettingsFile(settings).save(Settings.defaults().with(Preference.SCALE, scale));
        robot.interact(() -> console = Console.open(
                stage,
                ConsoleOptions.of(BrokerOptions.defaults().inMemory())
                        .withConnection(connection)
                        .withSettings(settings)
                        .withSize(1000, 700)
                        .speaking(language)));
        eventually("connected", () -> console.workspace() != null);
    }
}
