package dev.weir.app.shell;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.FxBackground;
import dev.weir.app.fx.Undertaking;
import dev.weir.app.send.PagePictures;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A window does not close on work that a person would miss. */
@ExtendWith(ApplicationExtension.class)
class CloseQuestionTest {

    private final FxBackground background = new FxBackground();
    private final StackPane root = new StackPane();
    private Stage stage;

    @Start
    void start(Stage primary) {
        stage = primary;
        Scene scene = new Scene(root, 640, 400);
        PagePictures.dress(scene);
        stage.setScene(scene);
        stage.setOnCloseRequest(event -> CloseQuestion.ask(stage, root, background, event));
        stage.show();
    }

    @AfterEach
    void stop() {
        background.close();
    }

    private boolean held(FxRobot robot) {
        WindowEvent request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
        AtomicBoolean held = new AtomicBoolean();
        robot.interact(() -> {
            stage.getOnCloseRequest().handle(request);
            held.set(request.isConsumed());
        });
        return held.get();
    }

    @Test
    void nothingIsAskedWhileNothingRuns(FxRobot robot) {
        background.run("Ordinary work", () -> new CountDownLatch(1).getCount(), done -> {}, failure -> {});
        assertThat(held(robot)).isFalse();
    }

    @Test
    void itEndsWhatRunsBeforeItCloses(FxRobot robot) throws Exception {
        AtomicBoolean wroteDown = new AtomicBoolean();
        background.run("Export orders to orders.jsonl", new Endless(wroteDown), done -> {}, failure -> {});
        assertThat(held(robot)).isTrue();
        assertThat(stage.isShowing()).isTrue();
        PagePictures.both(robot, stage, "close-question");
        robot.interact(() -> robot.lookup("#close-anyway").queryButton().fire());
        eventually("the window closes", () -> !stage.isShowing());
        assertThat(wroteDown).isTrue();
    }

    private record Endless(AtomicBoolean wroteDown) implements Undertaking<Boolean> {

        @Override
        public Boolean call() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                wroteDown.set(true);
            }
            return true;
        }

        @Override
        public String progress() {
            return "1,204 records · 2.1 MiB";
        }

        @Override
        public double share() {
            return 0.4;
        }

        @Override
        public String ifEnded() {
            return "The file stays incomplete, and can be gone on with later.";
        }
    }
}
