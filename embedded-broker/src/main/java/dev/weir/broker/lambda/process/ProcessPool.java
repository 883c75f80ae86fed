package dev.weir.broker.lambda.process;

import dev.weir.broker.lambda.runner.FunctionError;
import dev.weir.broker.lambda.runner.Invocation;
import dev.weir.broker.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The processes of all functions. One that has answered is kept for the next call for a while; there is never more than a
 * number of them, working and waiting. Thread-safe.
 */
public final class ProcessPool implements AutoCloseable {

    /** How many processes there are at most, and so how many calls at once. */
    public static final int MOST = 20;

    private static final Duration IDLE = Duration.ofMinutes(2);

    private final TimeSource time;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<String, Integer> working = new HashMap<>();
    private final Set<FunctionProcess> all = ConcurrentHashMap.newKeySet();
    private int workingOfAll;
    private boolean closed;

    private record Waiting(FunctionProcess process, long since) {}

    /** What keeps a call from being made at once. */
    public enum Refusal {
        /** As many calls of the function run as are reserved for it. */
        RESERVED,
        /** As many calls run as may run at once. */
        ALL,
        CLOSED
    }

    /** A call that may not be made at present. */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Refusal refusal;

        RefusedException(Refusal refusal) {
            super(refusal.name(), null, false, false);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    public ProcessPool(TimeSource time) {
        this.time = time;
    }

    /**
     * Calls a function and waits for the end.
     *
     * @param timeout of the function's work, which does not count its loading
     */
    public CallEnd call(Launch launch, Invocation invocation, Duration timeout) throws RefusedException {
        FunctionProcess kept = begin(launch);
        try {
            FunctionProcess process = kept == null ? started(launch) : kept;
            CallEnd end = process.call(invocation, timeout);
            if (end.kind() == CallEnd.Kind.CRASHED && isClosed()) {
                throw new RefusedException(Refusal.CLOSED); // it was killed for that
            }
            if (process.isAlive() && end.kind() != CallEnd.Kind.CRASHED) {
                keep(process);
            } else {
                forget(process);
            }
            return end;
        } catch (IOException e) {
            return new CallEnd(
                    CallEnd.Kind.CRASHED,
                    FunctionError.of(
                            "Runtime.InvalidEntrypoint", "Error: Couldn't start the function: " + e.getMessage()),
                    Duration.ZERO,
                    null,
                    0,
                    List.of());
        } finally {
            end(launch);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private FunctionProcess started(Launch launch) throws IOException {
        FunctionProcess process = new FunctionProcess(launch, time);
        all.add(process);
        synchronized (this) {
            if (closed) {
                process.kill();
            }
        }
        return process;
    }

    /** Counts a call in, and gives it a process that waits for one, if there is any. */
    private synchronized @Nullable FunctionProcess begin(Launch launch) throws RefusedException {
        if (closed) {
            throw new RefusedException(Refusal.CLOSED);
        }
        int ofFunction = working.getOrDefault(launch.function(), 0);
        Integer reserved = launch.reserved();
        if (reserved != null && ofFunction >= reserved) {
            throw new RefusedException(Refusal.RESERVED);
        }
        if (workingOfAll >= MOST) {
            throw new RefusedException(Refusal.ALL);
        }
        FunctionProcess kept = take(launch);
        working.merge(launch.function(), 1, Integer::sum);
        workingOfAll++;
        if (kept == null && workingOfAll + waiting.size() > MOST) {
            forget(waiting.removeFirst().process());
        }
        return kept;
    }

    private @Nullable FunctionProcess take(Launch launch) {
        FunctionProcess found = null;
        for (Iterator<Waiting> each = waiting.descendingIterator(); each.hasNext() && found == null; ) {
            FunctionProcess process = each.next().process();
            if (process.launch().isSame(launch)) {
                each.remove();
                if (process.isAlive()) {
                    found = process;
                } else {
                    forget(process);
                }
            }
        }
        return found;
    }

    private synchronized void end(Launch launch) {
        working.computeIfPresent(launch.function(), (_, count) -> count == 1 ? null : count - 1);
        workingOfAll--;
    }

    private synchronized void keep(FunctionProcess process) {
        if (closed) {
            forget(process);
            return;
        }
        waiting.addLast(new Waiting(process, time.nanoTime()));
        time.after(IDLE, this::endIdle);
    }

    private synchronized void endIdle() {
        long now = time.nanoTime();
        while (!waiting.isEmpty() && now - waiting.getFirst().since() >= IDLE.toNanos()) {
            forget(waiting.removeFirst().process());
        }
    }

    /** Ends the waiting processes of a function whose code or settings have changed, or that is gone. */
    public synchronized void endWaiting(String function) {
        List<Waiting> ended = new ArrayList<>(waiting);
        ended.removeIf(each -> !each.process().launch().function().equals(function));
        waiting.removeAll(ended);
        ended.forEach(each -> forget(each.process()));
    }

    private void forget(FunctionProcess process) {
        all.remove(process);
        process.kill();
    }

    /** Ends all processes, also those that work. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        all.forEach(FunctionProcess::kill);
    }
}
