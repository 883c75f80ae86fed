package dev.weir.app.records;

import dev.weir.app.records.tail.ShardLister;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** What there is to choose from. Blocks; call it off the JavaFX thread. */
final class StreamChoices {

    /** Names offered at most: a hundred answers of the service. */
    static final int MOST_STREAMS = 10_000;

    private static final int A_PAGE = 100;

    private StreamChoices() {}

    /** A shard to choose, or all of them (a null id). */
    record ShardChoice(@Nullable String shardId, boolean open) {

        String text() {
            return shardId == null ? Text.of("All shards") : open ? shardId : Text.of("{0} (closed)", shardId);
        }
    }

    /** Names of the account's streams, sorted as the service sorts them. */
    static List<String> streams(KinesisClient kinesis) {
        List<String> names = new ArrayList<>();
        String last = null;
        boolean more = true;
        while (more && names.size() < MOST_STREAMS) {
            String from = last;
            ListStreamsResponse page = kinesis.listStreams(request -> {
                request.limit(A_PAGE);
                if (from != null) {
                    request.exclusiveStartStreamName(from);
                }
            });
            names.addAll(page.streamNames());
            more = Boolean.TRUE.equals(page.hasMoreStreams())
                    && !page.streamNames().isEmpty();
            last = names.isEmpty() ? null : names.getLast();
        }
        return names;
    }

    /** All shards, and each of them. */
    static List<ShardChoice> shards(KinesisClient kinesis, String streamName) {
        List<ShardChoice> choices = new ArrayList<>();
        choices.add(new ShardChoice(null, true));
        ShardLister.all(kinesis, streamName).stream()
                .sorted(Comparator.comparing(Shard::shardId))
                .forEach(shard -> choices.add(new ShardChoice(shard.shardId(), ShardLister.open(shard))));
        return choices;
    }
}
