package dev.weir.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where the program's log goes: warnings to the terminal, everything of interest to a file once a console runs. */
public final class Logs {

    private static final int FILE_BYTES = 1 << 20;
    private static final int FILES = 3;

    /** Held, because the logging framework forgets the settings of a logger that nobody holds. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Logs() {}

    /** Sets the terminal's log. Call once, before anything logs. */
    public static void configure() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        ConsoleHandler terminal = new ConsoleHandler();
        terminal.setLevel(Level.WARNING);
        root.addHandler(terminal);
        // JavaFX remarks that it runs from the class path, which it does on purpose (ADR 3).
        JAVAFX.setLevel(Level.SEVERE);
    }

    /**
     * Adds a log file, {@code weir.log}, of at most 1 MiB with two older ones behind it.
     *
     * @param folder made if it is not there; where that fails the terminal is told and the program goes on
     */
    public static void toFile(Path folder) {
        try {
            Files.createDirectories(folder);
            FileHandler file = new FileHandler(folder.resolve("weir.%g.log").toString(), FILE_BYTES, FILES, true);
            file.setFormatter(new SimpleFormatter());
            file.setLevel(Level.INFO);
            Logger.getLogger("").addHandler(file);
        } catch (IOException e) {
            Logger.getLogger("dev.weir")
                    .log(Level.WARNING, "There will be no log file, because " + folder + " can't be written to.", e);
        }
    }
}
