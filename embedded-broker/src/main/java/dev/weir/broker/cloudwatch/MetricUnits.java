package dev.weir.broker.cloudwatch;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** The unit of each metric of the services here, which follows from its name: bytes, milliseconds, or else a count. */
final class MetricUnits {

    private MetricUnits() {}

    static StandardUnit of(String metricName) {
        if (metricName.endsWith("Bytes")) {
            return StandardUnit.BYTES;
        }
        boolean span = metricName.endsWith("Milliseconds")
                || metricName.endsWith(".Latency")
                || metricName.endsWith("MillisBehindLatest")
                || metricName.equals("Duration")
                || metricName.equals("IteratorAge");
        return span ? StandardUnit.MILLISECONDS : StandardUnit.COUNT;
    }
}
