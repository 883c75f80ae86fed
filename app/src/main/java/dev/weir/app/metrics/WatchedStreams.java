package dev.weir.app.metrics;

import dev.weir.app.connection.Clients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

/** Chooses the streams whose figures are read: all of them, or of too many those that lately had traffic. Blocks. */
final class WatchedStreams {

    private final Clients clients;
    private final Duration oldest;
    private final int most;

    /** @param oldest how old the list of all streams may be */
    WatchedStreams(Clients clients, Duration oldest, int most) {
        this.clients = clients;
        this.oldest = oldest;
        this.most = most;
    }

    /**
     * The choice.
     *
     * @param names the streams to read, at most as many as this was made for
     * @param coverage how many there are of how many
     */
    record Choice(List<String> names, Coverage coverage) {}

    Choice choose() {
        List<String> all = clients.streams().names(oldest);
        if (all.size() <= most) {
            return new Choice(all, new Coverage(all.size(), all.size()));
        }
        Set<String> chosen = new LinkedHashSet<>(active());
        chosen.retainAll(Set.copyOf(all));
        chosen.addAll(all.subList(0, most));
        List<String> names = chosen.stream().limit(most).toList();
        return new Choice(names, new Coverage(names.size(), all.size()));
    }

    /** Streams that CloudWatch counted something for in the last three hours; none where it cannot say. */
    private List<String> active() {
        ListMetricsRequest request = ListMetricsRequest.builder()
                .namespace(dev.weir.app.metrics.Metric.NAMESPACE)
                .metricName("IncomingBytes")
                .recentlyActive(RecentlyActive.PT3_H)
                .build();
        List<String> names = new ArrayList<>();
        try {
            for (Metric metric :
                    clients.cloudWatch().listMetricsPaginator(request).metrics()) {
                if (metric.dimensions().size() == 1) {
                    Dimension dimension = metric.dimensions().getFirst();
                    names.add(dimension.value());
                }
                if (names.size() == most) {
                    break;
                }
            }
        } catch (SdkException e) {
            // The preference is a nicety: without the permission ListMetrics the first streams by name are read.
            System.getLogger(WatchedStreams.class.getName())
                    .log(System.Logger.Level.DEBUG, "ListMetrics failed; streams are chosen by name", e);
        }
        return names;
    }
}
