package dev.weir.app.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/**
 * One metric of the namespace {@code AWS/Kinesis} and how it is summed up over a period.
 *
 * @param name CloudWatch's name of it, for instance {@code IncomingBytes}
 * @param streamName the stream it is measured on
 * @param shardId the shard, or null at stream level
 * @param consumerName the fan-out consumer whose subscriptions are measured, or null
 * @param statistic what is read of each period
 */
public record Metric(
        String name,
        String streamName,
        @Nullable String shardId,
        @Nullable String consumerName,
        Statistic statistic) implements Measured {

    /** The namespace of all Kinesis Data Streams metrics. */
    public static final String NAMESPACE = "AWS/Kinesis";

    /** CloudWatch's statistics that the console reads. */
    public enum Statistic {
        SUM("Sum"),
        MAXIMUM("Maximum"),
        SAMPLE_COUNT("SampleCount");

        private final String wireName;

        Statistic(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    /** A stream level metric, summed. */
    public static Metric sum(String name, String streamName) {
        return new Metric(name, streamName, null, null, Statistic.SUM);
    }

    /** A shard level metric, summed; on AWS it exists only with enhanced monitoring. */
    public static Metric sum(String name, String streamName, String shardId) {
        return new Metric(name, streamName, shardId, null, Statistic.SUM);
    }

    /** A stream level metric, the largest value of the period. */
    public static Metric maximum(String name, String streamName) {
        return new Metric(name, streamName, null, null, Statistic.MAXIMUM);
    }

    /** A metric of one fan-out consumer, the largest value of the period. */
    public static Metric maximumOfConsumer(String name, String streamName, String consumerName) {
        return new Metric(name, streamName, null, consumerName, Statistic.MAXIMUM);
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public List<Dimension> dimensions() {
        Dimension stream =
                Dimension.builder().name("StreamName").value(streamName).build();
        if (consumerName != null) {
            return List.of(
                    stream,
                    Dimension.builder().name("ConsumerName").value(consumerName).build());
        }
        if (shardId == null) {
            return List.of(stream);
        }
        return List.of(
                stream, Dimension.builder().name("ShardId").value(shardId).build());
    }
}
