package dev.weir.app.cli;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prints what the status bar would show, a line every two seconds. */
final class RatesPrinter {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Console console;
    private final PrintWriter out;

    RatesPrinter(Console console, PrintWriter out) {
        this.console = console;
        this.out = out;
    }

    /**
     * Prints for a time, then returns.
     *
     * @return whether there is a connection
     */
    boolean print(Duration span) throws Exception {
        long end = System.nanoTime() + span.toNanos();
        ThroughputFeed.@Nullable Attachment attachment = null;
        try {
            while (System.nanoTime() < end) {
                if (attachment == null) {
                    attachment = FxToolkit.call(() -> {
                        Workspace workspace = console.workspace();
                        return workspace == null
                                ? Unattached.INSTANCE
                                : workspace.throughput().attach();
                    });
                    attachment = attachment == Unattached.INSTANCE ? null : attachment;
                }
                Thread.sleep(Math.min(INTERVAL.toMillis(), Math.max(1, (end - System.nanoTime()) / 1_000_000)));
                out.println(FxToolkit.call(this::line));
                out.flush();
                if (FxToolkit.call(() -> console.trouble() != null)) {
                    return false;
                }
            }
            return FxToolkit.call(() -> console.workspace() != null);
        } finally {
            ThroughputFeed.Attachment attached = attachment;
            if (attached != null) {
                FxToolkit.call(() -> {
                    attached.close();
                    return true;
                });
            }
        }
    }

    private String line() {
        Workspace workspace = console.workspace();
        if (workspace == null) {
            String trouble = console.trouble();
            return trouble == null ? "waiting for the broker" : trouble;
        }
        ThroughputFeed feed = workspace.throughput();
        Failure failure = feed.failure().get();
        if (failure != null) {
            return failure.what() + " " + failure.advice();
        }
        Throughput total = feed.total().get();
        StringJoiner line = new StringJoiner("   ");
        line.add(Format.time(Instant.now(), ZoneOffset.UTC));
        line.add("in " + rates(total.recordsIn(), total.bytesIn()));
        line.add("out " + rates(total.recordsOut(), total.bytesOut()));
        new TreeMap<>(feed.streams().get())
                .forEach((name, rates) -> line.add(name + " " + rates(rates.recordsIn(), rates.bytesIn())));
        return line.toString();
    }

    private static String rates(double records, double bytes) {
        return Format.rate(records) + " rec/s " + Format.bytesPerSecond(bytes);
    }

    /** Stands for "not attached yet", since a call across threads should not bring back null. */
    private enum Unattached implements ThroughputFeed.Attachment {
        INSTANCE;

        @Override
        public void close() {}
    }
}
