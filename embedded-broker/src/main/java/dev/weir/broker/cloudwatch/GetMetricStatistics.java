package dev.weir.broker.cloudwatch;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/**
 * Several statistics of one metric. At most 1,440 points may be asked for. Rules and wording are those of the service
 * model and of the service's answers as recorded by open emulators.
 */
final class GetMetricStatistics {

    private static final long MAX_POINTS = 1_440;

    private final MetricStore store;

    GetMetricStatistics(MetricStore store) {
        this.store = store;
    }

    GetMetricStatisticsResponse handle(GetMetricStatisticsRequest request, Call call) {
        String namespace = required("Namespace", request.namespace());
        String name = required("MetricName", request.metricName());
        Instant start = required("StartTime", request.startTime());
        Instant end = required("EndTime", request.endTime());
        int period = required("Period", request.period());
        Map<String, Stat> extended = check(request, start, end, period);
        GetMetricStatisticsResponse.Builder response =
                GetMetricStatisticsResponse.builder().label(name);
        StandardUnit unit = MetricUnits.of(name);
        if (request.unit() != null && request.unit() != unit) {
            return response.datapoints(List.of()).build();
        }
        MetricId metric = MetricIds.of(namespace, name, request.dimensions());
        Set<Statistic> wanted = Set.copyOf(request.statistics());
        return response.datapoints(store.read(metric, start.getEpochSecond(), ceilSecond(end), period).stream()
                        .map(point -> datapoint(point, wanted, extended, unit))
                        .toList())
                .build();
    }

    private static Map<String, Stat> check(GetMetricStatisticsRequest request, Instant start, Instant end, int period) {
        if (!Periods.valid(period)) {
            throw AwsException.of("InvalidParameterValue", Periods.RULE);
        }
        if (!start.isBefore(end)) {
            throw AwsException.of(
                    "InvalidParameterValue", "The parameter StartTime must be less than the parameter EndTime.");
        }
        if (request.statistics().isEmpty() == request.extendedStatistics().isEmpty()) {
            throw AwsException.of(
                    "InvalidParameterCombination",
                    request.statistics().isEmpty()
                            ? "Must specify either Statistics or ExtendedStatistics"
                            : "Statistics and ExtendedStatistics cannot be specified together.");
        }
        if (request.statistics().contains(Statistic.UNKNOWN_TO_SDK_VERSION)) {
            throw AwsException.of(
                    "InvalidParameterValue",
                    "The parameter Statistics must hold only SampleCount, Average, Sum, Minimum and Maximum.");
        }
        long points = (ceilSecond(end) - start.getEpochSecond()) / period;
        if (points > MAX_POINTS) {
            throw AwsException.of(
                    "InvalidParameterCombination",
                    String.format(
                            Locale.ROOT,
                            "You have requested up to %,d datapoints, which exceeds the limit of 1,440. You may reduce the"
                                    + " datapoints requested by increasing Period, or decreasing the time range.",
                            points));
        }
        Map<String, Stat> extended = new LinkedHashMap<>();
        for (String text : request.extendedStatistics()) {
            if (!(Stat.parse(text) instanceof Stat.Percentile percentile)) {
                throw AwsException.of(
                        "InvalidParameterValue",
                        "The value " + text + " for parameter ExtendedStatistics is not supported.");
            }
            extended.put(text, percentile);
        }
        return extended;
    }

    private static Datapoint datapoint(
            MetricPoint point, Set<Statistic> wanted, Map<String, Stat> extended, StandardUnit unit) {
        StatisticSet set = point.set();
        Datapoint.Builder datapoint = Datapoint.builder()
                .timestamp(Instant.ofEpochSecond(point.start()))
                .unit(unit);
        for (Statistic statistic : wanted) {
            switch (statistic) {
                case SAMPLE_COUNT -> datapoint.sampleCount((double) set.count());
                case AVERAGE -> datapoint.average(set.average());
                case SUM -> datapoint.sum(set.sum());
                case MINIMUM -> datapoint.minimum(set.minimum());
                case MAXIMUM -> datapoint.maximum(set.maximum());
                case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("was checked before");
            }
        }
        Map<String, Double> percentiles = new LinkedHashMap<>();
        extended.forEach((text, stat) -> stat.of(set).ifPresent(value -> percentiles.put(text, value)));
        return percentiles.isEmpty()
                ? datapoint.build()
                : datapoint.extendedStatistics(percentiles).build();
    }

    static long ceilSecond(Instant instant) {
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }

    static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw AwsException.of("MissingParameter", "The request must contain the parameter " + name + ".");
        }
        return value;
    }
}
