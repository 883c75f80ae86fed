package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DensityChartTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final List<String> chosen = new ArrayList<>();
    private DensityChart chart;

    @Start
    void start(Stage stage) {
        chart = new DensityChart("calls", "failed");
        chart.setOnChosen((from, to) -> chosen.add(from + " " + to));
        chart.setOnReset(() -> chosen.add("reset"));
        stage.setScene(new Scene(chart, 600, 96));
        stage.show();
    }

    @Test
    void itTellsAndGivesWhatIsChosenByTheKeyboard(FxRobot robot) {
        robot.interact(() -> chart.show(NOON, 60_000, new long[] {1, 0, 5}, new long[] {0, 0, 2}));
        assertThat(chart.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isEqualTo("12:00:00 – 12:03:00 · 6 calls, 2 failed");
        robot.interact(chart::requestFocus);
        robot.type(KeyCode.LEFT, KeyCode.LEFT);
        assertThat(chart.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("12:01:00 – 12:02:00 · 0 calls");
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        robot.type(KeyCode.ENTER, KeyCode.ESCAPE);
        assertThat(chosen).containsExactly("2026-11-23T12:01:00Z 2026-11-23T12:03:00Z", "reset");
    }

    @Test
    void countsWithoutTheirPartsAreRefused() {
        assertThatThrownBy(() -> chart.show(NOON, 60_000, new long[2], new long[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> chart.show(NOON, 0, new long[0], new long[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
