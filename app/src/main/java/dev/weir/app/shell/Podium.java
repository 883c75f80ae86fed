package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.fx.Background;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What a window gives to whoever presents in it. JavaFX thread only. */
public interface Podium {

    /** What the window is connected to, or null while it is connected to nothing. */
    @Nullable Workspace workspace();

    Background background();

    Scene scene();

    /** What may be seen of values; the same for all connections of the window. */
    Masking masking();

    /** What pages remember, also while there is no connection. */
    Memory memory();

    /** What the scenario that plays tells, or nothing. */
    List<Caption> captions();

    /** Goes to a place. */
    void open(Place place);

    void say(String message);

    /** Draws the whole window larger; 1 as usual. */
    void scale(double times);

    /** Fills the screen, or does not; told when the person or the system ends that. */
    void fullScreen(boolean on, Runnable ended);

    /** Without the bars at the top and at the bottom; the connection's colour stays. */
    void bare(boolean on);

    /** The page that is shown, of which pictures can be made. */
    Region page();

    /** Lies over the page only; empty as usual. */
    Pane overPage();

    /** Lies over everything but the connection's colour; empty as usual. */
    Pane overAll();

    /** Puts a bar below the page, or takes it away. */
    void below(@Nullable Node bar);

    /** The kind of the connection, for dialogs. */
    Connection.Kind kind();
}
