package dev.weir.app.account;

import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.Background;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.settings.Settings;
import dev.weir.app.shell.Demo;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.TableMemory;
import dev.weir.app.shell.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A workspace without a frame, which notes where a page wanted to go and what it said. */
public final class TestWorkspace implements Workspace {

    private final Connection connection;
    private final Clients clients;
    private final Background background;
    private final ThroughputFeed feed;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<ZoneId> zone = new ReadOnlyObjectWrapper<>(ZoneOffset.UTC);
    private final ReadOnlyObjectWrapper<Boolean> readOnly = new ReadOnlyObjectWrapper<>(false);
    private final List<Place> opened = new ArrayList<>();
    private final TableMemory tables = TableMemory.in(new SimpleObjectProperty<>(Settings.defaults()));
    private final Memory memory = Memory.ofThisRun();
    private final List<String> said = new ArrayList<>();
    private @Nullable Path dataFolder;

    public TestWorkspace(
            Connection connection, Clients clients, Background background, ThroughputFeed feed, InstantSource clock) {
        this.connection = connection;
        this.clients = clients;
        this.background = background;
        this.feed = feed;
        this.clock = clock;
    }

    public static Connection connection(Connection.Kind kind) {
        return new Connection("Test account", kind, new Connection.Source.Embedded(), "eu-central-1", null);
    }

    public List<Place> opened() {
        return opened;
    }

    public List<String> said() {
        return said;
    }

    public void setReadOnly(boolean on) {
        readOnly.set(on);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Clients clients() {
        return clients;
    }

    @Override
    public Background background() {
        return background;
    }

    @Override
    public ThroughputFeed throughput() {
        return feed;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public ReadOnlyObjectProperty<ZoneId> zone() {
        return zone.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Boolean> readOnly() {
        return readOnly.getReadOnlyProperty();
    }

    @Override
    public @Nullable Demo demo() {
        return null;
    }

    @Override
    public TableMemory tables() {
        return tables;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    /** Under the build's own folder, one for each; what a test keeps there another does not find. */
    @Override
    public synchronized Path dataFolder() {
        try {
            Path known = dataFolder;
            if (known == null) {
                known = Files.createTempDirectory(Path.of("target"), "data-of-test");
                dataFolder = known;
            }
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void open(Place place) {
        opened.add(place);
    }

    @Override
    public void say(String message) {
        said.add(message);
    }
}
