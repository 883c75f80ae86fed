package dev.weir.app.query.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.engine.RunningQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was begun. What its listener is told waits in a queue for a thread of its own; the process has at most four batches
 * of rows in it, and counts are left out while much waits.
 */
final class WatchQuery implements RunningQuery {

    private static final int MUCH = 16;

    private final String id;
    private final String text;
    private final Instant begun;
    private final QueryListener listener;
    private final Consumer<WatchQuery> canceller;
    private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;
    private boolean over;
    private @Nullable WatchProcess where;

    WatchQuery(String id, String text, Instant begun, QueryListener listener, Consumer<WatchQuery> canceller) {
        this.id = id;
        this.text = text;
        this.begun = begun;
        this.listener = listener;
        this.canceller = canceller;
        Thread.ofVirtual().name("watch-listener-" + id).start(this::tell);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Instant begun() {
        return begun;
    }

    @Override
    public void cancel() {
        cancelled = true;
        canceller.accept(this);
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Notes which process has it; under the engine's lock. */
    void sentTo(WatchProcess process) {
        where = process;
    }

    /** The process that has it, or null before it has been sent; under the engine's lock. */
    @Nullable WatchProcess sentTo() {
        return where;
    }

    void progress(String words) {
        told.add(() -> listener.progress(words, Double.NaN));
    }

    /** What the process says of this statement. */
    void heard(JsonNode message, Runnable acknowledge) {
        if (message.has("progress")) {
            progress(message.get("progress").asText());
        } else if (message.has("columns")) {
            List<ResultColumn> columns = new ArrayList<>();
            message.get("columns")
                    .forEach(column -> columns.add(new ResultColumn(
                            column.path("name").asText(),
                            column.path("type").asText(),
                            column.path("key").asBoolean())));
            told.add(() -> {
                listener.columns(columns);
                listener.progress("Watching", 1);
            });
        } else if (message.has("rows")) {
            List<RowChange> rows = new ArrayList<>();
            message.get("rows").forEach(row -> rows.add(WireValues.row(row)));
            told.add(() -> {
                listener.rows(rows);
                acknowledge.run();
            });
        } else if (message.has("counted")) {
            counted(message.get("counted"));
        }
    }

    private void counted(JsonNode counts) {
        if (told.size() < MUCH) {
            String why = counts.path("why").isTextual() ? counts.get("why").asText() : null;
            Counted counted = new Counted(
                    counts.path("records").asLong(), counts.path("left").asLong(), why);
            told.add(() -> listener.counted(counted));
        }
    }

    /** Tells the end, the first time. */
    void end(Ended ended) {
        told.add(() -> {
            over = true;
            listener.ended(ended);
        });
    }

    static Ended ended(JsonNode message) {
        if (!message.has("error")) {
            return message.path("ended").asText().equals("cancelled")
                    ? new Ended.Cancelled()
                    : new Ended.Complete(null);
        }
        JsonNode error = message.get("error");
        return new Ended.Failed(new QueryError(
                error.path("what").asText(),
                error.path("advice").asText(),
                error.path("line").asInt(),
                error.path("column").asInt(),
                error.path("detail").asText()));
    }

    private void tell() {
        try {
            while (!over) {
                told.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
