package dev.weir.app.scenario.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayClockTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void eventTimeRunsAtTheChosenSpeedFromTheFirstEventOfThePass() {
        ReplayClock clock = new ReplayClock();
        clock.begin(5 * SECOND, 1_000_000, 60);
        assertThat(clock.untilDue(5 * SECOND, 1_000_000)).isZero();
        assertThat(clock.untilDue(5 * SECOND, 1_060_000)).isEqualTo(Duration.ofSeconds(1));
        assertThat(clock.untilDue(6 * SECOND, 1_060_000)).isZero();
        assertThat(clock.untilDue(9 * SECOND, 1_060_000)).isEqualTo(Duration.ofSeconds(-3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aSpeedThatIsNoneIsRefused(double speed) {
        assertThatThrownBy(() -> new ReplayClock().begin(0, 0, speed)).isInstanceOf(IllegalArgumentException.class);
    }
}
