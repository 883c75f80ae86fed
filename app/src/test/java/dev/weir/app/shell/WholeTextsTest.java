package dev.weir.app.shell;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WholeTextsTest {

    private static final String LONG = "a name of which nobody can say that it is short";

    private final Label cut = label(LONG, 80);
    private final Label whole = label("short", 80);
    private final Label explained = label("also a name that is too long for its room", 80);

    private static Label label(String text, double width) {
        Label label = new Label(text);
        label.setMaxWidth(width);
        label.setMinHeight(60);
        return label;
    }

    @Start
    void start(Stage stage) {
        explained.setTooltip(new Tooltip("explained"));
        VBox root = new VBox(cut, whole, explained);
        WholeTexts.within(root);
        stage.setScene(new Scene(root, 200, 200));
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void whatIsCutShortSaysAllOfItself(FxRobot robot) {
        robot.moveTo(cut);
        eventually("all of it is said", () -> said().equals(Optional.of(LONG)));
    }

    @Test
    void whatIsShownWholeSaysNothing(FxRobot robot) {
        robot.moveTo(cut);
        robot.moveTo(whole);
        assertThat(installed(cut)).isFalse();
        assertThat(installed(whole)).isFalse();
    }

    @Test
    void whatHasATooltipKeepsIt(FxRobot robot) {
        robot.moveTo(explained);
        eventually("its own is shown", () -> said().equals(Optional.of("explained")));
    }

    private static boolean installed(Node node) {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> node.getProperties().containsKey("javafx.scene.control.Tooltip"));
    }

    private static Optional<String> said() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000,
                () -> Window.getWindows().stream()
                        .filter(Tooltip.class::isInstance)
                        .map(window -> ((Tooltip) window).getText())
                        .findFirst());
    }
}
