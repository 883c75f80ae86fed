package dev.weir.broker.kinesis;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.SequenceNumberRange;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamModeDetails;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/** Streams and shards in the shapes of the service's answers. */
final class Descriptions {

    private final String accountId;

    Descriptions(String accountId) {
        this.accountId = accountId;
    }

    StreamDescription description(Stream stream, List<Shard> shards, boolean hasMore) {
        return StreamDescription.builder()
                .streamName(stream.name().name())
                .streamARN(arn(stream))
                .streamStatus(stream.state().status())
                .streamModeDetails(mode(stream))
                .shards(shards.stream().map(Descriptions::shard).toList())
                .hasMoreShards(hasMore)
                .encryptionType(stream.encryption().type())
                .keyId(keyId(stream))
                .retentionPeriodHours(stream.retentionHours())
                .streamCreationTimestamp(stream.createdAt())
                .enhancedMonitoring(EnhancedMonitoring.shown(stream))
                .build();
    }

    StreamDescriptionSummary summary(Stream stream) {
        return StreamDescriptionSummary.builder()
                .streamName(stream.name().name())
                .streamARN(arn(stream))
                .streamStatus(stream.state().status())
                .streamModeDetails(mode(stream))
                .encryptionType(stream.encryption().type())
                .keyId(keyId(stream))
                .retentionPeriodHours(stream.retentionHours())
                .streamCreationTimestamp(stream.createdAt())
                .enhancedMonitoring(EnhancedMonitoring.shown(stream))
                .openShardCount(stream.shards().openCount())
                .consumerCount(0)
                .maxRecordSizeInKiB(stream.maxRecordKib())
                .build();
    }

    StreamSummary listed(Stream stream) {
        return StreamSummary.builder()
                .streamName(stream.name().name())
                .streamARN(arn(stream))
                .streamStatus(stream.state().status())
                .streamModeDetails(mode(stream))
                .streamCreationTimestamp(stream.createdAt())
                .build();
    }

    private static @Nullable String keyId(Stream stream) {
        EncryptionKey key = stream.encryption().key();
        return key == null ? null : key.id();
    }

    String arn(Stream stream) {
        return stream.name().arn(accountId);
    }

    static software.amazon.awssdk.services.kinesis.model.Shard shard(Shard shard) {
        SequenceNumber ending = shard.endingSequenceNumber();
        var builder = software.amazon.awssdk.services.kinesis.model.Shard.builder()
                .shardId(shard.id())
                .hashKeyRange(range(shard.range()))
                .sequenceNumberRange(SequenceNumberRange.builder()
                        .startingSequenceNumber(shard.startingSequenceNumber().toString())
                        .endingSequenceNumber(ending == null ? null : ending.toString())
                        .build());
        shard.parent().ifPresent(index -> builder.parentShardId(ShardId.of(index)));
        shard.adjacentParent().ifPresent(index -> builder.adjacentParentShardId(ShardId.of(index)));
        return builder.build();
    }

    static ChildShard child(Shard shard) {
        return ChildShard.builder()
                .shardId(shard.id())
                .parentShards(IntStream.concat(shard.parent().stream(), shard.adjacentParent().stream())
                        .mapToObj(ShardId::of)
                        .toList())
                .hashKeyRange(range(shard.range()))
                .build();
    }

    private static software.amazon.awssdk.services.kinesis.model.HashKeyRange range(HashKeyRange range) {
        return software.amazon.awssdk.services.kinesis.model.HashKeyRange.builder()
                .startingHashKey(range.start().toString())
                .endingHashKey(range.end().toString())
                .build();
    }

    private static StreamModeDetails mode(Stream stream) {
        return StreamModeDetails.builder().streamMode(stream.mode()).build();
    }
}
