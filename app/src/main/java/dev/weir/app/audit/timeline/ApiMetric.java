package dev.weir.app.audit.timeline;

import dev.weir.app.metrics.Measured;
import dev.weir.app.metrics.Metric;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/**
 * A usage metric of one operation (AWS/Usage, "AWS API usage metrics" of the CloudWatch User Guide).
 *
 * @param name CallCount or ErrorCount
 * @param service as CloudWatch calls it
 * @param operation for instance {@code CreateStream}
 */
record ApiMetric(String name, String service, String operation, List<Dimension> dimensions) implements Measured {

    static final String NAMESPACE = "AWS/Usage";

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public Metric.Statistic statistic() {
        return Metric.Statistic.SUM;
    }
}
