package dev.weir.app.capsule;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;

/** Lists delivery streams, page by page. Blocks; throws what the SDK throws. */
final class DeliveryNames {

    private DeliveryNames() {}

    static List<String> all(FirehoseClient firehose) {
        List<String> names = new ArrayList<>();
        boolean more = true;
        while (more) {
            String last = names.isEmpty() ? null : names.getLast();
            ListDeliveryStreamsResponse page = firehose.listDeliveryStreams(
                    request -> request.exclusiveStartDeliveryStreamName(last).limit(100));
            names.addAll(page.deliveryStreamNames());
            more = Boolean.TRUE.equals(page.hasMoreDeliveryStreams())
                    && !page.deliveryStreamNames().isEmpty();
        }
        return names;
    }
}
