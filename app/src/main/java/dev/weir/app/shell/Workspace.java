package dev.weir.app.shell;

import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.Background;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.settings.Preferences;
import dev.weir.app.settings.UserFolders;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** What a page is given to work with: one connection, and the ways to the frame around the page. */
public interface Workspace {

    Connection connection();

    Clients clients();

    Background background();

    /** The account's live throughput, polled once for all pages. */
    ThroughputFeed throughput();

    InstantSource clock();

    /** The zone in which times are shown; pages follow its changes. */
    ReadOnlyObjectProperty<ZoneId> zone();

    /** Whether the person made this connection read-only: buttons that change something say so when disabled. */
    ReadOnlyObjectProperty<Boolean> readOnly();

    /** The demo that can be played here, or null where there is none. */
    @Nullable Demo demo();

    /** Remembers how tables are arranged. */
    TableMemory tables();

    /** What pages remember between runs. */
    Memory memory();

    /** The folder in which a page may keep what is too large for {@link #memory}, in a folder of its own; it may not exist yet. */
    default Path dataFolder() {
        return UserFolders.ofSystem().data();
    }

    /** What the person chose for the whole program, as it is now. */
    default Preferences preferences() {
        return Preferences.USUAL;
    }

    /** Goes to a place. */
    void open(Place place);

    /** Shows a passing message in the corner of the window. */
    void say(String message);
}
