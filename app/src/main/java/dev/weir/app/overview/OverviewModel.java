package dev.weir.app.overview;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.CreateStreamModel;
import dev.weir.app.streams.StreamCatalogue;
import dev.weir.app.streams.StreamRow;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the Overview shows: the account's throughput and its streams. JavaFX thread only. */
public final class OverviewModel {

    private final Workspace workspace;
    private final StreamCatalogue catalogue;
    private final ReadOnlyObjectWrapper<List<Throughput>> newPoints = new ReadOnlyObjectWrapper<>(List.of());
    private final InvalidationListener onTotal = observable -> takePoints();
    private long newestMillis;
    private boolean shown;

    public OverviewModel(Workspace workspace) {
        this.workspace = workspace;
        this.catalogue = new StreamCatalogue(workspace);
    }

    public StreamCatalogue catalogue() {
        return catalogue;
    }

    public ThroughputFeed feed() {
        return workspace.throughput();
    }

    /** The points of all streams together that came since the last time, oldest first; a new list each time. */
    public ReadOnlyObjectProperty<List<Throughput>> newPoints() {
        return newPoints.getReadOnlyProperty();
    }

    public void shown() {
        if (shown) {
            return;
        }
        shown = true;
        feed().total().addListener(onTotal);
        takePoints();
        catalogue.open();
    }

    public void hidden() {
        shown = false;
        feed().total().removeListener(onTotal);
        catalogue.close();
    }

    /** A fresh form to create a stream. */
    public CreateStreamModel newStream() {
        return new CreateStreamModel(
                workspace,
                name -> catalogue.rows().stream().anyMatch(row -> row.name().equals(name)));
    }

    /** Open shards of all streams, or −1 while not all are known. */
    public int openShards() {
        int open = 0;
        for (StreamRow row : catalogue.rows()) {
            var facts = row.facts().get();
            if (facts == null) {
                return -1;
            }
            open += facts.openShards();
        }
        return open;
    }

    /** Streams that are being created, changed or deleted. */
    public int inFlight() {
        return (int) catalogue.rows().stream()
                .filter(row -> row.entry().get().state().inFlight())
                .count();
    }

    private void takePoints() {
        // Reading the value makes the property tell of its next change too.
        feed().total().get();
        long after = newestMillis;
        List<Throughput> newer = feed().history(null).stream()
                .filter(point -> point.epochMillis() > after)
                .toList();
        if (!newer.isEmpty()) {
            newestMillis = newer.getLast().epochMillis();
            newPoints.set(newer);
        }
    }
}
