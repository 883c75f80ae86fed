package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Parent;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What an update of a live chart costs beside JavaFX's own LineChart: 32 series of 600 points at 1200×600, one new point a
 * series an update, in the software pipeline; the processor time of the JavaFX thread and of the render thread.
 */
@Tag("benchmark")
class StripChartBenchmark {
    private static final int SERIES = 32;
    private static final int POINTS = 600;
    private static final int UPDATES = 150;
    private static final int WARM_UP = 150;
    private static final String FX = "JavaFX Application Thread";
    private static final String RENDER = "QuantumRenderer-0";

    private record Cost(double fx, double render) {
        double sum() {
            return fx + render;
        }
    }

    @Test
    void anUpdateStaysUnderFifteenMillisecondsAndAThirdOfALineChart() throws Exception {
        ChartStage.start();
        Cost ours = stripChart();
        Cost theirs = lineChart();
        System.out.printf("%-12s %8s %8s %8s   (CPU ms an update)%n", "", "FX", "render", "sum");
        print("StripChart", ours);
        print("LineChart", theirs);
        System.out.printf("ratio %.3f%n", ours.sum() / theirs.sum());
        assertThat(ours.sum()).isLessThan(15);
        assertThat(ours.sum()).isLessThan(theirs.sum() / 3);
    }

    private static void print(String name, Cost cost) {
        System.out.printf("%-12s %8.2f %8.2f %8.2f%n", name, cost.fx, cost.render, cost.sum());
    }

    private static Cost stripChart() throws Exception {
        StripChart chart = ChartStage.call(() -> {
            StripChart made = new StripChart(POINTS);
            made.setUnit(ChartUnit.BYTES_PER_SECOND);
            made.setLimit(1 << 20, "limit 1 MiB/s");
            made.setSpan(Duration.ofSeconds(60));
            Samples.fill(made, SERIES, POINTS, 100);
            return made;
        });
        List<StripSeries> series = chart.series();
        return measure(chart, update -> {
            int i = POINTS + update;
            for (int s = 0; s < SERIES; s++) {
                series.get(s).add(Samples.NOON + i * 100L, Samples.wave(s, i));
            }
        });
    }

    private static Cost lineChart() throws Exception {
        List<XYChart.Series<Number, Number>> all = new ArrayList<>();
        NumberAxis time = ChartStage.call(() -> new NumberAxis(0, POINTS, 100));
        LineChart<Number, Number> chart = ChartStage.call(() -> {
            LineChart<Number, Number> made = new LineChart<>(time, new NumberAxis());
            made.setAnimated(false);
            made.setCreateSymbols(false);
            time.setAnimated(false);
            for (int s = 0; s < SERIES; s++) {
                XYChart.Series<Number, Number> series = new XYChart.Series<>();
                series.setName("shard " + s);
                for (int i = 0; i < POINTS; i++) {
                    series.getData().add(new XYChart.Data<>(i, Samples.wave(s, i)));
                }
                all.add(series);
                made.getData().add(series);
            }
            return made;
        });
        return measure(chart, update -> {
            int i = POINTS + update;
            for (int s = 0; s < SERIES; s++) {
                var data = all.get(s).getData();
                data.removeFirst();
                data.add(new XYChart.Data<>(i, Samples.wave(s, i)));
            }
            time.setLowerBound(update + 1.0);
            time.setUpperBound(POINTS + update + 1.0);
        });
    }

    private static Cost measure(Parent chart, IntConsumer update) throws Exception {
        try (ChartStage stage = ChartStage.show(chart, 1200 + 32, 600 + 32, Themes.LIGHT)) {
            run(stage, update, 0, WARM_UP);
            double fx = millis(FX);
            double render = millis(RENDER);
            run(stage, update, WARM_UP, UPDATES);
            return new Cost((millis(FX) - fx) / UPDATES, (millis(RENDER) - render) / UPDATES);
        }
    }

    /** Ten updates a second at most, as a live page makes them; each has its own pulse, so none is left out. */
    private static void run(ChartStage stage, IntConsumer update, int first, int count) throws Exception {
        long next = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int number = first + i;
            ChartStage.run(() -> update.accept(number));
            stage.pulses(1);
            next += 100_000_000;
            Thread.sleep(Math.max(1, (next - System.nanoTime()) / 1_000_000));
        }
    }

    private static double millis(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals(name)) {
                return threads.getThreadCpuTime(thread.getThreadId()) / 1e6;
            }
        }
        throw new IllegalStateException("There is no thread " + name);
    }
}
