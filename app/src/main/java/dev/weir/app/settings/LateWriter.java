package dev.weir.app.settings;

import dev.weir.app.fx.Background;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value a moment after it changed, at most once a moment however often it does: a column's border that is
 * dragged changes the settings at every pixel. {@link #close} writes what is still to be written. Thread-safe.
 */
public final class LateWriter<T> implements AutoCloseable {

    /** Writes a value as a whole; called on a background thread. */
    public interface Target<T> {
        void write(T value) throws IOException;
    }

    /**
     * What is said of it, in the language that is spoken then.
     *
     * @param task what it is called while it runs
     * @param lost the sentence that it could not be written, of why
     */
    public record Words(Supplier<String> task, UnaryOperator<String> lost) {}

    private static final System.Logger LOG = System.getLogger(LateWriter.class.getName());
    private static final Duration MOMENT = Duration.ofMillis(400);

    private final Words words;
    private final Target<T> target;
    private final Background background;
    private final Consumer<String> trouble;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private @Nullable T unwritten;

    /**
     * @param words what is said of it
     * @param trouble told, on the JavaFX thread, one sentence when it can't be written
     */
    public LateWriter(Words words, Target<T> target, Background background, Consumer<String> trouble) {
        this.words = words;
        this.target = target;
        this.background = background;
        this.trouble = trouble;
    }

    /** Writes this, unless a newer one comes within the moment. Returns at once. */
    public void write(T value) {
        synchronized (this) {
            unwritten = value;
        }
        if (waiting.compareAndSet(false, true)) {
            background.run(
                    words.task().get(),
                    this::writeSoon,
                    done -> {},
                    failure -> trouble.accept(words.lost().apply(failure.detail())));
        }
    }

    private boolean writeSoon() throws IOException, InterruptedException {
        try {
            Thread.sleep(MOMENT);
        } finally {
            waiting.set(false);
        }
        writeNow();
        return true;
    }

    private synchronized void writeNow() throws IOException {
        T value = unwritten;
        if (value != null) {
            target.write(value);
            unwritten = null;
        }
    }

    /** Writes what is still to be written; what can't be is told to the log, since nobody is there to read it. */
    @Override
    public void close() {
        try {
            writeNow();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "What was still to be written could not be kept.", e);
        }
    }
}
