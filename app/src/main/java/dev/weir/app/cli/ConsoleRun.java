package dev.weir.app.cli;

import dev.weir.app.fx.FxToolkit;
import dev.weir.app.pictures.PictureTour;
import dev.weir.app.settings.UserFolders;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.stage.Stage;

/** One run of the console, in a window or without one. */
final class ConsoleRun {

    private final ConsoleOptions basics;
    private final PrintWriter out;

    /** @param basics without a folder for settings, which only a run in a window has */
    ConsoleRun(ConsoleOptions basics, PrintWriter out) {
        this.basics = basics;
        this.out = out;
    }

    /** Opens the window and returns when the person has closed it, and all that were opened from it. */
    int inWindow() throws Exception {
        UserFolders folders = UserFolders.ofSystem();
        Logs.toFile(folders.data());
        ConsoleOptions options = basics.withSettings(folders.config().resolve("settings.properties"));
        Opened opened = open(options);
        FxToolkit.call(() -> {
            opened.console().closeWhenHidden();
            return opened.stage().isShowing();
        });
        opened.console().awaitLastWindow();
        return 0;
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
