package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One demo for all windows: it is replayed once, however many of them look at the embedded broker, and ends when the
 * last of them looks elsewhere. JavaFX thread only, but for {@link #close()}.
 */
final class SharedDemo {

    private final Demo demo;
    private final Consumer<Boolean> remember;
    private final Map<WindowDemo, Connection> watching = new LinkedHashMap<>();
    private @Nullable Connection followed;

    /** @param remember told when a person starts or stops it */
    SharedDemo(Demo demo, Consumer<Boolean> remember) {
        this.demo = demo;
        this.remember = remember;
    }

    WindowDemo forAWindow() {
        return new WindowDemo(this, demo);
    }

    void follow(WindowDemo window, @Nullable Connection to, Supplier<Statements> sql, boolean play) {
        if (to != null && to.source() instanceof Connection.Source.Embedded) {
            watching.put(window, to);
            if (!to.equals(followed)) {
                followed = to;
                demo.follow(to, sql, play);
            }
        } else if (watching.remove(window) != null && watching.isEmpty()) {
            followed = null;
            demo.follow(null, sql, false);
        }
    }

    void play(double speed) {
        remember.accept(true);
        demo.play(speed);
    }

    void pause() {
        demo.pause();
    }

    void stop() {
        remember.accept(false);
        demo.stop();
    }

    void close() {
        demo.close();
    }
}
