package dev.weir.app.shell;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.scenario.ScenarioModel;
import dev.weir.app.settings.Preference;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Another language, chosen while the window is connected and a scenario plays. */
@ExtendWith(ApplicationExtension.class)
class LanguageChangeTest {

    private Stage stage;
    private Console console;
    private ScenarioModel playing;

    @Start
    void start(Stage opened) {
        stage = opened;
        console = Console.open(
                stage,
                ConsoleOptions.of(BrokerOptions.defaults().inMemory())
                        .withDemo(
                                background -> {
                                    playing = new ScenarioModel("sensor-fleet", null, background);
                                    return playing;
                                },
                                null)
                        .withSize(1000, 700),
                new Pages(
                        Map.of(Place.Overview.class, workspace -> new BlankPage()),
                        (clients, background, connection) -> new NoThroughput()));
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> {
            Text.speak(Language.ENGLISH);
            List.copyOf(Window.getWindows()).forEach(Window::hide);
        });
        console.close();
    }

    @Test
    void theConnectionIsCalledInItAndTheScenarioPlaysOn(FxRobot robot) {
        eventually("connected", () -> fx(() -> stage.getTitle().endsWith("Embedded · Weir")));
        robot.interact(() -> playing.play(playing.usualSpeed()));
        eventually("it plays", () -> playing.progress().sent() > 0);
        assertThat(playing.story().get().title()).isEqualTo("A fleet of sensors");
        // What is remembered says that it does not play by itself: it goes on since it played.
        robot.interact(() -> console.settings().set(console.settings().get().withDemo(false)));

        robot.interact(() -> console.settings().set(console.settings().get().with(Preference.LANGUAGE, "de")));
        eventually("another window stands in the place of the first", () -> fx(() -> !stage.isShowing()));
        eventually("connected again", () -> fx(() -> twin().getTitle().endsWith("Eingebettet · Weir")));
        assertThat(fx(() -> ((Button) twin().getScene().lookup("#connection-menu")).getText()))
                .isEqualTo("Eingebettet");
        eventually(
                "it plays on",
                () -> playing.state().get() == Demo.State.PLAYING
                        && playing.progress().sent() > 0);
        assertThat(playing.story().get().title()).isEqualTo("Eine Flotte von Sensoren");
    }

    private static Stage twin() {
        return (Stage) Window.getWindows().getFirst();
    }

    private static <T> T fx(Callable<T> work) {
        try {
            return FxToolkit.call(work);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
