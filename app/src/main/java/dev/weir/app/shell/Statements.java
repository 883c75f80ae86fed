package dev.weir.app.shell;

import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SQL over streams as a feature uses it that is not the Query page: it asks the engines of the connection, so that what it begins is
 * listed there too. Nothing is started before the first statement. Thread-safe, but for {@link #close}.
 */
public interface Statements extends AutoCloseable {

    /**
     * A column of a stream that a statement writes into or whose schema is known beforehand.
     *
     * @param name the field of the record
     * @param type {@code text}, {@code integer}, {@code number}, {@code boolean} or {@code timestamp}
     */
    record Column(String name, String type) {}

    /**
     * Where a stream's records say when their event happened.
     *
     * @param unit how it is written: {@code iso}, {@code millis} or {@code seconds}
     * @param late how much later than a newer event one may come and still count
     */
    record TimeField(String field, String unit, Duration late) {}

    /**
     * A result that is drawn on the Overview page.
     *
     * @param title what stands above it
     * @param statement one that goes on as records arrive
     * @param time the column on x
     * @param value the column on y
     * @param series the column whose values are a line each, or null
     */
    record Chart(
            String title,
            String statement,
            String time,
            String value,
            @Nullable String series) {}

    /** A statement that was begun. */
    interface Running {

        /** How it fares now; cheap. */
        Standing standing();

        /** Asks it to end. Returns at once. */
        void cancel();
    }

    /**
     * How a statement fares.
     *
     * @param words what it does, a few words
     * @param rows rows that came so far
     * @param newest the newest row as a line, or null before there is one
     * @param failure why it ended, one sentence; null while all is well
     * @param ended whether nothing more comes
     */
    record Standing(
            String words,
            long rows,
            @Nullable String newest,
            @Nullable String failure,
            boolean ended) {

        /** Before it began. */
        public static Standing waiting() {
            return new Standing(Text.of("waiting"), 0, null, null, false);
        }
    }

    /** Says what a stream's records look like, so that they need not be sampled. Any thread. */
    void declare(String streamName, List<Column> columns, @Nullable TimeField eventTime);

    /** Begins a statement that goes on as records arrive. Any thread; returns at once. */
    Running watch(String name, String statement);

    /** Asks about what is there now. Any thread; returns at once, the standing tells of the end. */
    Running ask(String statement);

    /** The first row of an answer by column; blocks until it is there. */
    Map<String, @Nullable Object> askOne(String statement) throws InterruptedException;

    /**
     * Puts charts on the Overview page until this is closed, as far as there is room and a window. It asks from when the
     * engines run by what was begun here. JavaFX thread only.
     */
    void draw(List<Chart> charts);

    /** Cancels all that was begun here, takes its charts away and lets go of the engines. JavaFX thread only. */
    @Override
    void close();
}
