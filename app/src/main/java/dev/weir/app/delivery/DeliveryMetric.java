package dev.weir.app.delivery;

import dev.weir.app.metrics.Measured;
import dev.weir.app.metrics.Metric.Statistic;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/** A metric of the namespace {@code AWS/Firehose}, of one delivery stream. */
record DeliveryMetric(String deliveryStream, Measure measure, String name) implements Measured {

    static DeliveryMetric of(String deliveryStream, DestinationType type, Measure measure) {
        return new DeliveryMetric(deliveryStream, measure, measure.metricName(type));
    }

    @Override
    public String namespace() {
        return "AWS/Firehose";
    }

    @Override
    public List<Dimension> dimensions() {
        return List.of(Dimension.builder()
                .name("DeliveryStreamName")
                .value(deliveryStream)
                .build());
    }

    @Override
    public Statistic statistic() {
        return measure.statistic();
    }
}
