package dev.weir.app.streams;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * A shard as ListShards tells it.
 *
 * @param parentId the shard that it came from by a split or a merge, or null
 * @param adjacentParentId the other shard that it was merged from, or null
 * @param open whether it takes records; a closed one is only read
 */
public record ShardEntry(
        String id,
        HashRange range,
        @Nullable String parentId,
        @Nullable String adjacentParentId,
        boolean open) {

    private static final String PREFIX = "shardId-";

    /** The service's bound on shards in one answer. */
    private static final int SHARDS_A_CALL = 10_000;

    /** The shard's number in its stream, never given twice; 0 where an emulator names its shards otherwise. */
    public int index() {
        String digits = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : "";
        return digits.matches("\\d{1,18}") ? (int) (Long.parseLong(digits) % Integer.MAX_VALUE) : 0;
    }

    /** A short name for a legend: {@code shard 3}. */
    public String shortName() {
        return shortName(id);
    }

    /** The short name of any shard, by its id. */
    public static String shortName(String id) {
        return id.matches(PREFIX + "\\d+") ? Text.of("shard {0}", id.replaceFirst(PREFIX + "0*(?=\\d)", "")) : id;
    }

    /** All of a stream's shards that still have records, in the service's order. Blocks: virtual threads only. */
    static List<ShardEntry> list(KinesisClient kinesis, String streamName) {
        List<ShardEntry> entries = new ArrayList<>();
        ListShardsRequest.Builder request =
                ListShardsRequest.builder().streamName(streamName).maxResults(SHARDS_A_CALL);
        String next;
        do {
            ListShardsResponse page = kinesis.listShards(request.build());
            page.shards().forEach(shard -> entries.add(of(shard)));
            next = page.nextToken();
            // The service takes either a name or a token, never both.
            request = ListShardsRequest.builder().nextToken(next).maxResults(SHARDS_A_CALL);
        } while (next != null);
        return entries;
    }

    private static ShardEntry of(Shard shard) {
        return new ShardEntry(
                shard.shardId(),
                HashRange.of(
                        shard.hashKeyRange().startingHashKey(),
                        shard.hashKeyRange().endingHashKey()),
                shard.parentShardId(),
                shard.adjacentParentShardId(),
                shard.sequenceNumberRange() == null
                        || shard.sequenceNumberRange().endingSequenceNumber() == null);
    }
}
