package dev.weir.streamingsql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.flink.types.RowKind;

/**
 * Rows of one statement on their way to the parent, gathered into batches. The parent acknowledges each; when four are on their way
 * unacknowledged, {@link #add} soon blocks, and with it the query.
 */
final class RowBatches {

    private static final int MOST_ROWS = 500;
    private static final long LINGER = Duration.ofMillis(100).toNanos();
    private static final int UNACKNOWLEDGED = 4;

    /** The end of a query is made by Flink from a serialised copy, and finds these by the statement's id. */
    private static final Map<String, RowBatches> ALL = new ConcurrentHashMap<>();

    private final String statement;
    private final Wire wire;
    private final BlockingQueue<String> rows = new LinkedBlockingQueue<>(2 * MOST_ROWS);
    private final Semaphore credit = new Semaphore(UNACKNOWLEDGED);
    private final Thread sender;
    private volatile boolean finished;
    private volatile boolean abandoned;

    RowBatches(String statement, Wire wire) {
        this.statement = statement;
        this.wire = wire;
        ALL.put(statement, this);
        this.sender = Thread.ofPlatform().daemon().name("rows " + statement).start(this::send);
    }

    static RowBatches of(String statement) {
        RowBatches batches = ALL.get(statement);
        if (batches == null) {
            throw new IllegalStateException("The statement " + statement + " has ended.");
        }
        return batches;
    }

    /** @param values the row as {@link Values#ofRow} writes it */
    void add(RowKind kind, String values) throws InterruptedException {
        String row = "[\"" + kind.name() + "\"," + values.substring(1);
        boolean taken = false;
        while (!taken && !abandoned) {
            taken = rows.offer(row, LINGER, TimeUnit.NANOSECONDS);
        }
    }

    void acknowledged() {
        credit.release();
    }

    /** Sends what is left and returns when it has been. */
    void finish() throws InterruptedException {
        finished = true;
        sender.join();
    }

    /** Forgets what is left. */
    void abandon() {
        ALL.remove(statement, this);
        abandoned = true;
        sender.interrupt();
    }

    private void send() {
        try {
            while (true) {
                String first = rows.poll(LINGER, TimeUnit.NANOSECONDS);
                if (first != null) {
                    ArrayNode batch = Wire.list().addRawValue(new RawValue(first));
                    gather(batch);
                    credit.acquire();
                    wire.send(Wire.message(statement).set("rows", batch));
                } else if (finished && rows.isEmpty()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // Abandoned.
        }
    }

    private void gather(ArrayNode batch) throws InterruptedException {
        long end = System.nanoTime() + LINGER;
        while (batch.size() < MOST_ROWS) {
            String next = rows.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.addRawValue(new RawValue(next));
        }
    }
}
