package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatRampTest {
    /** Both ramps of the program, as its style sheet names them. */
    private static HeatRamp ramp(String theme) {
        return theme.equals("light")
                ? new HeatRamp(0xf7f3ea, 0xfdc68a, 0xf4745f, 0xb5367a, 0x5f187f, 0x180f3e)
                : new HeatRamp(0x1c1f2b, 0x4b1d78, 0x982d80, 0xe85362, 0xfea973, 0xfcfdbf);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void lightnessAloneTellsTheOrder(String theme) {
        HeatRamp ramp = ramp(theme);
        double direction = theme.equals("light") ? -1 : 1;
        double last = luminance(ramp.color(0));
        for (int i = 1; i <= 64; i++) {
            double place = i / 64.0;
            double now = luminance(ramp.color(place * place));
            assertThat(direction * (now - last)).as("step " + i).isPositive();
            last = now;
        }
    }

    @Test
    void smallLoadsAreToldApart() {
        assertThat(HeatRamp.place(0)).isZero();
        assertThat(HeatRamp.place(0.01)).isEqualTo(0.1);
        assertThat(HeatRamp.place(0.25)).isEqualTo(0.5);
        assertThat(HeatRamp.place(7)).isEqualTo(1);
    }

    @Test
    void theEndsAreTheGivenColours() {
        assertThat(ramp("dark").color(0)).isEqualTo(0xFF1C1F2B);
        assertThat(ramp("dark").color(1)).isEqualTo(0xFFFCFDBF);
    }

    private static double luminance(int argb) {
        double sum = 0;
        double[] weights = {0.0722, 0.7152, 0.2126};
        for (int i = 0; i < 3; i++) {
            sum += weights[i] * Math.pow(((argb >> (8 * i)) & 0xFF) / 255.0, 2.2);
        }
        return sum;
    }
}
