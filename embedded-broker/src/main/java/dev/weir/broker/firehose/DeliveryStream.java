package dev.weir.broker.firehose;

import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.call.Partition;
import dev.weir.broker.store.ShardKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;

/**
 * A delivery stream as a value: every change makes another one.
 *
 * @param id never used again after it is deleted
 * @param updatedAt null until its destination was updated
 * @param version rises by one with each update of the destination
 * @param throughputHint what its maker said it will take, in MiB a second; for information only
 * @param source null for direct puts
 */
record DeliveryStream(
        long id,
        String accountId,
        String region,
        String name,
        DeliveryStreamType type,
        Instant createdAt,
        @Nullable Instant updatedAt,
        int version,
        Lifecycle lifecycle,
        @Nullable StreamSource source,
        @Nullable Integer throughputHint,
        Destination destination,
        Encryption encryption) {

    /** The log numbers of delivery streams begin here, far from those of streams, with which they share the store. */
    private static final long LOGS = 1L << 48;

    String arn() {
        return "arn:" + Partition.of(region) + ":firehose:" + region + ":" + accountId + ":deliverystream/" + name;
    }

    /** Where direct puts wait in the record store. */
    ShardKey log() {
        return new ShardKey(LOGS + id, 0);
    }

    DeliveryStream at(Instant now) {
        return with(lifecycle.at(now)).with(encryption.at(now));
    }

    DeliveryStream with(Lifecycle next) {
        return new DeliveryStream(
                id,
                accountId,
                region,
                name,
                type,
                createdAt,
                updatedAt,
                version,
                next,
                source,
                throughputHint,
                destination,
                encryption);
    }

    DeliveryStream with(Encryption next) {
        return new DeliveryStream(
                id,
                accountId,
                region,
                name,
                type,
                createdAt,
                updatedAt,
                version,
                lifecycle,
                source,
                throughputHint,
                destination,
                next);
    }

    /** With another destination, and so in the next version. */
    DeliveryStream with(Destination next, Instant now) {
        return new DeliveryStream(
                id,
                accountId,
                region,
                name,
                type,
                createdAt,
                now,
                version + 1,
                lifecycle,
                source,
                throughputHint,
                next,
                encryption);
    }

    /** A role that the delivery stream was given, for what it does at its destination and on the way there. */
    ServiceRole role(String roleArn) {
        return role(roleArn, arn(), region);
    }

    static ServiceRole role(String roleArn, String arn, String region) {
        return new ServiceRole("firehose.amazonaws.com", roleArn, "AWSFirehoseToS3", arn, region);
    }
}
