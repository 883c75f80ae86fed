package dev.weir.broker.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When something that is counted over a rolling 24 hours was done. */
final class RollingDay {

    private static final Duration LENGTH = Duration.ofDays(1);

    private RollingDay() {}

    /** The times that still count at an instant. */
    static List<Instant> of(List<Instant> times, Instant now) {
        Instant begin = now.minus(LENGTH);
        return times.stream().filter(time -> time.isAfter(begin)).toList();
    }

    /** Those with one more, at that instant. */
    static List<Instant> with(List<Instant> times, Instant now) {
        List<Instant> more = new ArrayList<>(of(times, now));
        more.add(now);
        return more;
    }
}
