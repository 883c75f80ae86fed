package dev.weir.broker.firehose;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.call.Call;
import dev.weir.broker.firehose.delivery.Delivery;

/** What all groups of operations work with. */
record FirehoseParts(
        BrokerConfig config,
        DeliveryStreams streams,
        TagStore tags,
        FirehoseErrors errors,
        Deliveries deliveries,
        Delivery.Parts delivery) {

    /** A delivery stream that can be changed. */
    DeliveryStream active(Call call, String name) {
        DeliveryStream stream = streams.get(call, name);
        if (!stream.lifecycle().isActive()) {
            throw errors.notActive(stream);
        }
        return stream;
    }
}
