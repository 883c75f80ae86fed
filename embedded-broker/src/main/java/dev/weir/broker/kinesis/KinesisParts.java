package dev.weir.broker.kinesis;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.seal.Seal;
import dev.weir.broker.store.RecordStore;
import dev.weir.broker.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** What all groups of operations work with. */
record KinesisParts(
        BrokerConfig config,
        TimeSource time,
        Streams streams,
        RecordStore records,
        KinesisErrors errors,
        Descriptions descriptions,
        CallRates rates,
        Seal seal,
        StreamCipher cipher) {

    String accountId() {
        return config.accountId();
    }

    /** Counts a call to an operation on a stream. */
    void checkRate(Call call, String stream) {
        if (!rates.admit(streams.region(call), call.operation())) {
            throw errors.callRate(stream);
        }
    }

    /** Counts a call to an operation that names no stream. */
    void checkRate(Call call) {
        if (!rates.admit(streams.region(call), call.operation())) {
            throw errors.callRate();
        }
    }

    /** Refuses an operation that was done on a stream as often in the last 24 hours as it may be. */
    void checkDay(String operation, List<Instant> done, int most) {
        if (config.limits() && RollingDay.of(done, streams.now()).size() >= most) {
            throw KinesisErrors.limitExceeded(
                    operation + " can be called " + most + " times in a rolling 24-hour period for a stream.");
        }
    }

    /** The index that a request's shard id means. */
    int shardIndex(String shardId, StreamName stream) {
        OptionalInt index = ShardId.parse(shardId);
        if (index.isEmpty()) {
            throw errors.noSuchShard(shardId, stream.name());
        }
        return index.getAsInt();
    }

    /** A NextToken that remembers how to go on with a listing. */
    String token(String listing, List<String> fields) {
        return new ListToken(listing, streams.now(), fields).toText(seal);
    }

    /** What a NextToken remembers. */
    List<String> readToken(String text, String listing) {
        ListToken token = ListToken.parse(text, listing, seal);
        if (token == null) {
            throw KinesisErrors.invalidArgument("Invalid NextToken.");
        }
        if (token.isExpired(streams.now())) {
            throw AwsException.of(
                    "ExpiredNextTokenException",
                    "The NextToken has expired. It was created at " + token.issuedAt()
                            + " and is valid for 300 seconds.");
        }
        return token.fields();
    }
}
