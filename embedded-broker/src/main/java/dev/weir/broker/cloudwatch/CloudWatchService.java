package dev.weir.broker.cloudwatch;

import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.time.TimeSource;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;

/**
 * Reading metrics. All three operations are data events in CloudTrail's terms ({@code AWS::CloudWatch::Metric}), which
 * also keeps a console that polls each second from crowding the management events out.
 */
public final class CloudWatchService implements Service {

    private final List<Operation<?, ?>> operations;

    /** @param time by which ListMetrics tells what is recent */
    public CloudWatchService(MetricStore store, TimeSource time) {
        GetMetricData data = new GetMetricData(store);
        GetMetricStatistics statistics = new GetMetricStatistics(store);
        ListMetrics list = new ListMetrics(store, time);
        operations = List.of(
                new Operation<>("GetMetricData", true, true, GetMetricDataRequest::builder, data::handle),
                new Operation<>(
                        "GetMetricStatistics", true, true, GetMetricStatisticsRequest::builder, statistics::handle),
                new Operation<>("ListMetrics", true, true, ListMetricsRequest::builder, list::handle));
    }

    @Override
    public ServiceId id() {
        return ServiceId.CLOUDWATCH;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return operations;
    }
}
