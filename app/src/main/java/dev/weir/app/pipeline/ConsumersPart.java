package dev.weir.app.pipeline;

import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** The fan-out consumers of some streams, and KCL applications whose lease tables were told. */
final class ConsumersPart implements Part {

    private static final System.Logger LOG = System.getLogger(ConsumersPart.class.getName());

    /** The most streams whose consumers are listed: each costs a call. */
    static final int MOST = 40;

    private final KinesisClient kinesis;
    private final Collection<String> streams;
    private final Map<String, String> leaseTables;

    /**
     * Looks at nothing yet.
     *
     * @param streams by name
     * @param leaseTables the lease table that a person chose for a stream, by the stream's name
     */
    ConsumersPart(KinesisClient kinesis, Collection<String> streams, Map<String, String> leaseTables) {
        this.kinesis = kinesis;
        this.streams = List.copyOf(streams);
        this.leaseTables = Map.copyOf(leaseTables);
    }

    @Override
    public String subject() {
        return Text.of("Fan-out consumers");
    }

    @Override
    public void find(Findings into) {
        leaseTables.forEach((stream, table) -> {
            String id = "leases:" + table;
            into.add(new FlowNode(
                    id, NodeKind.LEASES, table, "", Mark.NONE, new Place.Stream(stream, Place.Stream.Part.CONSUMERS)));
            into.link(FlowNode.stream(stream), id);
        });
        for (String stream : streams.stream().limit(MOST).toList()) {
            try {
                String arn = kinesis.describeStreamSummary(request -> request.streamName(stream))
                        .streamDescriptionSummary()
                        .streamARN();
                kinesis.listStreamConsumersPaginator(request -> request.streamARN(arn)).stream()
                        .flatMap(page -> page.consumers().stream())
                        .forEach(consumer -> {
                            into.add(of(stream, consumer.consumerName(), mark(consumer)));
                            into.link(FlowNode.stream(stream), FlowNode.consumer(stream, consumer.consumerName()));
                        });
            } catch (ResourceNotFoundException e) {
                LOG.log(System.Logger.Level.DEBUG, "Deleted since it was listed: the next look is without it.", e);
            }
        }
    }

    static FlowNode of(String stream, String consumer, Mark stated) {
        return new FlowNode(
                FlowNode.consumer(stream, consumer),
                NodeKind.CONSUMER,
                consumer,
                "",
                stated,
                new Place.Stream(stream, Place.Stream.Part.CONSUMERS));
    }

    private static Mark mark(Consumer consumer) {
        return switch (consumer.consumerStatus()) {
            case ACTIVE -> new Mark(Mark.Level.FINE, Text.of("Active"));
            case CREATING -> new Mark(Mark.Level.CHANGING, Text.of("Creating"));
            case DELETING -> new Mark(Mark.Level.CHANGING, Text.of("Deleting"));
            case UNKNOWN_TO_SDK_VERSION -> Mark.NONE;
        };
    }
}
