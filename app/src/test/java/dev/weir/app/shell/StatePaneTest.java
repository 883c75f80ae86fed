package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.Failure;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StatePaneTest {

    private final StatePane pane = new StatePane();
    private final StackPane root = new StackPane(pane);

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(root, 600, 400));
        stage.show();
    }

    @Test
    void aNameWithUnderscoresIsShownWhole(FxRobot robot) {
        robot.interact(() -> pane.showEmpty("Nothing in my_orders_2.", "Put a record into my_orders_2", () -> {}));
        WaitForAsyncUtils.waitForFxEvents();
        Button button = robot.lookup(".button").queryButton();
        assertThat(((Text) button.lookup(".text")).getText()).isEqualTo("Put a record into my_orders_2");
    }

    @Test
    void whereTheConnectionIsWrongAnotherOneIsOffered(FxRobot robot) {
        List<String> wanted = new ArrayList<>();
        root.addEventHandler(OtherConnection.WANTED, event -> wanted.add("another"));
        for (Failure.Kind kind : Failure.Kind.values()) {
            robot.interact(() -> pane.showFailure(
                    new Failure(kind, "It failed.", "Do this.", "", new IllegalStateException("test")), () -> {}));
            assertThat(robot.lookup("#other-connection").tryQuery().isPresent())
                    .as(kind.name())
                    .isEqualTo(OtherConnection.helpsWith(kind));
            robot.lookup("#other-connection")
                    .tryQueryAs(Button.class)
                    .ifPresent(button -> robot.interact(button::fire));
        }
        assertThat(wanted).hasSize(4);
    }
}
