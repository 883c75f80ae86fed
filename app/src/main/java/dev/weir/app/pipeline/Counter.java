package dev.weir.app.pipeline;

import dev.weir.app.metrics.Measured;
import dev.weir.app.metrics.Metric.Statistic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/**
 * A metric of a node.
 *
 * @param node its id
 * @param meaning what it says of the node
 * @param on what it is measured on, by the dimensions' names
 */
record Counter(String node, Meaning meaning, String namespace, String name, Map<String, String> on, Statistic statistic)
        implements Measured {

    /** What a metric says of a node, whichever service counts it. */
    enum Meaning {
        RECORDS_IN,
        BYTES_IN,
        RECORDS_OUT,
        BYTES_OUT,
        /** Calls or deliveries that were tried. */
        TRIED,
        SUCCEEDED,
        FAILED,
        REFUSED,
        /** The largest of a period. */
        MILLIS_BEHIND
    }

    Counter {
        on = Map.copyOf(on);
    }

    @Override
    public List<Dimension> dimensions() {
        return new TreeMap<>(on)
                .entrySet().stream()
                        .map(each -> Dimension.builder()
                                .name(each.getKey())
                                .value(each.getValue())
                                .build())
                        .toList();
    }
}
