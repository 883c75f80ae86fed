package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.fx.Background;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** The demo as the window knows it: recorded data that is replayed into the embedded broker. JavaFX thread only. */
public interface Demo {

    /** What it does now. */
    enum State {
        /** The connection is not the embedded broker: nothing is ever replayed into anything else. */
        NOT_HERE,
        STOPPED,
        STARTING,
        PLAYING,
        STOPPING
    }

    /**
     * How far it is.
     *
     * @param sent records acknowledged since it started
     * @param read records that its own consumer has read since
     * @param trouble why it makes no progress at present, one sentence; null while all is well
     */
    record Progress(long sent, long read, @Nullable String trouble) {

        /** Before anything happened. */
        public static final Progress NONE = new Progress(0, 0, null);
    }

    ReadOnlyObjectProperty<State> state();

    /** How many times its recorded pace it is, or would be, replayed at. */
    double speed();

    /** What it replays and what that does, one sentence. */
    String story();

    /** How far it is now; cheap enough to be asked each second. */
    Progress progress();

    /** Plays from the beginning at a speed greater than 0; if it plays already, it begins anew. Returns at once. */
    void play(double speed);

    /** Stops sending and reading. Returns at once; what was sent stays. */
    void stop();

    /** The window is connected to something else now, or to nothing: what played has ended, or ends. */
    void follow(@Nullable Connection connection, boolean play);

    /** Stops for good and waits until nothing is on its way any more. Any thread. */
    void close();

    /** Makes the demo of one window. */
    interface Maker {
        Demo make(Background background);
    }
}
