package dev.weir.app.query.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.engine.Standing;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was begun. What its listener is told waits in a queue for a thread of its own; the process has at most four batches
 * of rows in it, and counts are left out while much waits.
 */
final class WatchQuery implements RunningQuery {

    private static final int MUCH = 16;

    private final KeptStatement asked;
    private final QueryListener listener;
    private final Ways ways;
    private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
    private final AtomicLong rows = new AtomicLong();
    private volatile String name;
    private volatile List<String> declarations;
    private volatile String words = Text.of("Starting");
    private volatile String watching = Text.of("Watching");
    private volatile @Nullable Counted counted;
    private volatile boolean cancelled;
    private boolean over;
    private @Nullable WatchProcess where;

    /** What a query asks of its engine. */
    interface Ways {

        void cancel(WatchQuery query);

        void renamed(WatchQuery query);
    }

    WatchQuery(KeptStatement asked, QueryListener listener, Ways ways) {
        this.asked = asked;
        this.name = asked.name();
        this.declarations = asked.declarations();
        this.listener = listener;
        this.ways = ways;
        Thread.ofVirtual().name("watch-listener-" + asked.id()).start(this::tell);
    }

    @Override
    public String id() {
        return asked.id();
    }

    @Override
    public String text() {
        return asked.text();
    }

    @Override
    public Instant begun() {
        return asked.begun();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void call(String other) {
        name = other;
        ways.renamed(this);
    }

    @Override
    public boolean fanOut() {
        return FanOut.isIn(declarations) || FanOut.isIn(List.of(asked.text()));
    }

    @Override
    public Standing standing() {
        return new Standing(words, rows.get(), counted);
    }

    @Override
    public void cancel() {
        cancelled = true;
        ways.cancel(this);
    }

    /** It goes on from a checkpoint: the process counts records from there, which is said. */
    void countedAnew() {
        watching = Text.of("Watching, with records counted since it went on");
    }

    /** What is to be kept of it. */
    KeptStatement kept() {
        return new KeptStatement(asked.id(), name, asked.text(), declarations, asked.begun(), "");
    }

    void declared(List<String> ddl) {
        declarations = List.copyOf(ddl);
    }

    List<String> declarations() {
        return declarations;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Notes which process has it, null for none; under the engine's lock. */
    void sentTo(@Nullable WatchProcess process) {
        where = process;
    }

    /** The process that has it, or null before it has been sent; under the engine's lock. */
    @Nullable WatchProcess sentTo() {
        return where;
    }

    void progress(String what) {
        progress(what, Double.NaN);
    }

    private void progress(String what, double done) {
        words = what;
        told.add(() -> listener.progress(what, done));
    }

    /** What the process says of this statement. */
    void heard(JsonNode message, Runnable acknowledge) {
        if (message.has("progress")) {
            progress(EngineWords.said(message.get("progress").asText()));
        } else if (message.has("columns")) {
            List<ResultColumn> columns = new ArrayList<>();
            message.get("columns")
                    .forEach(column -> columns.add(new ResultColumn(
                            column.path("name").asText(),
                            column.path("type").asText(),
                            column.path("key").asBoolean())));
            rows.set(0);
            told.add(() -> listener.columns(columns));
            progress(watching, 1);
        } else if (message.has("rows")) {
            List<RowChange> changes = new ArrayList<>();
            message.get("rows").forEach(row -> changes.add(WireValues.row(row)));
            changes.forEach(change -> count(change.kind()));
            told.add(() -> {
                listener.rows(changes);
                acknowledge.run();
            });
        } else if (message.has("trouble")) {
            String trouble = message.get("trouble").asText();
            if (trouble.isEmpty()) {
                progress(watching, 1);
            } else {
                progress(Text.of("Waits and tries again. {0}", trouble));
            }
        } else if (message.has("counted")) {
            counted(message.get("counted"));
        }
    }

    private void count(RowChange.Kind kind) {
        switch (kind) {
            case INSERT, UPDATE_AFTER -> rows.incrementAndGet();
            case DELETE, UPDATE_BEFORE -> rows.decrementAndGet();
        }
    }

    private void counted(JsonNode counts) {
        String why = counts.path("why").isTextual()
                ? EngineWords.said(counts.get("why").asText())
                : null;
        Counted now =
                new Counted(counts.path("records").asLong(), counts.path("left").asLong(), why);
        counted = now;
        if (told.size() < MUCH) {
            told.add(() -> listener.counted(now));
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
                EngineWords.said(error.path("what").asText()),
                EngineWords.said(error.path("advice").asText()),
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
