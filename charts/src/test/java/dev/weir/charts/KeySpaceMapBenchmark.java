package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a repaint of the map of a key space costs: 500 shards over an hour at a second each, in a map of 1200×600, in the
 * software pipeline; the processor time of the JavaFX thread and of the render thread. Once the whole of it, as after a
 * change of the measure, and once the second that came in.
 */
@Tag("benchmark")
class KeySpaceMapBenchmark {
    private static final int SHARDS = 500;
    private static final int SECONDS = 3600;
    private static final int UPDATES = 100;
    private static final int WARM_UP = 100;

    private record Cost(double fx, double render) {
        double sum() {
            return fx + render;
        }
    }

    @Test
    void aRepaintStaysUnderSixteenMilliseconds() throws Exception {
        ChartStage.start();
        MapSource source = new MapSource(Samples.NOON, SHARDS, SECONDS + WARM_UP + UPDATES + 1);
        List<HeatBand> bands = new ArrayList<>();
        for (int i = 0; i < SHARDS; i++) {
            double size = 1.0 / SHARDS;
            double high = i == SHARDS - 1 ? 1 : (i + 1) * size;
            bands.add(new HeatBand(
                    "s" + i, "shard " + i, i * size, high, Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, List.of()));
            for (int second = 0; second < source.cells[i].length; second++) {
                source.cells[i][second] = (float) (Samples.wave(i % 60, second) / 900_000);
            }
        }
        KeySpaceMap map = ChartStage.call(() -> {
            KeySpaceMap made = new KeySpaceMap(source, new NoHands());
            made.setSpan(Duration.ofSeconds(SECONDS));
            made.setBands(bands);
            made.advance(Samples.NOON + SECONDS * 1000L, Long.MIN_VALUE);
            return made;
        });
        try (ChartStage stage = ChartStage.show(map, 1200 + 32, 600 + 32, Themes.LIGHT)) {
            Cost whole = measure(stage, _ -> map.changed());
            Cost live = measure(stage, update -> {
                long before = Samples.NOON + (SECONDS + update) * 1000L;
                map.advance(before + 1000, before);
            });
            System.out.printf("%-28s %8s %8s %8s   (CPU ms an update)%n", "", "FX", "render", "sum");
            print("the whole map", whole);
            print("a second that came in", live);
            assertThat(whole.sum()).isLessThan(16);
            assertThat(live.sum()).isLessThan(16);
        }
    }

    private static void print(String name, Cost cost) {
        System.out.printf("%-28s %8.2f %8.2f %8.2f%n", name, cost.fx, cost.render, cost.sum());
    }

    private static Cost measure(ChartStage stage, IntConsumer update) throws Exception {
        run(stage, update, 0, WARM_UP);
        double fx = millis("JavaFX Application Thread");
        double render = millis("QuantumRenderer-0");
        run(stage, update, WARM_UP, UPDATES);
        return new Cost(
                (millis("JavaFX Application Thread") - fx) / UPDATES, (millis("QuantumRenderer-0") - render) / UPDATES);
    }

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
