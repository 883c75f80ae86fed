package dev.weir.app.scenario;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import dev.weir.app.shell.Demo;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * A scenario plays for hours in an open window, and what the console holds does not grow: heap after a collection, threads, open
 * files. {@code weir.soak.minutes} says for how long, eight hours otherwise; {@code weir.soak.scenario} which.
 */
@Tag("soak")
@ExtendWith(ApplicationExtension.class)
class ScenarioSoakTest {

    private static final long MINUTES = Long.getLong("weir.soak.minutes", 480);
    private static final String SCENARIO = System.getProperty("weir.soak.scenario", "card-fraud");
    private static final int SAMPLES = 24;
    private static final double MAY_GROW_TO = 1.15;

    @TempDir
    Path folder;

    private Stage stage;
    private Console console;

    /** What is held at one moment, in MiB and pieces. */
    private record Held(double heap, double threads, double files) {

        static Held now() {
            System.gc();
            double heap =
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_048_576.0;
            double files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount()
                    : 0;
            return new Held(heap, ManagementFactory.getThreadMXBean().getThreadCount(), files);
        }
    }

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(stage::hide);
        console.close();
    }

    @Test
    void nothingGrowsWhileAScenarioPlays(FxRobot robot) throws Exception {
        robot.interact(() -> console = Console.open(
                stage,
                ConsoleOptions.of(BrokerOptions.defaults().in(folder))
                        .withDemo(background -> new ScenarioModel(SCENARIO, null, background), true)
                        .withSize(1280, 800)));
        eventually("connected", () -> console.workspace() != null);
        Demo demo = console.workspace().demo();
        eventually("plays", () -> demo.state().get() == Demo.State.PLAYING);
        CountDownLatch ended = new CountDownLatch(1);
        robot.interact(() -> demo.state().subscribe(state -> {
            if (state == Demo.State.STOPPED || state == Demo.State.NOT_HERE) {
                ended.countDown();
            }
        }));
        List<Held> samples = new ArrayList<>();
        Duration between = Duration.ofMinutes(MINUTES).dividedBy(SAMPLES);
        for (int sample = 1; sample <= SAMPLES; sample++) {
            assertThat(ended.await(between.toMillis(), TimeUnit.MILLISECONDS))
                    .as("the scenario ended by itself")
                    .isFalse();
            Held held = Held.now();
            samples.add(held);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d of %d: heap %.1f MiB, %.0f threads, %.0f open files%n",
                    SCENARIO,
                    sample,
                    SAMPLES,
                    held.heap(),
                    held.threads(),
                    held.files());
        }
        flat("heap", samples, Held::heap, 8);
        flat("threads", samples, Held::threads, 4);
        flat("open files", samples, Held::files, 16);
    }

    /** The last third stays near the second: the first is when caches fill and classes load. */
    private static void flat(String what, List<Held> samples, ToDoubleFunction<Held> value, double slack) {
        double before = median(samples.subList(SAMPLES / 3, 2 * SAMPLES / 3), value);
        double after = median(samples.subList(2 * SAMPLES / 3, SAMPLES), value);
        assertThat(after).as(what).isLessThanOrEqualTo(Math.max(before * MAY_GROW_TO, before + slack));
    }

    private static double median(List<Held> samples, ToDoubleFunction<Held> value) {
        return samples.stream().mapToDouble(value).sorted().toArray()[samples.size() / 2];
    }
}
