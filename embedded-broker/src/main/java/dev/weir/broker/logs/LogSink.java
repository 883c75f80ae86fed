package dev.weir.broker.logs;

import java.time.Instant;
import java.util.List;

/** Where services of this process write their logs. Thread-safe. */
@FunctionalInterface
public interface LogSink {

    /**
     * Adds lines to a log stream, which is made with its group if it is not there. Never throws: what can't be kept is
     * told in the broker's own log.
     *
     * @param region that of the log group
     * @param group for instance {@code /aws/lambda/orders}
     * @param lines in the order of their times
     */
    void put(String region, String group, String stream, List<Line> lines);

    /** One event of a log. */
    record Line(Instant at, String message) {}
}
