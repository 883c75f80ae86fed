package dev.weir.app.capsule;

import dev.weir.app.capsule.file.StreamPart;
import dev.weir.app.capsule.file.StreamPart.ShardPart;
import dev.weir.app.fx.Pace;
import dev.weir.app.records.tail.ShardLister;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.Tag;

/** Asks the service about a stream. Blocks: virtual threads only. */
final class StreamFacts {

    private static final int DAY = 24;

    private StreamFacts() {}

    /**
     * Shards, mode, retention, encryption, consumers, policies and tags.
     *
     * @param notes gets a sentence for each thing that could not be read and was left out
     * @throws RuntimeException what the SDK throws if even the shards are not told
     */
    static StreamPart read(KinesisClient kinesis, String name, Pace pace, List<String> notes)
            throws InterruptedException {
        List<ShardPart> shards = Patience.call(pace, () -> ShardLister.all(kinesis, name)).stream()
                .map(StreamFacts::shard)
                .toList();
        String mode = "PROVISIONED";
        int retention = DAY;
        String encryptionKey = "";
        List<String> consumers = List.of();
        Map<String, String> policies = Map.of();
        try {
            StreamDescriptionSummary summary = Patience.call(
                            pace, () -> kinesis.describeStreamSummary(request -> request.streamName(name)))
                    .streamDescriptionSummary();
            if (summary.streamModeDetails() != null
                    && "ON_DEMAND".equals(summary.streamModeDetails().streamModeAsString())) {
                mode = "ON_DEMAND";
            }
            retention = Math.clamp(
                    summary.retentionPeriodHours() == null ? DAY : summary.retentionPeriodHours(), DAY, 8760);
            if (summary.encryptionType() == EncryptionType.KMS) {
                encryptionKey = DeliveryRequests.anonymous(Objects.requireNonNullElse(summary.keyId(), ""));
            }
            List<Consumer> registered = consumers(kinesis, summary, pace, notes);
            consumers = registered.stream().map(Consumer::consumerName).toList();
            policies = ResourcePolicies.read(kinesis, name, summary.streamARN(), registered, pace, notes);
        } catch (SdkServiceException e) {
            notes.add(Notes.facts(name, e));
        }
        return new StreamPart(
                name, mode, retention, encryptionKey, consumers, policies, tags(kinesis, name, pace, notes), shards);
    }

    private static List<Consumer> consumers(
            KinesisClient kinesis, StreamDescriptionSummary summary, Pace pace, List<String> notes)
            throws InterruptedException {
        try {
            return consumers(kinesis, summary.streamARN(), pace);
        } catch (SdkServiceException e) {
            notes.add(Notes.consumers(summary.streamName(), e));
            return List.of();
        }
    }

    /** Those that are registered with a stream. Throws what the SDK throws. */
    static List<Consumer> consumers(KinesisClient kinesis, String streamArn, Pace pace) throws InterruptedException {
        List<Consumer> all = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListStreamConsumersResponse page = Patience.call(
                    pace,
                    () -> kinesis.listStreamConsumers(
                            request -> request.streamARN(streamArn).nextToken(next)));
            all.addAll(page.consumers());
            token = page.nextToken();
        } while (token != null);
        return all;
    }

    private static Map<String, String> tags(KinesisClient kinesis, String name, Pace pace, List<String> notes)
            throws InterruptedException {
        Map<String, String> tags = new TreeMap<>();
        try {
            for (Tag tag : Patience.call(pace, () -> kinesis.listTagsForStream(request -> request.streamName(name)))
                    .tags()) {
                if (!tag.key().startsWith("aws:") && !tag.key().equals(RestoreMark.TAG)) {
                    tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), ""));
                }
            }
        } catch (SdkServiceException e) {
            notes.add(Notes.tags(name, e));
        }
        return tags;
    }

    private static ShardPart shard(Shard shard) {
        return new ShardPart(
                shard.shardId(),
                shard.hashKeyRange().startingHashKey(),
                shard.hashKeyRange().endingHashKey(),
                ShardLister.open(shard),
                Objects.requireNonNullElse(shard.parentShardId(), ""),
                Objects.requireNonNullElse(shard.adjacentParentShardId(), ""));
    }
}
