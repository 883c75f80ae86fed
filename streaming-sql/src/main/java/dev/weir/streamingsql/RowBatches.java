package dev.weir.streamingsql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.flink.types.Row;

/**
 * Rows of one statement on their way to the parent, gathered into batches. The parent acknowledges each; when four are on their way
 * unacknowledged, {@link #add} soon blocks, and with it the query.
 */
final class RowBatches {

    private static final int MOST_ROWS = 500;
    private static final long LINGER = Duration.ofMillis(100).toNanos();
    private static final int UNACKNOWLEDGED = 4;

    private final String statement;
    private final Wire wire;
    private final BlockingQueue<ArrayNode> rows = new LinkedBlockingQueue<>(2 * MOST_ROWS);
    private final Semaphore credit = new Semaphore(UNACKNOWLEDGED);
    private final Thread sender;
    private volatile boolean finished;
    private volatile boolean abandoned;

    RowBatches(String statement, Wire wire) {
        this.statement = statement;
        this.wire = wire;
        this.sender = Thread.ofPlatform().daemon().name("rows " + statement).start(this::send);
    }

    void add(Row row) throws InterruptedException {
        ArrayNode values = Wire.list().add(row.getKind().name());
        for (int i = 0; i < row.getArity(); i++) {
            values.add(Values.of(row.getField(i)));
        }
        boolean taken = false;
        while (!taken && !abandoned) {
            taken = rows.offer(values, LINGER, TimeUnit.NANOSECONDS);
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
        abandoned = true;
        sender.interrupt();
    }

    private void send() {
        try {
            while (true) {
                ArrayNode first = rows.poll(LINGER, TimeUnit.NANOSECONDS);
                if (first != null) {
                    ArrayNode batch = Wire.list().add(first);
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
            ArrayNode next = rows.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
        }
    }
}
