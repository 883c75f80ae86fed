package dev.weir.app.query;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;

/** Lists the streams that can be asked. Blocks; throws what the SDK throws. */
final class StreamNames {

    /** Names at most; who has more types them. */
    static final int MOST = 10_000;

    private StreamNames() {}

    static List<String> list(KinesisClient kinesis) {
        List<String> names = new ArrayList<>();
        boolean more = true;
        while (more && names.size() < MOST) {
            String last = names.isEmpty() ? null : names.getLast();
            ListStreamsResponse page =
                    kinesis.listStreams(request -> request.limit(1_000).exclusiveStartStreamName(last));
            names.addAll(page.streamNames());
            more = Boolean.TRUE.equals(page.hasMoreStreams())
                    && !page.streamNames().isEmpty();
        }
        return List.copyOf(names);
    }
}
