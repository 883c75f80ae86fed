package dev.weir.app.crash;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has a report written of what nobody caught and of what the program logs as its own fault. The same fault is reported once a
 * run, and a few faults at most. Thread-safe.
 */
public final class CrashWatch extends Handler {

    private static final int MOST = 5;
    private static final String OURS = "dev.weir";

    private final CrashReports reports;
    private final Set<String> reported = new HashSet<>();
    private boolean writing;

    private CrashWatch(CrashReports reports) {
        this.reports = reports;
        setLevel(Level.SEVERE);
    }

    /** Watches from now on until the process ends. */
    public static CrashWatch install(CrashReports reports) {
        CrashWatch watch = new CrashWatch(reports);
        Logger.getLogger("").addHandler(watch);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> Logger.getLogger(OURS)
                .log(Level.SEVERE, "Nobody caught this in the thread “" + thread.getName() + "”.", thrown));
        return watch;
    }

    @Override
    public void publish(LogRecord entry) {
        Throwable thrown = entry.getThrown();
        String logger = String.valueOf(entry.getLoggerName());
        if (thrown != null && entry.getLevel().intValue() >= Level.SEVERE.intValue() && logger.startsWith(OURS)) {
            report(thrown);
        }
    }

    private synchronized void report(Throwable thrown) {
        if (writing || reported.size() >= MOST || !reported.add(place(thrown))) {
            return;
        }
        writing = true;
        try {
            reports.write("An unexpected error: " + thrown.getClass().getName(), thrown, "");
        } catch (IOException | RuntimeException e) {
            // Whoever reports a fault must not become one: the log has the first.
            System.getLogger(OURS).log(System.Logger.Level.WARNING, "The report could not be written.", e);
        } finally {
            writing = false;
        }
    }

    private static String place(Throwable thrown) {
        @Nullable StackTraceElement[] stack = thrown.getStackTrace();
        return thrown.getClass().getName() + (stack.length == 0 ? "" : " " + stack[0]);
    }

    @Override
    public void flush() {
        // Each report is written as a whole.
    }

    @Override
    public void close() {
        // Nothing stays open.
    }
}
