package dev.weir.app.shell;

import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.Background;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.settings.Preferences;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** The workspace of one connection, as the running window provides it. */
record ConsoleWorkspace(
        Connection connection,
        Clients clients,
        Background background,
        ThroughputFeed throughput,
        InstantSource clock,
        ReadOnlyObjectProperty<ZoneId> zone,
        ReadOnlyObjectProperty<Boolean> readOnly,
        @Nullable Demo demo,
        TableMemory tables,
        Memory memory,
        Supplier<Preferences> chosen,
        Consumer<Place> opener,
        Consumer<String> sayer)
        implements Workspace {

    @Override
    public Preferences preferences() {
        return chosen.get();
    }

    @Override
    public void open(Place place) {
        opener.accept(place);
    }

    @Override
    public void say(String message) {
        sayer.accept(message);
    }
}
