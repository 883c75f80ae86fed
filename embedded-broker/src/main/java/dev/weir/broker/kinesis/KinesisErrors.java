package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import java.time.Instant;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * The errors of Kinesis in the service's own words, as recorded from it by kinesalite's, moto's and LocalStack's tests.
 * Where no recording is known the words are ours.
 */
final class KinesisErrors {

    private final String accountId;

    KinesisErrors(String accountId) {
        this.accountId = accountId;
    }

    static AwsException invalidArgument(String message) {
        return AwsException.of("InvalidArgumentException", message);
    }

    static AwsException validation(String message) {
        return AwsException.of("ValidationException", message);
    }

    AwsException streamNotFound(String name) {
        return streamNotFound(name, accountId);
    }

    static AwsException streamNotFound(String name, String account) {
        return notFound("Stream " + name + " under account " + account + " not found.");
    }

    AwsException streamExists(String name) {
        return inUse("Stream " + name + " under account " + accountId + " already exists.");
    }

    private AwsException notActive(Stream stream) {
        return inUse("Stream " + stream.name().name() + " under account " + accountId + " not ACTIVE, instead in state "
                + stream.state().status());
    }

    /** Refuses a change of a stream that another change is under way on. */
    void requireActive(Stream stream) {
        if (!(stream.state() instanceof StreamState.Active)) {
            throw notActive(stream);
        }
    }

    /** Refuses what needs a stream that is ACTIVE or UPDATING. */
    void requireServing(Stream stream) {
        if (!stream.state().servesRecords()) {
            throw notActive(stream);
        }
    }

    /** The text names no shard: it does not end in a number below 2^31, or an operation on the shard map misses it. */
    AwsException noSuchShard(String shard, String stream) {
        return notFound("Could not find shard " + shard + " in stream " + stream + " under account " + accountId + ".");
    }

    /** A reader names a shard that is not there, or a stream that is not. */
    AwsException shardMissing(int shard, String stream) {
        return notFound("Shard " + ShardId.of(shard) + " in stream " + stream + " under account " + accountId
                + " does not exist");
    }

    AwsException shardAlreadyClosed(Shard shard, String stream) {
        return invalidArgument("Shard " + shard.id() + " in stream " + stream + " under account " + accountId
                + " has already been merged or split, and thus is not eligible for merging or splitting.");
    }

    AwsException splitOutsideShard(String hashKey, Shard shard, String stream) {
        return invalidArgument("NewStartingHashKey " + hashKey + " used in SplitShard() on shard " + shard.id()
                + " in stream " + stream + " under account " + accountId
                + " is not both greater than one plus the shard's StartingHashKey "
                + shard.range().start() + " and less than the shard's EndingHashKey "
                + shard.range().end() + ".");
    }

    AwsException notAdjacent(Shard first, Shard second, String stream) {
        return invalidArgument("Shards " + first.id() + " and " + second.id() + " in stream " + stream
                + " under account " + accountId + " are not an adjacent pair of shards eligible for merging");
    }

    AwsException onDemand(String stream) {
        return validation(
                "Request is invalid. Stream " + stream + " under account " + accountId + " is in On-Demand mode.");
    }

    AwsException shardLimit(String region, int current, int limit, int added) {
        return limitExceeded("This request would exceed the shard limit for the account " + accountId + " in " + region
                + ". Current shard count for the account: " + current + ". Limit: " + limit
                + ". Number of additional shards that would have resulted from this request: " + added
                + ". Refer to the AWS Service Limits page"
                + " (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html)"
                + " for current limits and how to request higher limits.");
    }

    static AwsException tooManyChanging(int limit) {
        return limitExceeded("This request would exceed the limit on the number of streams that can simultaneously be"
                + " in CREATING or DELETING. Limit: " + limit + ".");
    }

    static AwsException limitExceeded(String message) {
        return AwsException.of("LimitExceededException", message);
    }

    /** A control-plane operation on a stream was called too often. */
    AwsException callRate(String stream) {
        return limitExceeded("Rate exceeded for stream " + stream + " under account " + accountId + ".");
    }

    /** A control-plane operation that names no stream was called too often. */
    AwsException callRate() {
        return limitExceeded("Rate exceeded for account " + accountId + ".");
    }

    String shardRateText(Shard shard, String stream) {
        return "Rate exceeded for shard " + shard.id() + " in stream " + stream + " under account " + accountId + ".";
    }

    AwsException shardRate(Shard shard, String stream) {
        return AwsException.of("ProvisionedThroughputExceededException", shardRateText(shard, stream));
    }

    static AwsException explicitHashKey(String value) {
        return invalidArgument("Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]."
                + " Specified value was " + value);
    }

    AwsException orderingNumber(String number, String stream) {
        return invalidArgument("ExclusiveMinimumSequenceNumber " + number + " used in PutRecord on stream " + stream
                + " under account " + accountId + " is invalid.");
    }

    AwsException startingNumber(String number, String operation, Shard shard, String stream, String reason) {
        return invalidArgument("StartingSequenceNumber " + number + " used in " + operation + " on shard " + shard.id()
                + " in stream " + stream + " under account " + accountId + " is invalid" + reason);
    }

    static AwsException startingNumberOfOtherShard(int encoded, Shard shard) {
        return invalidArgument("Invalid StartingSequenceNumber. It encodes " + ShardId.of(encoded)
                + ", while it was used in a call to a shard with " + shard.id());
    }

    static AwsException iteratorTypeAndNumber(ShardIteratorType type, boolean numberGiven) {
        return invalidArgument("Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and"
                + " StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber."
                + " Request specified " + type + " and "
                + (numberGiven ? "also a StartingSequenceNumber." : "no StartingSequenceNumber."));
    }

    /** @param consumer its name or its ARN, whichever the request gave */
    AwsException consumerNotFound(String consumer) {
        return notFound("Consumer " + consumer + ", account " + accountId + " not found.");
    }

    AwsException consumerExists(String consumer, String stream) {
        return inUse(
                "Consumer " + consumer + " in stream " + stream + " under account " + accountId + " already exists.");
    }

    /** Refuses what needs a consumer that is ACTIVE. Words as users of the service quote them. */
    void requireActive(Consumer consumer, String stream, Instant now) {
        if (consumer.status(now) != ConsumerStatus.ACTIVE) {
            throw inUse("Consumer " + consumer.name() + " with creation timestamp " + consumer.createdSeconds()
                    + " under stream " + stream + " and account " + accountId + " is not in ACTIVE status.");
        }
    }

    /** Words as users of the service quote them, with an apostrophe that not every log can show. */
    AwsException consumersRegistered(String stream) {
        return inUse("DeleteStream can\u2019t delete " + accountId + ":" + stream
                + " because there are consumers associated with this data stream. To delete " + stream
                + " anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all the consumers"
                + " that are associated with it.");
    }

    /** The wording names stream, its creation, shard and consumer, as the service's does. */
    AwsException subscriptionExists(Stream stream, Shard shard, Consumer consumer) {
        return inUse("Another active subscription exists for this consumer: " + accountId + ":"
                + stream.name().name() + ":" + stream.createdAt().getEpochSecond() + ":" + shard.id() + ":"
                + consumer.name());
    }

    private static AwsException notFound(String message) {
        return AwsException.of("ResourceNotFoundException", message);
    }

    static AwsException inUse(String message) {
        return AwsException.of("ResourceInUseException", message);
    }
}
