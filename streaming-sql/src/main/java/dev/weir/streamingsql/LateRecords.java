package dev.weir.streamingsql;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Knows how many records each job has dropped because their window had closed. Flink says so in a metric alone, so this is a reporter of
 * metrics, which Flink makes by its name.
 */
public final class LateRecords implements MetricReporter, MetricReporterFactory {

    private static final String METRIC = "numLateRecordsDropped";
    private static final String JOB = "<job_id>";

    private static final Map<String, List<Counter>> COUNTERS = new ConcurrentHashMap<>();

    static long of(String jobId) {
        return COUNTERS.getOrDefault(jobId, List.of()).stream()
                .mapToLong(Counter::getCount)
                .sum();
    }

    static void forget(String jobId) {
        COUNTERS.remove(jobId);
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return this;
    }

    @Override
    public void open(MetricConfig configuration) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        String job = group.getAllVariables().get(JOB);
        if (name.equals(METRIC) && metric instanceof Counter counter && job != null) {
            COUNTERS.computeIfAbsent(job, id -> new CopyOnWriteArrayList<>()).add(counter);
        }
    }

    /** A count stays what it was, for the last look after a job's end. */
    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
}
