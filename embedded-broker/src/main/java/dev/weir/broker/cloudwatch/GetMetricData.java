package dev.weir.broker.cloudwatch;

import static dev.weir.broker.cloudwatch.GetMetricStatistics.ceilSecond;
import static dev.weir.broker.cloudwatch.GetMetricStatistics.required;

import dev.weir.broker.call.Call;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * Many metrics, one statistic each. Points are told newest first unless asked otherwise; past {@code MaxDatapoints}
 * (100,800 at most, and by default) the rest comes with the next token. Each page names every query: what is not yet
 * told in full is {@code PartialData}.
 *
 * <p>Expressions (metric math, SEARCH, Metrics Insights) are refused; labels are taken as they are.
 */
final class GetMetricData {

    private static final int MAX_DATAPOINTS = 100_800;

    private final MetricStore store;

    GetMetricData(MetricStore store) {
        this.store = store;
    }

    GetMetricDataResponse handle(GetMetricDataRequest request, Call call) {
        Instant start = required("StartTime", request.startTime());
        Instant end = required("EndTime", request.endTime());
        if (!start.isBefore(end)) {
            throw MetricDataQueries.validation("The parameter StartTime must be less than the parameter EndTime.");
        }
        Integer asked = request.maxDatapoints();
        if (asked != null && (asked < 1 || asked > MAX_DATAPOINTS)) {
            throw MetricDataQueries.validation("The parameter MaxDatapoints must be between 1 and 100800.");
        }
        if (request.scanBy() == ScanBy.UNKNOWN_TO_SDK_VERSION) {
            throw MetricDataQueries.validation(
                    "The parameter ScanBy must be TimestampDescending or TimestampAscending.");
        }
        List<MetricDataQueries.Query> queries = MetricDataQueries.check(request.metricDataQueries());
        GetMetricDataRequest unpaged = request.toBuilder().nextToken(null).build();
        boolean ascending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
        int size = asked == null ? MAX_DATAPOINTS : asked;
        MetricDataPage page = request.nextToken() == null
                ? new MetricDataPage(size, ascending)
                : new MetricDataPage(
                        size, ascending, PageToken.place(unpaged, request.nextToken(), "InvalidNextToken"));
        for (int index = 0; index < queries.size(); index++) {
            MetricDataQueries.Query query = queries.get(index);
            if (query.returned()) {
                page.add(
                        index,
                        query,
                        page.wants(index) ? query.read(store, start.getEpochSecond(), ceilSecond(end)) : List.of());
            }
        }
        String next = page.next();
        return GetMetricDataResponse.builder()
                .metricDataResults(page.results())
                .messages(List.of())
                .nextToken(next == null ? null : PageToken.of(unpaged, next))
                .build();
    }
}
