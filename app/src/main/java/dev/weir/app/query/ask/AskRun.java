package dev.weir.app.query.ask;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** One statement, on a thread of its own, from its text to its end. Thread-safe. */
final class AskRun implements RunningQuery {

    private final AskEngine engine;
    private final String id;
    private final String text;
    private final QueryOptions options;
    private final QueryListener listener;
    private final Instant begun;
    private final Thread thread;
    private final Answer answer;
    private boolean planOnly;
    private volatile boolean cancelled;

    AskRun(AskEngine engine, String id, String text, QueryOptions options, QueryListener listener, Instant begun) {
        this.engine = engine;
        this.id = id;
        this.text = text;
        this.options = options;
        this.listener = listener;
        this.begun = begun;
        this.answer = new Answer(listener, options.mostRows());
        // DuckDB's calls hold their thread, so that a virtual one would hold another's.
        this.thread = Thread.ofPlatform().daemon().name(id).unstarted(this::work);
    }

    /** This one, which tells the plan and nothing else; before it is started. */
    AskRun onlyPlanned() {
        planOnly = true;
        return this;
    }

    void start() {
        thread.start();
    }

    void await(Duration most) throws InterruptedException {
        thread.join(most);
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
        answer.cancel();
        thread.interrupt();
    }

    private void work() {
        Ended end;
        try {
            end = answered();
        } catch (Throwable thrown) {
            end = cancelled ? new Ended.Cancelled() : new Ended.Failed(error(thrown));
        }
        engine.ended(this);
        listener.ended(end);
    }

    private Ended answered() throws Exception {
        if (planOnly) {
            return new AskPlan(engine, text, listener).explained();
        }
        listener.progress(Text.of("Reading the statement"), Double.NaN);
        AskDatabase database = engine.database();
        try (Connection connection = database.connect()) {
            AskStatement statement = AskStatement.parse(connection, text);
            StreamsAsked streams = StreamsAsked.of(engine, statement, options, listener);
            ReferencesAsked references = new ReferencesAsked(engine);
            ObjectsAsked objects = new ObjectsAsked(engine, listener);
            objects.show(database, connection, statement);
            streams.lock();
            try {
                streams.prepare(database);
                streams.show(connection);
                references.show(database, connection, statement);
                answer.check(connection, text);
                streams.load(database, () -> answer.preview(connection, text));
                listener.counted(references.with(streams.counted()));
            } finally {
                streams.unlock();
            }
            return answer.whole(connection, text, objects.cut());
        }
    }

    private QueryError error(Throwable thrown) {
        return switch (thrown) {
            case WrongStatement wrong -> wrong.error();
            case SQLException sql ->
                DuckDbErrors.of(sql.getMessage(), text, name -> engine.streams().nearest(name));
            case IOException disk ->
                new QueryError(
                        Text.of("A file could not be read, or those of Ask not written: {0}", disk.getMessage()),
                        Text.of("Check the files of the reference tables, and that the disk has space left."),
                        0,
                        0,
                        disk.toString());
            case ResourceNotFoundException gone ->
                new QueryError(
                        Text.of("A stream of this statement was deleted, or never was."),
                        Text.of("Check its name in the list of streams."),
                        0,
                        0,
                        String.valueOf(gone.getMessage()));
            default -> {
                Failure failure = Failures.of(thrown, "Ask");
                yield new QueryError(failure.what(), failure.advice(), 0, 0, failure.detail());
            }
        };
    }
}
