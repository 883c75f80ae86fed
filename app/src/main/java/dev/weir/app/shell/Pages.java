package dev.weir.app.shell;

import dev.weir.app.audit.AuditPage;
import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.Background;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.objects.ObjectsPage;
import dev.weir.app.overview.OverviewPage;
import dev.weir.app.produce.ProducePage;
import dev.weir.app.query.QueryPage;
import dev.weir.app.query.SharedEngines;
import dev.weir.app.query.pin.PinnedCharts;
import dev.weir.app.records.RecordsPage;
import dev.weir.app.streams.StreamPage;
import dev.weir.app.streams.StreamsPage;
import dev.weir.app.transform.TransformBenchPage;
import java.util.Map;
import java.util.function.Function;

/**
 * Which page shows which kind of place, and what feeds them. The rail offers the places that have a page here.
 *
 * @param makers a page's constructor for each kind of place
 * @param feed makes the live throughput of one connection
 */
record Pages(Map<Class<? extends Place>, Function<Workspace, Page>> makers, FeedMaker feed) {

    /** Makes the throughput feed of a connection. */
    interface FeedMaker {
        ThroughputFeed make(Clients clients, Background background, Connection connection);
    }

    /** All pages of the console: one line each. */
    static Pages all() {
        SharedEngines engines = new SharedEngines();
        return new Pages(
                Map.ofEntries(
                        Map.entry(
                                Place.Overview.class,
                                workspace -> new OverviewPage(workspace, new PinnedCharts(workspace, engines))),
                        Map.entry(Place.Streams.class, StreamsPage::new),
                        Map.entry(Place.Stream.class, StreamPage::new),
                        Map.entry(Place.Records.class, RecordsPage::new),
                        Map.entry(Place.Produce.class, ProducePage::new),
                        Map.entry(Place.Query.class, workspace -> new QueryPage(workspace, engines)),
                        Map.entry(Place.Audit.class, AuditPage::new),
                        Map.entry(Place.Objects.class, ObjectsPage::new),
                        Map.entry(Place.TransformBench.class, TransformBenchPage::new)),
                CloudWatchThroughputFeed::new);
    }

    boolean has(Place place) {
        return makers.containsKey(place.getClass());
    }
}
