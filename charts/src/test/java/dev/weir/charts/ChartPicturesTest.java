package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes the pictures that a person looks at, in both themes, and sees at least that something is on them. */
class ChartPicturesTest {
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void manySeries(String theme) throws Exception {
        take(theme, "many", 1200, 600, chart -> {
            chart.setTitle("Bytes in, each shard");
            chart.setUnit(ChartUnit.BYTES_PER_SECOND);
            chart.setLimit(1 << 20, "limit 1 MiB/s");
            Samples.fill(chart, 32, 600, 1000);
            chart.plot().crosshair().moveTo(500);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void fourSeriesWithGapsAndSpikes(String theme) throws Exception {
        take(theme, "four", 800, 300, chart -> {
            chart.setTitle("Records in");
            chart.setUnit(ChartUnit.RECORDS_PER_SECOND);
            chart.setLimit(1000, "limit 1,000 records/s a shard");
            chart.setGapAfter(Duration.ofSeconds(5));
            for (int s = 0; s < 4; s++) {
                StripSeries series = chart.series(
                        "s" + s,
                        s == 2 ? "a stream whose name is very long indeed, longer than anyone wants" : "shard " + s,
                        s);
                for (int i = 0; i < 600; i++) {
                    boolean silent = i > 200 + s * 20 && i < 250 + s * 20;
                    double spike = i % 151 == 40 + s ? 350 : 0;
                    if (!silent) {
                        series.add(Samples.NOON + i * 1000L, Samples.wave(s, i) / 1500 + spike);
                    }
                }
            }
            chart.plot().crosshair().moveTo(300);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void oneSeriesFarBelowItsLimit(String theme) throws Exception {
        take(theme, "one", 480, 220, chart -> {
            chart.setTitle("Bytes out");
            chart.setUnit(ChartUnit.BYTES_PER_SECOND);
            chart.setLimit(2 << 20, "limit");
            chart.setSpan(Duration.ofMinutes(1));
            StripSeries series = chart.series("a", "earthquakes", 2);
            for (int i = 0; i < 60; i++) {
                series.add(Samples.NOON + i * 1000L, Samples.wave(1, i) / 60);
            }
        });
    }

    @Test
    void nothingYet() throws Exception {
        take("light", "empty", 480, 220, chart -> chart.setTitle("Bytes in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void sparklines(String theme) throws Exception {
        ChartStage.start();
        VBox box = ChartStage.call(() -> {
            VBox made = new VBox(8);
            for (int s = 0; s < 4; s++) {
                Sparkline line = new Sparkline(60);
                line.setColorIndex(s);
                for (int i = 0; i < 60; i++) {
                    line.add(s == 3 && i > 20 && i < 30 ? Double.NaN : Samples.wave(s, i * 7));
                }
                made.getChildren().add(line);
            }
            return made;
        });
        picture(box, theme, "sparklines", 140, 160);
    }

    private static void take(String theme, String name, int width, int height, Consumer<StripChart> fill)
            throws Exception {
        ChartStage.start();
        StripChart chart = ChartStage.call(() -> {
            StripChart made = new StripChart(600);
            fill.accept(made);
            return made;
        });
        picture(chart, theme, name, width, height);
    }

    private static void picture(Parent node, String theme, String name, int width, int height) throws Exception {
        try (ChartStage stage =
                ChartStage.show(node, width, height, theme.equals("light") ? Themes.LIGHT : Themes.DARK)) {
            Image image = stage.picture();
            ChartPictures.write(image, name + "-" + theme);
            Set<Integer> colors = new HashSet<>();
            for (int x = 0; x < width; x++) {
                for (int y = 0; y < height; y++) {
                    colors.add(image.getPixelReader().getArgb(x, y));
                }
            }
            assertThat(colors).hasSizeGreaterThan(5);
        }
    }
}
