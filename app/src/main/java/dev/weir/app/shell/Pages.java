package dev.weir.app.shell;

import dev.weir.app.access.AccessPage;
import dev.weir.app.audit.AuditPage;
import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.delivery.DeliveryPage;
import dev.weir.app.delivery.DeliveryStreamPage;
import dev.weir.app.delivery.form.DeliveryFormPage;
import dev.weir.app.fx.Background;
import dev.weir.app.journey.JourneyPage;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.objects.ObjectsPage;
import dev.weir.app.overview.OverviewPage;
import dev.weir.app.pipeline.PipelinePage;
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
                        page(
                                Place.Overview.class,
                                workspace -> new OverviewPage(workspace, new PinnedCharts(workspace, engines))),
                        page(Place.Pipeline.class, workspace -> new PipelinePage(workspace, engines)),
                        page(Place.Journey.class, workspace -> new JourneyPage(workspace, engines)),
                        page(Place.Streams.class, StreamsPage::new),
                        page(Place.Stream.class, StreamPage::new),
                        page(Place.Records.class, RecordsPage::new),
                        page(Place.Produce.class, ProducePage::new),
                        page(Place.Query.class, workspace -> new QueryPage(workspace, engines)),
                        page(Place.Delivery.class, DeliveryPage::new),
                        page(Place.DeliveryStream.class, DeliveryStreamPage::new),
                        page(Place.DeliveryForm.class, DeliveryFormPage::new),
                        page(Place.Objects.class, ObjectsPage::new),
                        page(Place.TransformBench.class, TransformBenchPage::new),
                        page(Place.Audit.class, AuditPage::new),
                        page(Place.Access.class, AccessPage::new)),
                CloudWatchThroughputFeed::new);
    }

    private static Map.Entry<Class<? extends Place>, Function<Workspace, Page>> page(
            Class<? extends Place> kind, Function<Workspace, Page> maker) {
        return Map.entry(kind, maker);
    }

    boolean has(Place place) {
        return makers.containsKey(place.getClass());
    }
}
