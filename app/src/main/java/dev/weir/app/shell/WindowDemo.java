package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
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
    public String story() {
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
    public void stop() {
        if (here) {
            shared.stop();
        }
    }

    @Override
    public void follow(@Nullable Connection connection, boolean play) {
        here = connection != null && connection.source() instanceof Connection.Source.Embedded;
        shared.follow(this, connection, play);
        show();
    }

    /** The window ends: the demo goes on for the others. */
    @Override
    public void close() {
        follow(null, false);
    }
}
