package dev.weir.broker.cloudwatch;

import dev.weir.broker.call.AwsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** The rules for the queries of a GetMetricData call. */
final class MetricDataQueries {

    private static final int MAX_QUERIES = 500;
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");

    private MetricDataQueries() {}

    /**
     * A query that may be carried out.
     *
     * @param period seconds
     * @param unit the unit asked for, or null for any
     * @param returned whether its points are part of the answer
     */
    record Query(
            String id,
            String label,
            MetricId metric,
            Stat stat,
            int period,
            @Nullable StandardUnit unit,
            boolean returned) {

        List<MetricPoint> read(MetricStore store, long start, long end) {
            return unit == null || unit == MetricUnits.of(metric.name())
                    ? store.read(metric, start, end, period)
                    : List.of();
        }
    }

    /** @throws AwsException ValidationError if any of them breaks a rule */
    static List<Query> check(List<MetricDataQuery> queries) {
        if (queries.isEmpty()) {
            throw validation("The parameter MetricDataQueries must hold at least one query.");
        }
        if (queries.size() > MAX_QUERIES) {
            throw validation(
                    "The parameter MetricDataQueries must hold at most 500 queries, but holds " + queries.size() + ".");
        }
        Set<String> ids = new HashSet<>();
        List<Query> checked = new ArrayList<>();
        for (int index = 0; index < queries.size(); index++) {
            Query query = check(queries.get(index), "MetricDataQueries.member." + (index + 1));
            if (!ids.add(query.id())) {
                throw validation("The values for parameter id in MetricDataQueries are not unique.");
            }
            checked.add(query);
        }
        if (checked.stream().noneMatch(Query::returned)) {
            throw validation("At least one element of the parameter MetricDataQueries must return data.");
        }
        return checked;
    }

    private static Query check(MetricDataQuery query, String where) {
        String id = query.id();
        if (id == null) {
            throw validation("The parameter " + where + ".Id is required.");
        }
        if (!ID.matcher(id).matches()) {
            throw validation("The value " + id + " for parameter " + where + ".Id is not valid: it must begin with a"
                    + " lowercase letter and hold only letters, digits and underscores.");
        }
        MetricStat metricStat = query.metricStat();
        if ((metricStat == null) == (query.expression() == null)) {
            throw validation("Exactly one of the parameters " + where + ".MetricStat and " + where
                    + ".Expression must be specified.");
        }
        if (metricStat == null) {
            throw validation("The expression of " + where
                    + " cannot be evaluated: this broker knows no metric math, SEARCH or Metrics Insights.");
        }
        MetricId metric = metric(metricStat, where);
        Integer period = metricStat.period();
        if (period == null || !Periods.valid(period)) {
            throw validation("The value " + period + " for parameter " + where
                    + ".MetricStat.Period is not valid: it must be 1, 5, 10, 20, 30 or a multiple of 60.");
        }
        Stat stat = Stat.parse(metricStat.stat());
        if (stat == null) {
            throw validation("The value " + metricStat.stat() + " for parameter " + where
                    + ".MetricStat.Stat is not supported: it must be SampleCount, Average, Sum, Minimum, Maximum or a"
                    + " percentile such as p99.");
        }
        String label = query.label() == null ? metric.name() : query.label();
        boolean returned = !Boolean.FALSE.equals(query.returnData());
        return new Query(id, label, metric, stat, period, metricStat.unit(), returned);
    }

    private static MetricId metric(MetricStat metricStat, String where) {
        var metric = metricStat.metric();
        if (metric == null || metric.namespace() == null || metric.metricName() == null) {
            throw validation("The parameters " + where + ".MetricStat.Metric.Namespace and " + where
                    + ".MetricStat.Metric.MetricName are required.");
        }
        return MetricIds.of(metric.namespace(), metric.metricName(), metric.dimensions());
    }

    static AwsException validation(String message) {
        return AwsException.of("ValidationError", message);
    }
}
