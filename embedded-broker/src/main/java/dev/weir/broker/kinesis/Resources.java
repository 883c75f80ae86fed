package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a ResourceARN names: a stream or one of its consumers. Thread-safe. */
final class Resources {

    private static final Pattern CONSUMER = Pattern.compile("(.*:stream/[^/]+)/consumer/.+");

    private final KinesisParts parts;
    private final TaggedConsumers consumers;

    Resources(KinesisParts parts, TaggedConsumers consumers) {
        this.parts = parts;
        this.consumers = consumers;
    }

    /** The resource of a request; it exists. */
    Resource find(Call call, @Nullable String arn) {
        if (arn == null) {
            return new Resource(parts.streams().get(parts.streams().name(call, null, null)), null);
        }
        Matcher consumer = CONSUMER.matcher(arn);
        String streamArn = consumer.matches() ? consumer.group(1) : arn;
        if (StreamName.parseArn(streamArn) == null) {
            throw arn.contains(":channel/") ? noChannel(arn) : KinesisErrors.validation("invalid kinesis arn " + arn);
        }
        LiveStream live = parts.streams().get(parts.streams().name(call, null, streamArn));
        if (!consumer.matches()) {
            return new Resource(live, null);
        }
        consumers.tags(call, arn);
        return new Resource(live, arn);
    }

    private static AwsException noChannel(String arn) {
        return AwsException.of("ResourceNotFoundException", "Channel " + arn + " not found.");
    }

    /**
     * A stream, or one of its consumers.
     *
     * @param consumerArn null for the stream itself
     */
    record Resource(LiveStream live, @Nullable String consumerArn) {

        String name() {
            return live.now().name().name();
        }

        String arn(String accountId) {
            return consumerArn == null ? live.now().name().arn(accountId) : consumerArn;
        }
    }
}
