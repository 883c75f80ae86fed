package dev.weir.app.streams.consumers;

import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamModel;
import javafx.collections.ListChangeListener;

/** Everybody who reads one stream, as far as it can be known. JavaFX thread only. */
public final class ConsumersModel {

    private final FanOutModel fanOut;
    private final LeasesModel leases;
    private final LeaseTableSearch tables;
    private final ReaderAges ages;

    public ConsumersModel(Workspace workspace, StreamModel stream) {
        fanOut = new FanOutModel(workspace, stream);
        leases = new LeasesModel(workspace, stream);
        tables = new LeaseTableSearch(workspace);
        ages = new ReaderAges(workspace, stream.streamName());
        fanOut.consumers().addListener((ListChangeListener<FanOutConsumer>) change -> ages.follow(
                fanOut.consumers().stream().map(FanOutConsumer::name).toList()));
    }

    public FanOutModel fanOut() {
        return fanOut;
    }

    public LeasesModel leases() {
        return leases;
    }

    public LeaseTableSearch tables() {
        return tables;
    }

    public ReaderAges ages() {
        return ages;
    }

    public void shown() {
        fanOut.shown();
        leases.shown();
        ages.shown();
    }

    public void hidden() {
        fanOut.hidden();
        leases.hidden();
        ages.hidden();
        tables.cancel();
    }
}
