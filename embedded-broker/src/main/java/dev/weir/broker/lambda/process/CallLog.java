package dev.weir.broker.lambda.process;

import dev.weir.broker.logs.LogSink;
import dev.weir.broker.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a process writes while it works on a call, as lines, and not more than a bound. Thread-safe. */
final class CallLog {

    static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_LINE = 256 * 1024;

    private final TimeSource time;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private List<LogSink.Line> lines = new ArrayList<>();
    private long bytes;
    private boolean full;

    CallLog(TimeSource time) {
        this.time = time;
    }

    synchronized void add(byte[] text, int offset, int length) {
        for (int i = offset; i < offset + length && !full; i++) {
            if (text[i] == '\n') {
                end();
            } else {
                line.write(text[i]);
                if (line.size() >= LONGEST_LINE) {
                    end();
                }
            }
            if (++bytes >= MOST_BYTES) {
                full = true;
                end();
                lines.add(new LogSink.Line(
                        time.now(), "[More than " + MOST_BYTES + " bytes of log in one call: the rest is not kept.]"));
            }
        }
    }

    private void end() {
        if (line.size() > 0) {
            lines.add(new LogSink.Line(
                    time.now(), line.toString(StandardCharsets.UTF_8).stripTrailing()));
            line.reset();
        }
    }

    /** All lines since the last time, after which it is empty. */
    synchronized List<LogSink.Line> take() {
        end();
        List<LogSink.Line> taken = lines;
        lines = new ArrayList<>();
        bytes = 0;
        full = false;
        return taken;
    }
}
