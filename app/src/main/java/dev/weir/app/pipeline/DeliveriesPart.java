package dev.weir.app.pipeline;

import dev.weir.app.delivery.DeliveryFacts;
import dev.weir.app.delivery.DestinationType;
import dev.weir.app.delivery.S3Facts;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/** Delivery streams with their sources and destinations, by DescribeDeliveryStream. */
final class DeliveriesPart implements Part {

    /** The most that are described: each costs a call, and the service allows five a second. */
    static final int MOST = 50;

    private static final int NAMES_A_CALL = 1_000;

    private final FirehoseClient firehose;

    DeliveriesPart(FirehoseClient firehose) {
        this.firehose = firehose;
    }

    @Override
    public String subject() {
        return Text.of("Delivery streams");
    }

    @Override
    public void find(Findings into) {
        List<String> names = new ArrayList<>();
        boolean more = true;
        while (more && names.size() <= MOST) {
            String after = names.isEmpty() ? null : names.getLast();
            ListDeliveryStreamsResponse page = firehose.listDeliveryStreams(
                    request -> request.limit(NAMES_A_CALL).exclusiveStartDeliveryStreamName(after));
            names.addAll(page.deliveryStreamNames());
            more = Boolean.TRUE.equals(page.hasMoreDeliveryStreams())
                    && !page.deliveryStreamNames().isEmpty();
        }
        if (names.size() > MOST) {
            into.unknown(Text.of("Delivery streams: the first {0} by name were looked at.", MOST));
        }
        // Named before they are described: who may list and not describe sees them all the same.
        List<String> looked = names.subList(0, Math.min(MOST, names.size()));
        Findings described = new Findings();
        try {
            for (String name : looked) {
                describe(name, described);
            }
        } finally {
            into.addAll(described);
            looked.forEach(name -> into.add(new FlowNode(
                    FlowNode.delivery(name), NodeKind.DELIVERY, name, "", Mark.NONE, new Place.DeliveryStream(name))));
        }
    }

    private void describe(String name, Findings into) {
        DeliveryFacts facts;
        try {
            facts = DeliveryFacts.describe(firehose, name);
        } catch (ResourceNotFoundException e) {
            return; // Deleted since it was listed: the next look is without it.
        }
        String id = FlowNode.delivery(name);
        DestinationType type = facts.type();
        into.add(new FlowNode(
                id,
                NodeKind.DELIVERY,
                name,
                type.words(),
                mark(facts.description()),
                new Place.DeliveryStream(name),
                type.metricPrefix()));
        String source = facts.sourceStream();
        if (source != null) {
            into.link(FlowNode.stream(source), id);
        } else if (facts.direct()) {
            into.link(FlowNode.PRODUCERS, id);
        }
        S3Facts s3 = S3Facts.of(facts);
        if (type == DestinationType.S3 && !s3.bucket().isEmpty()) {
            String prefix = fixed(s3.prefix());
            String to = "objects:" + s3.bucket() + "/" + prefix;
            into.add(new FlowNode(
                    to, NodeKind.OBJECTS, s3.bucket(), prefix, Mark.NONE, new Place.Objects(s3.bucket(), prefix)));
            into.link(id, to);
        } else if (type != DestinationType.OTHER) {
            String to = "destination:" + name;
            into.add(new FlowNode(
                    to, NodeKind.DESTINATION, type.words(), "", Mark.NONE, new Place.DeliveryStream(name)));
            into.link(id, to);
        }
    }

    /** The part of a prefix that is the same for all objects. */
    private static String fixed(String prefix) {
        int expression = prefix.indexOf("!{");
        return expression < 0 ? prefix : prefix.substring(0, expression);
    }

    private static Mark mark(DeliveryStreamDescription description) {
        return switch (description.deliveryStreamStatus()) {
            case ACTIVE -> new Mark(Mark.Level.FINE, Text.of("Active"));
            case CREATING -> new Mark(Mark.Level.CHANGING, Text.of("Creating"));
            case DELETING -> new Mark(Mark.Level.CHANGING, Text.of("Deleting"));
            case CREATING_FAILED -> new Mark(Mark.Level.FAILING, Text.of("Creating failed"));
            case DELETING_FAILED -> new Mark(Mark.Level.FAILING, Text.of("Deleting failed"));
            default -> Mark.NONE;
        };
    }
}
