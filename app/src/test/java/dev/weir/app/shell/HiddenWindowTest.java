package dev.weir.app.shell;

import static dev.weir.app.records.Eventually.eventually;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.fx.ForgottenEvents;
import java.lang.ref.WeakReference;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a window held goes with it, also where its stage is used again. */
@ExtendWith(ApplicationExtension.class)
class HiddenWindowTest {

    private Stage stage;
    private Console console;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @Test
    void aHiddenWindowIsNotKeptByItsStage(FxRobot robot) throws Exception {
        robot.interact(() -> console =
                Console.open(stage, ConsoleOptions.of(BrokerOptions.defaults().inMemory())));
        eventually("connected", () -> console.workspace() != null);
        robot.interact(stage::hide);
        console.close();
        WeakReference<Console> left = new WeakReference<>(console);
        console = null;
        robot.interact(() -> {
            stage.setScene(new Scene(new Pane(), 100, 100));
            stage.show();
        });
        ForgottenEvents.forget();
        eventually("collected", () -> {
            System.gc();
            return left.get() == null;
        });
    }
}
