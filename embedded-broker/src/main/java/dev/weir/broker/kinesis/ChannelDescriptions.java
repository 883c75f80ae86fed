package dev.weir.broker.kinesis;

import dev.weir.broker.call.Document;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Channels as answers tell them. */
final class ChannelDescriptions {

    private ChannelDescriptions() {}

    static Document description(Channel channel, String accountId, Instant now) {
        Channel.Storage storage = channel.storage();
        Channel.DeadLetters dead = channel.deadLetters();
        Document destination = Document.empty()
                .with("DataFreshnessInSeconds", channel.freshnessSeconds())
                .with(
                        "DeadLetterQueueS3Configuration",
                        Document.empty()
                                .with("BucketARN", dead.bucketArn())
                                .with("ExpectedBucketOwner", dead.owner())
                                .with("ErrorOutputPrefix", dead.prefix()))
                .with(
                        "StorageConfiguration",
                        Document.empty()
                                .with("BucketARN", storage.bucketArn())
                                .with("ExpectedBucketOwner", storage.owner())
                                .with("OutputKeyTemplate", storage.template())
                                .with("StorageClass", storage.storageClass())
                                .with("CompressionType", storage.compression()));
        return common(channel, now)
                .with("ServiceExecutionRoleARN", channel.role())
                .with(
                        "StreamConfigurationList",
                        List.of(stream(channel, accountId)
                                .with(
                                        "RecordConfiguration",
                                        Document.empty().with("RecordFormatType", channel.format()))))
                .with("S3DestinationConfiguration", destination)
                .with(
                        "LoggingConfiguration",
                        Document.empty()
                                .with(
                                        "CloudWatchLogs",
                                        Document.empty()
                                                .with(
                                                        "Enabled",
                                                        channel.logging().enabled())
                                                .with(
                                                        "LogGroupName",
                                                        channel.logging().group())
                                                .with("LogStreamName", channel.logging().stream())));
    }

    static Document summary(Channel channel, String accountId, Instant now) {
        return common(channel, now)
                .with("ChannelDestinationType", "S3")
                .with("Streams", List.of(stream(channel, accountId)));
    }

    private static Document common(Channel channel, Instant now) {
        String status = channel.status(now);
        @Nullable String reason = status.equals("FAILED") ? channel.problem() : null;
        return Document.empty()
                .with("ChannelName", channel.name())
                .with("ChannelARN", channel.arn())
                .with("ChannelId", channel.id())
                .with("ChannelStatus", status)
                .with("ChannelStatusReason", reason)
                .with("ChannelCreationTimestamp", Instant.ofEpochMilli(channel.createdMillis()));
    }

    private static Document stream(Channel channel, String accountId) {
        return Document.empty()
                .with("StreamARN", channel.stream().arn(accountId))
                .with("StreamCreationTimestamp", Instant.ofEpochMilli(channel.streamCreatedMillis()));
    }
}
