package dev.weir.app.walk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Notes what the program takes for its own fault, and what no one caught, while it is open. */
final class ProgramFaults extends Handler implements AutoCloseable {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    ProgramFaults() {
        setLevel(Level.SEVERE);
        root.addHandler(this);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> seen.add(thread + ": " + thrown));
    }

    List<String> seen() {
        return seen;
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
            seen.add(record.getLoggerName() + ": " + record.getMessage() + " " + record.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
