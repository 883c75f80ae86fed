package dev.weir.broker.kinesis;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stream that a request names: by its id, its ARN or its name, in this order; if it gives several, they must
 * agree. Thread-safe.
 */
final class StreamNaming {

    private final BrokerConfig config;
    private final BiFunction<String, String, @Nullable StreamName> byId;

    /** @param byId gives the name of the stream of a region that has an id, or null */
    StreamNaming(BrokerConfig config, BiFunction<String, String, @Nullable StreamName> byId) {
        this.config = config;
        this.byId = byId;
    }

    /**
     * The name that a request means. Only of an id is it certain that there is such a stream.
     *
     * @throws AwsException if the request names no stream, several, or one that cannot be this account's
     */
    StreamName name(Call call, @Nullable String name, @Nullable String arn) {
        String region = region(call);
        StreamName ofArn = arn == null ? null : ofArn(region, arn);
        if (ofArn != null && name != null && !name.equals(ofArn.name())) {
            throw KinesisErrors.invalidArgument("StreamName " + name + " is not the name in StreamARN " + arn + ".");
        }
        StreamName given = ofArn != null ? ofArn : name == null ? null : new StreamName(region, name);
        if (call.newerMembers().get("StreamId") instanceof String id) {
            return ofId(region, id, given);
        }
        if (given == null) {
            throw KinesisErrors.invalidArgument("Either StreamName or StreamARN must be provided.");
        }
        return given;
    }

    String region(Call call) {
        return call.regionOr(config.region());
    }

    /** The name in an ARN, of which the account and region must be the caller's. */
    private StreamName ofArn(String region, String arn) {
        StreamName.Arn parsed = StreamName.parseArn(arn);
        if (parsed == null) {
            throw KinesisErrors.invalidArgument("Invalid StreamARN " + arn + ".");
        }
        boolean ours = parsed.accountId().equals(config.accountId())
                && parsed.stream().region().equals(region);
        if (!ours) {
            throw KinesisErrors.streamNotFound(parsed.stream().name(), parsed.accountId());
        }
        return parsed.stream();
    }

    private StreamName ofId(String region, String id, @Nullable StreamName given) {
        StreamName found = byId.apply(region, id);
        if (found == null) {
            throw AwsException.of(
                    "ResourceNotFoundException",
                    "Stream with StreamId " + id + " under account " + config.accountId() + " not found.");
        }
        if (given != null && !given.equals(found)) {
            throw KinesisErrors.invalidArgument("StreamId " + id + " is not the id of stream " + given.name() + ".");
        }
        return found;
    }
}
