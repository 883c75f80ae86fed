package dev.weir.app.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Connection;
import dev.weir.app.shell.Demo;
import dev.weir.app.shell.Statements;
import dev.weir.app.shell.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DemoBarTest {

    private final Noted demo = new Noted();
    private DemoBar bar;

    @Start
    void start(Stage stage) {
        bar = new DemoBar(demo);
        stage.setScene(new Scene(bar, 1000, 60));
        stage.show();
    }

    @Test
    void theButtonStopsAndStartsAndTheStateIsWrittenOut(FxRobot robot) {
        Label now = robot.lookup("#demo-now").queryAs(Label.class);
        Button button = robot.lookup("#demo-button").queryButton();
        assertThat(bar.isVisible()).isFalse();
        robot.interact(() -> demo.state.set(Demo.State.PLAYING));
        robot.interact(() -> bar.showProgress());
        assertThat(bar.isVisible()).isTrue();
        assertThat(now.getText()).isEqualTo("playing · 1,234 sent · 1,200 read");
        robot.interact(button::fire);
        robot.interact(() -> demo.state.set(Demo.State.STOPPING));
        assertThat(button.isDisabled()).isTrue();
        robot.interact(() -> demo.state.set(Demo.State.STOPPED));
        assertThat(now.getText()).isEqualTo("stopped");
        assertThat(button.getText()).isEqualTo("Start the demo");
        robot.interact(button::fire);
        assertThat(demo.asked).containsExactly("stop", "play 600.0");
    }

    @Test
    @SuppressWarnings("unchecked") // what the bar shows under this id
    void aSpeedIsTakenUpAtOnceWhileItPlaysAndKeptForLaterWhileItDoesNot(FxRobot robot) {
        ComboBox<Double> speeds = robot.lookup("#demo-speed").queryAs(ComboBox.class);
        assertThat(speeds.getItems()).containsExactly(60.0, 600.0, 3600.0);
        robot.interact(() -> demo.state.set(Demo.State.PLAYING));
        robot.interact(() -> speeds.setValue(60.0));
        assertThat(demo.asked).containsExactly("play 60.0");
        robot.interact(() -> demo.state.set(Demo.State.STOPPED));
        robot.interact(() -> speeds.setValue(3600.0));
        assertThat(demo.asked).hasSize(1);
        robot.interact(() -> robot.lookup("#demo-button").queryButton().fire());
        assertThat(demo.asked).endsWith("play 3600.0");
    }

    private static final class Noted implements Demo {
        private final ReadOnlyObjectWrapper<Story> told =
                new ReadOnlyObjectWrapper<>(new Story("Things", "Things are replayed.", List.of()));
        private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOT_HERE);
        private final List<String> asked = new ArrayList<>();
        private double speed = 600;

        @Override
        public ReadOnlyObjectProperty<State> state() {
            return state.getReadOnlyProperty();
        }

        @Override
        public double speed() {
            return speed;
        }

        @Override
        public ReadOnlyObjectProperty<Story> story() {
            return told.getReadOnlyProperty();
        }

        @Override
        public Progress progress() {
            return new Progress(1234, 1200, null);
        }

        @Override
        public void play(double times) {
            speed = times;
            asked.add("play " + times);
        }

        @Override
        public double usualSpeed() {
            return 600;
        }

        @Override
        public void pause() {}

        @Override
        public void stop() {
            asked.add("stop");
        }

        @Override
        public void follow(Connection connection, Supplier<Statements> sql, boolean play) {}

        @Override
        public void close() {}
    }
}
