package dev.weir.streamingsql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What a statement's sources have read and what they had to leave. Sources are made by Flink from serialised copies, in this same process;
 * they find their statement's tally by its id. Thread-safe.
 */
public final class Tally {

    private static final Map<String, Tally> ALL = new ConcurrentHashMap<>();

    private final LongAdder records = new LongAdder();
    private final AtomicLong left = new AtomicLong();
    private volatile @Nullable String why;
    private volatile @Nullable String trouble;

    private Tally() {}

    /** The tally of a statement, kept until {@link #forget}. */
    public static Tally of(String statement) {
        return ALL.computeIfAbsent(statement, id -> new Tally());
    }

    static void forget(String statement) {
        ALL.remove(statement);
    }

    /** A record was read, whatever became of it. */
    public void record() {
        records.increment();
    }

    /** One of the records read is in no row. */
    public void left(String reason) {
        why = reason;
        left.incrementAndGet();
    }

    /** Something does not go on for now, and is tried again. */
    public void trouble(String what) {
        trouble = what;
    }

    /** It goes on. */
    public void well() {
        trouble = null;
    }

    @Nullable String trouble() {
        return trouble;
    }

    long records() {
        return records.sum();
    }

    long left() {
        return left.get();
    }

    @Nullable String why() {
        return why;
    }
}
