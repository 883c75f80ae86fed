package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import org.jspecify.annotations.Nullable;

/** The demo as one window sees it: not here while the window looks elsewhere, whatever it does for other windows. */
final class WindowDemo implements Demo {

    private final SharedDemo shared;
    private final Demo demo;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOT_HERE);
    private final ChangeListener<State> follower = (property, before, now) -> show();
    private boolean here;

    WindowDemo(SharedDemo shared, Demo demo) {
        this.shared = shared;
        this.demo = demo;
        // Weak, as a window that is gone must not be kept by the demo of those that stay.
        demo.state().addListener(new WeakChangeListener<>(follower));
    }

    private void show() {
        state.set(here ? demo.state().get() : State.NOT_HERE);
    }

    @Override
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public double speed() {
        return demo.speed();
    }

    @Override
    public double usualSpeed() {
        return demo.usualSpeed();
    }

    @Override
    public ReadOnlyObjectProperty<Story> story() {
        return demo.story();
    }

    @Override
    public Progress progress() {
        return demo.progress();
    }

    @Override
    public void play(double speed) {
        if (here) {
            shared.play(speed);
        }
    }

    @Override
    public void pause() {
        if (here) {
            shared.pause();
        }
    }

    @Override
    public void stop() {
        if (here) {
            shared.stop();
        }
    }

    @Override
    public void follow(@Nullable Connection connection, Supplier<Statements> sql, boolean play) {
        here = connection != null && connection.source() instanceof Connection.Source.Embedded;
        shared.follow(this, connection, sql, play);
        show();
    }

    @Override
    public Demo shared() {
        return demo.shared();
    }

    /** The window ends: the demo goes on for the others. */
    @Override
    public void close() {
        follow(null, WindowDemo::none, false);
    }

    private static Statements none() {
        throw new IllegalStateException("Nothing is asked where there is no connection");
    }
}
