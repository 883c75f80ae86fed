package dev.weir.app.settings;

import dev.weir.app.fx.Background;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the settings a moment after they changed, at most once a moment however often they do: a column's border that
 * is dragged changes them at every pixel. {@link #close} writes what is still to be written. Thread-safe.
 */
public final class SettingsSaver implements AutoCloseable {

    private static final Duration MOMENT = Duration.ofMillis(400);

    private final SettingsFile file;
    private final Background background;
    private final Consumer<String> trouble;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private @Nullable Settings unsaved;

    /** @param trouble told, on the JavaFX thread, one sentence when the settings can't be written */
    public SettingsSaver(SettingsFile file, Background background, Consumer<String> trouble) {
        this.file = file;
        this.background = background;
        this.trouble = trouble;
    }

    /** Writes these, unless newer ones come within the moment. Returns at once. */
    public void save(Settings settings) {
        synchronized (this) {
            unsaved = settings;
        }
        if (waiting.compareAndSet(false, true)) {
            background.run(
                    "Remember the settings",
                    this::saveSoon,
                    done -> {},
                    failure -> trouble.accept("The settings could not be kept: " + failure.detail()));
        }
    }

    private boolean saveSoon() throws IOException, InterruptedException {
        try {
            Thread.sleep(MOMENT);
        } finally {
            waiting.set(false);
        }
        write();
        return true;
    }

    private synchronized void write() throws IOException {
        Settings settings = unsaved;
        if (settings != null) {
            file.save(settings);
            unsaved = null;
        }
    }

    /** Writes what is still to be written; what can't be is told to the log, since nobody is there to read it. */
    @Override
    public void close() {
        try {
            write();
        } catch (IOException e) {
            System.getLogger(SettingsSaver.class.getName())
                    .log(System.Logger.Level.WARNING, "The settings could not be kept.", e);
        }
    }
}
