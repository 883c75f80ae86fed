package dev.weir.app.cli;

import dev.weir.app.crash.CrashReports;
import dev.weir.app.crash.CrashWatch;
import dev.weir.app.crash.RunMark;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.instance.FirstInstance;
import dev.weir.app.pictures.PictureTour;
import dev.weir.app.settings.UserFolders;
import dev.weir.app.shell.Arrival;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** One run of the console, in a window or without one. */
final class ConsoleRun {

    private final ConsoleOptions basics;
    private final PrintWriter out;

    /** @param basics without a folder for settings, which only a run in a window has */
    ConsoleRun(ConsoleOptions basics, PrintWriter out) {
        this.basics = basics;
        this.out = out;
    }

    /**
     * Opens the window and returns when the person has closed it, and all that were opened from it. Where a run on the same
     * folders has a window already, what was asked for is opened there instead.
     *
     * @param alone whether this run has a broker of its own way, so that it neither hands over nor takes over
     */
    int inWindow(boolean alone) throws Exception {
        UserFolders folders = UserFolders.ofSystem();
        Path running = folders.data().resolve("run");
        FirstInstance first = alone ? null : FirstInstance.take(running);
        if (first == null && !alone && FirstInstance.handOver(running, basics.arrival())) {
            out.println("Weir runs already: it opens there.");
            out.flush();
            return 0;
        }
        try (first) {
            return inWindow(folders, first);
        }
    }

    private int inWindow(UserFolders folders, @Nullable FirstInstance first) throws Exception {
        Logs.toFile(folders.data());
        CrashReports reports = new CrashReports(
                folders.data().resolve("crashes"),
                folders.data().resolve("weir.0.log"),
                Version.current(),
                InstantSource.system());
        CrashWatch.install(reports);
        Path running = folders.data().resolve("run");
        RunMark.Died died = first == null ? null : RunMark.left(running);
        RunMark mark = first == null ? null : RunMark.begin(running, Instant.now());
        if (mark != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endInOrder(mark), "end the run"));
        }
        ConsoleOptions options = basics.withSettings(folders.config().resolve("settings.properties"));
        Opened opened = open(options.everyDay());
        FxToolkit.call(() -> {
            opened.console().closeWhenHidden();
            return opened.stage().isShowing();
        });
        // The window is there: what is left to do waits for nobody.
        if (died != null) {
            RunMark.report(died, reports, Path.of(System.getProperty("java.io.tmpdir", ".")));
        }
        FxToolkit.call(() -> {
            opened.console().offer(reports);
            return true;
        });
        if (first != null) {
            first.listen(arrival -> receive(opened.console(), arrival));
        }
        opened.console().awaitLastWindow();
        if (mark != null) {
            endInOrder(mark);
        }
        return 0;
    }

    /** Also where the person logs out or ends the program from outside: only what dies leaves its mark. */
    private static void endInOrder(RunMark mark) {
        try {
            mark.end();
        } catch (IOException e) {
            System.getLogger("dev.weir").log(System.Logger.Level.WARNING, "The mark of this run stays.", e);
        }
    }

    private static void receive(Console console, Arrival arrival) {
        try {
            FxToolkit.call(() -> {
                console.receive(arrival);
                return true;
            });
        } catch (Exception e) {
            System.getLogger("dev.weir")
                    .log(System.Logger.Level.ERROR, "What a later start asked for was not opened.", e);
        }
    }

    /** Runs for a time, printing rates, then draws every page into a folder. */
    int withoutWindow(Duration span, Path pictures) throws Exception {
        Display.useNone();
        try (Opened opened = open(basics)) {
            if (!new RatesPrinter(opened.console(), out).print(span)) {
                return 1;
            }
            List<Path> written = new PictureTour(opened.console(), pictures).run();
            out.println(written.size() + " pictures in " + pictures);
            out.flush();
            return 0;
        } catch (IOException e) {
            out.println("weir: the pictures could not be written to " + pictures + ": " + e.getMessage());
            return 1;
        }
    }

    private Opened open(ConsoleOptions options) throws Exception {
        FxToolkit.start();
        return FxToolkit.call(() -> {
            Stage stage = new Stage();
            Console console = Console.open(stage, options);
            return new Opened(stage, console);
        });
    }

    /** What runs, ended in the order in which one part needs another. */
    private record Opened(Stage stage, Console console) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            FxToolkit.call(() -> {
                stage.hide();
                return true;
            });
            console.close();
        }
    }
}
