package dev.weir.app.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Reads many metrics over one span with as few GetMetricData calls as the service allows. Blocks: virtual threads only. */
public final class MetricReader {

    /** The service's bound on queries in a call. */
    private static final int QUERIES_A_CALL = 500;

    /** The service's bound on data points in an answer. */
    private static final int POINTS_A_CALL = 100_800;

    private final CloudWatchClient cloudWatch;

    public MetricReader(CloudWatchClient cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    /**
     * Reads each metric's value of each period.
     *
     * @return for each metric one value a period, oldest first; not-a-number where CloudWatch has none, which it also
     *     has not for a period in which nothing happened
     */
    public <M extends Measured> Map<M, double[]> read(Collection<M> metrics, Span span) {
        Map<M, double[]> values = new HashMap<>();
        int batch = Math.max(1, Math.min(QUERIES_A_CALL, POINTS_A_CALL / span.periods()));
        List<M> all = List.copyOf(metrics);
        for (int from = 0; from < all.size(); from += batch) {
            read(all.subList(from, Math.min(all.size(), from + batch)), span, values);
        }
        return values;
    }

    private <M extends Measured> void read(List<M> metrics, Span span, Map<M, double[]> into) {
        List<MetricDataQuery> queries = new ArrayList<>(metrics.size());
        for (M metric : metrics) {
            queries.add(query("m" + queries.size(), metric, span.periodSeconds()));
            double[] unknown = new double[span.periods()];
            Arrays.fill(unknown, Double.NaN);
            into.put(metric, unknown);
        }
        GetMetricDataRequest request = GetMetricDataRequest.builder()
                .metricDataQueries(queries)
                .startTime(span.from())
                .endTime(span.to())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .maxDatapoints(POINTS_A_CALL)
                .build();
        for (GetMetricDataResponse page : cloudWatch.getMetricDataPaginator(request)) {
            for (MetricDataResult result : page.metricDataResults()) {
                M metric = metrics.get(Integer.parseInt(result.id().substring(1)));
                place(result, span, into.getOrDefault(metric, new double[0]));
            }
        }
    }

    private static void place(MetricDataResult result, Span span, double[] values) {
        for (int i = 0; i < result.timestamps().size(); i++) {
            long offset = result.timestamps().get(i).getEpochSecond() - span.fromSecond();
            long index = Math.floorDiv(offset, (long) span.periodSeconds());
            if (index >= 0 && index < values.length) {
                values[(int) index] = result.values().get(i);
            }
        }
    }

    private static MetricDataQuery query(String id, Measured metric, int periodSeconds) {
        return MetricDataQuery.builder()
                .id(id)
                .returnData(true)
                .metricStat(stat -> stat.period(periodSeconds)
                        .stat(metric.statistic().wireName())
                        .metric(m -> m.namespace(metric.namespace())
                                .metricName(metric.name())
                                .dimensions(metric.dimensions())))
                .build();
    }
}
