package dev.weir.app.pipeline;

import dev.weir.app.metrics.Metric.Statistic;
import dev.weir.app.pipeline.Counter.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The metrics that tell how the nodes of a pipeline are doing, as AWS names them. */
final class Counters {

    /** The most that are read at a time: AWS bills each. */
    private static final int MOST = 400;

    private Counters() {}

    static List<Counter> of(Pipeline pipeline) {
        List<Counter> all = new ArrayList<>();
        for (FlowNode node : pipeline.nodes()) {
            switch (node.kind()) {
                case STREAM -> stream(node, all);
                case DELIVERY -> delivery(node, pipeline, all);
                case CONSUMER -> consumer(node, all);
                case FUNCTION -> function(node, all);
                default -> {
                    // Nobody counts these.
                }
            }
        }
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    private static void stream(FlowNode node, List<Counter> all) {
        all.add(new Counter(
                node.id(),
                Meaning.MILLIS_BEHIND,
                "AWS/Kinesis",
                "GetRecords.IteratorAgeMilliseconds",
                Map.of("StreamName", node.name()),
                Statistic.MAXIMUM));
    }

    private static void delivery(FlowNode node, Pipeline pipeline, List<Counter> all) {
        boolean reads = pipeline.links().stream()
                .anyMatch(link -> link.to().equals(node.id()) && link.from().startsWith(FlowNode.stream("")));
        String in = reads ? "DataReadFromKinesisStream." : "Incoming";
        String out = node.countedAs();
        firehose(node, Meaning.RECORDS_IN, in + "Records", Statistic.SUM, all);
        firehose(node, Meaning.BYTES_IN, in + "Bytes", Statistic.SUM, all);
        if (!out.isEmpty()) {
            firehose(node, Meaning.RECORDS_OUT, out + "Records", Statistic.SUM, all);
            firehose(node, Meaning.BYTES_OUT, out + "Bytes", Statistic.SUM, all);
            firehose(node, Meaning.SUCCEEDED, out + "Success", Statistic.SUM, all);
            firehose(node, Meaning.TRIED, out + "Success", Statistic.SAMPLE_COUNT, all);
        }
        firehose(node, Meaning.REFUSED, "ThrottledRecords", Statistic.SUM, all);
        if (reads) {
            firehose(node, Meaning.MILLIS_BEHIND, "KinesisMillisBehindLatest", Statistic.MAXIMUM, all);
        }
    }

    private static void firehose(FlowNode node, Meaning meaning, String name, Statistic statistic, List<Counter> all) {
        all.add(new Counter(
                node.id(), meaning, "AWS/Firehose", name, Map.of("DeliveryStreamName", node.name()), statistic));
    }

    private static void consumer(FlowNode node, List<Counter> all) {
        String id = node.id();
        String stream = id.substring(id.indexOf(':') + 1, id.lastIndexOf('/'));
        Map<String, String> on = Map.of("StreamName", stream, "ConsumerName", node.name());
        String event = "SubscribeToShardEvent.";
        all.add(new Counter(id, Meaning.RECORDS_IN, "AWS/Kinesis", event + "Records", on, Statistic.SUM));
        all.add(new Counter(id, Meaning.BYTES_IN, "AWS/Kinesis", event + "Bytes", on, Statistic.SUM));
        all.add(new Counter(
                id, Meaning.MILLIS_BEHIND, "AWS/Kinesis", event + "MillisBehindLatest", on, Statistic.MAXIMUM));
    }

    private static void function(FlowNode node, List<Counter> all) {
        Map<String, String> on = Map.of("FunctionName", node.name());
        String id = node.id();
        all.add(new Counter(id, Meaning.TRIED, "AWS/Lambda", "Invocations", on, Statistic.SUM));
        all.add(new Counter(id, Meaning.FAILED, "AWS/Lambda", "Errors", on, Statistic.SUM));
        all.add(new Counter(id, Meaning.REFUSED, "AWS/Lambda", "Throttles", on, Statistic.SUM));
        all.add(new Counter(id, Meaning.MILLIS_BEHIND, "AWS/Lambda", "IteratorAge", on, Statistic.MAXIMUM));
    }
}
