package dev.weir.broker.firehose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.SourceDescription;

/** Delivery streams as DescribeDeliveryStream tells them. */
final class Descriptions {

    private Descriptions() {}

    static DeliveryStreamDescription of(DeliveryStream stream, boolean withDestination) {
        return DeliveryStreamDescription.builder()
                .deliveryStreamName(stream.name())
                .deliveryStreamARN(stream.arn())
                .deliveryStreamStatus(stream.lifecycle().state().name())
                .deliveryStreamType(stream.type())
                .deliveryStreamEncryptionConfiguration(
                        stream.type() == DeliveryStreamType.DIRECT_PUT
                                ? stream.encryption().describe()
                                : null)
                .versionId(Integer.toString(stream.version()))
                .createTimestamp(stream.createdAt())
                .lastUpdateTimestamp(stream.updatedAt())
                .source(source(stream))
                .destinations(withDestination ? List.of(stream.destination().describe()) : List.of())
                .hasMoreDestinations(false)
                .build();
    }

    private static @Nullable SourceDescription source(DeliveryStream stream) {
        StreamSource source = stream.source();
        if (source != null) {
            return SourceDescription.builder()
                    .kinesisStreamSourceDescription(description -> description
                            .kinesisStreamARN(source.arn())
                            .roleARN(source.roleArn())
                            .deliveryStartTimestamp(source.startsAt()))
                    .build();
        }
        Integer hint = stream.throughputHint();
        return hint == null
                ? null
                : SourceDescription.builder()
                        .directPutSourceDescription(description -> description.throughputHintInMBs(hint))
                        .build();
    }
}
