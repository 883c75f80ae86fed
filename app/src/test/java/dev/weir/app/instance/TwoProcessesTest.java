package dev.weir.app.instance;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of the program on the folders of one person: handed over to, killed, crashed, started again. */
@EnabledOnOs(OS.LINUX)
class TwoProcessesTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final List<Process> started = new ArrayList<>();
    private Path data;
    private Path config;
    private Path socket;

    @BeforeEach
    void folders() throws IOException {
        data = home.resolve("data/weir");
        config = Files.createDirectories(home.resolve("config/weir"));
        socket = data.resolve("run/socket");
        Files.writeString(config.resolve("settings.properties"), "demo=off\nchoice.tours=off\nchoice.language=en\n");
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process each : started) {
            each.destroyForcibly().waitFor();
        }
    }

    @Test
    void theSecondHandsOverAndAKillLeavesNothingInTheWay() throws Exception {
        Process first = start(Main.class);
        listens();
        Process second = start(Main.class, "weir://embedded/scenarios");
        assertThat(second.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        assertThat(said(second)).contains("Weir runs already: it opens there.");
        assertThat(first.isAlive()).isTrue();
        eventually("the first is where the link leads", LONG, () -> memory().contains("scenarios"));

        first.destroyForcibly().waitFor();
        assertThat(socket).as("left behind").exists();
        assertThat(reports()).as("nobody was there to write one").isEmpty();
        Process third = start(Main.class);
        eventually(
                "the end of the first is reported",
                LONG,
                () -> reports().contains("The last run did not end by itself: process " + first.pid()));
        eventually("and offered", LONG, () -> Files.exists(data.resolve("crashes/seen")));
        assertThat(start(Main.class, "weir://embedded/audit").waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        eventually("the third is handed over to", LONG, () -> memory().contains("audit"));

        third.destroy();
        assertThat(third.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(data.resolve("run"))
                .isDirectoryNotContaining(file -> file.getFileName().toString().equals("running"));
    }

    @Test
    void whatCrashesIsReportedAndOfferedAtTheNextStart() throws Exception {
        Process faulty = start(FaultyStart.class, socket.toString());
        eventually("the fault is reported", LONG, () -> reports().contains("java.lang.IllegalStateException"));
        assertThat(reports()).contains(FaultyStart.class.getName());
        assertThat(faulty.isAlive()).as("a fault does not end the program").isTrue();
        listens();
        assertThat(data.resolve("crashes/seen"))
                .as("not offered in the run that has it")
                .doesNotExist();

        signal("-SEGV", faulty);
        assertThat(faulty.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(home.resolve("hs_err_pid" + faulty.pid() + ".log")).exists();
        start(Main.class);
        eventually("the JVM's report is taken over", LONG, () -> reports().contains("SIGSEGV"));
        eventually("both are offered", LONG, () -> Files.exists(data.resolve("crashes/seen")));
    }

    /** Only once the window is there later starts are listened for. */
    private void listens() {
        eventually("a window is there", LONG, () -> Files.exists(socket));
    }

    private Process start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out" + started.size()).toFile());
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
        // Not a local one, so that it is not looked for: the window is drawn into memory.
        builder.environment().put("DISPLAY", "memory:0");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static void signal(String signal, Process to) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(to.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private String said(Process process) throws IOException {
        return Files.readString(home.resolve("out" + started.indexOf(process)));
    }

    private String memory() {
        return read(config.resolve("memory.json"));
    }

    private String reports() {
        Path folder = data.resolve("crashes");
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            return String.join(
                    "\n",
                    files.filter(file -> file.toString().endsWith(".txt"))
                            .map(TwoProcessesTest::read)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
