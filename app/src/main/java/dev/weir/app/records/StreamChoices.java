package dev.weir.app.records;

import dev.weir.app.connection.AccountStreams;
import dev.weir.app.records.tail.ShardLister;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** What there is to choose from. Blocks; call it off the JavaFX thread. */
final class StreamChoices {

    /** Names offered at most. */
    static final int MOST_STREAMS = 10_000;

    private StreamChoices() {}

    /** A shard to choose, or all of them (a null id). */
    record ShardChoice(@Nullable String shardId, boolean open) {

        String text() {
            return shardId == null ? Text.of("All shards") : open ? shardId : Text.of("{0} (closed)", shardId);
        }
    }

    /** Names of the account's streams, sorted as the service sorts them. */
    static List<String> streams(AccountStreams streams) {
        return streams.names(Duration.ZERO).stream().limit(MOST_STREAMS).toList();
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
