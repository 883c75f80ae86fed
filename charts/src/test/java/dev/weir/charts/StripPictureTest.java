package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.Test;

/** The picture that was moved and drawn on must be the one that would have been drawn anew. */
class StripPictureTest {
    @Test
    void aScrolledPictureEqualsOneDrawnAnew() throws Exception {
        ChartStage.start();
        StripChart live = ChartStage.call(() -> chart(100));
        try (ChartStage stage = ChartStage.show(live, 500, 300, Themes.LIGHT)) {
            for (int i = 100; i < 160; i++) {
                int number = i;
                ChartStage.run(() -> add(live, number));
                stage.pulses(1);
            }
            int[] scrolled = pixels(live);
            ChartStage.run(() -> live.setGapAfter(Duration.ofMinutes(1)));
            stage.pulses(2);
            int[] anew = pixels(live);
            assertThat(scrolled).isNotEmpty().contains(anew[anew.length / 2]);
            int different = 0;
            for (int i = 0; i < anew.length; i++) {
                for (int shift = 0; shift < 32; shift += 8) {
                    int difference = Math.abs(((anew[i] >> shift) & 0xFF) - ((scrolled[i] >> shift) & 0xFF));
                    different += difference > 3 ? 1 : 0;
                }
            }
            assertThat(different).isZero();
        }
    }

    private static StripChart chart(int points) {
        StripChart chart = new StripChart(1000);
        chart.setSpan(Duration.ofSeconds(30));
        for (int i = 0; i < points; i++) {
            add(chart, i);
        }
        return chart;
    }

    private static void add(StripChart chart, int i) {
        for (int s = 0; s < 4; s++) {
            double value = i % 37 == s ? Double.NaN : Samples.wave(s, i);
            chart.series("s" + s, "s" + s, s).add(Samples.NOON + i * 137L, value);
        }
    }

    private static int[] pixels(StripChart chart) throws Exception {
        return ChartStage.call(() -> {
            ImageView view = (ImageView) chart.lookup(".strip-picture");
            PixelReader reader = view.getImage().getPixelReader();
            int width = (int) view.getImage().getWidth();
            int height = (int) view.getImage().getHeight();
            int[] pixels = new int[width * height];
            reader.getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
            return pixels;
        });
    }
}
