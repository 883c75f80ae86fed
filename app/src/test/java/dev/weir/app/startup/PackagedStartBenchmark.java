package dev.weir.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The program as it is installed, started with the classes that its package keeps and without them. {@code weir.image} is the
 * folder that {@code installers/image.sh} made and {@code installers/keep-classes.sh} finished.
 */
@Tag("benchmark")
@EnabledIfSystemProperty(named = "weir.image", matches = ".+")
class PackagedStartBenchmark {

    private static final int ROUNDS = 5;

    private Path app;
    private List<String> kept;
    private String classPath;

    /** Wall and processor time, to the first window and to the first live chart. */
    private record Start(Duration shown, Duration shownCpu, Duration live, Duration liveCpu) {}

    @BeforeEach
    void readWhatTheLauncherIsTold() throws IOException {
        app = Path.of(System.getProperty("weir.image"), "lib", "app");
        List<String> settings = Files.readAllLines(app.resolve("weir.cfg"));
        kept = values(settings, "java-options=");
        classPath = String.join(File.pathSeparator, values(settings, "app.classpath="))
                + File.pathSeparator
                + Path.of("target", "test-classes").toAbsolutePath();
    }

    private List<String> values(List<String> settings, String key) {
        return settings.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).replace("$APPDIR", app.toString()))
                .toList();
    }

    @Test
    void theClassesThatAreKeptSaveAThirdOfTheProcessorTimeToALiveChart() throws Exception {
        List<String> without = new ArrayList<>(kept);
        without.removeIf(option -> option.startsWith("-XX:AOTCache="));
        without.add("-XX:AOTMode=off");
        List<Double> live = new ArrayList<>();
        List<Double> shown = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Start with = start(kept);
            Start plain = start(without);
            System.out.printf("round %d: with the kept classes %s, without %s%n", round, with, plain);
            if (round > 0) {
                live.add(ratio(with.liveCpu(), plain.liveCpu()));
                shown.add(ratio(with.shownCpu(), plain.shownCpu()));
            }
        }
        System.out.printf(
                "processor time with against without: first window %.2f, first live chart %.2f%n",
                median(shown), median(live));
        assertThat(median(live)).isLessThanOrEqualTo(0.65);
    }

    @Test
    void theFirstWindowComesWithinTwiceABareOne() throws Exception {
        List<Double> walls = new ArrayList<>();
        List<Double> cpus = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            try (Child ours = Child.start(command(kept, LiveChart.class.getName(), "--memory"))) {
                ours.await("shown");
                Duration wall = ours.wall();
                Duration cpu = ours.cpu();
                ours.close();
                try (Child bare = Child.start(command(kept, BareWindow.class.getName()))) {
                    bare.await("shown");
                    Duration bareWall = bare.wall();
                    Duration bareCpu = bare.cpu();
                    System.out.printf(
                            "round %d: wall %s against %s, CPU %s against %s%n", round, wall, bareWall, cpu, bareCpu);
                    if (round > 0) {
                        walls.add(ratio(wall, bareWall));
                        cpus.add(ratio(cpu, bareCpu));
                    }
                }
            }
        }
        System.out.printf("first window against a bare one: wall %.2f, CPU %.2f%n", median(walls), median(cpus));
        assertThat(median(walls)).isLessThanOrEqualTo(2.0);
    }

    private Start start(List<String> options) throws IOException {
        try (Child child = Child.start(command(options, LiveChart.class.getName(), "--memory", "--demo"))) {
            child.await("shown");
            Duration shown = child.wall();
            Duration shownCpu = child.cpu();
            child.await("live");
            return new Start(shown, shownCpu, child.wall(), child.cpu());
        }
    }

    private List<String> command(List<String> options, String mainClass, String... arguments) {
        Path java = app.resolveSibling("runtime").resolve("bin").resolve("java");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(Child.WITHOUT_SCREEN);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private static double ratio(Duration one, Duration other) {
        return (double) one.toNanos() / other.toNanos();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
