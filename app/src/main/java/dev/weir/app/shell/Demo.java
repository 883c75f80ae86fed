package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.fx.Background;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The scenario that plays, as the window knows it: what flows into the embedded broker, and what is told of it. At first that is the
 * demo. JavaFX thread only.
 */
public interface Demo {

    /** What it does now. */
    enum State {
        /** The connection is not the embedded broker: nothing is ever replayed into anything else. */
        NOT_HERE,
        STOPPED,
        STARTING,
        PLAYING,
        /** Nothing is sent; all else goes on. */
        PAUSED,
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

    /** What that is where nobody chose another. */
    double usualSpeed();

    /** What it tells; {@link Story#NONE} until the scenario has been read, which is soon. */
    ReadOnlyObjectProperty<Story> story();

    /** How far it is now; cheap enough to be asked each second. */
    Progress progress();

    /** Plays at a speed greater than 0: from the beginning, or on where it plays or pauses already. Returns at once. */
    void play(double speed);

    /** Sends nothing until it plays on. */
    void pause();

    /** Stops sending and reading. Returns at once; what was sent stays. */
    void stop();

    /**
     * The window is connected to something else now, or to nothing: what played has ended, or ends.
     *
     * @param sql what its queries are asked of; used with the first of them
     */
    void follow(@Nullable Connection connection, Supplier<Statements> sql, boolean play);

    /** The one that all windows share, with what only its own feature knows. */
    default Demo shared() {
        return this;
    }

    /** Stops for good and waits until nothing is on its way any more. Any thread. */
    void close();

    /** Makes the demo of one window. */
    interface Maker {
        Demo make(Background background);
    }
}
