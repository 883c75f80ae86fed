package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Consumers and channels, which both have tags and are named by ARNs. */
record TaggedResources(TaggedConsumers consumers, Channels channels) implements TaggedConsumers {

    static boolean isChannel(String arn) {
        return arn.contains(":channel/");
    }

    @Override
    public Map<String, String> tags(Call call, String arn) {
        return isChannel(arn) ? channels.get(arn).tags() : consumers.tags(call, arn);
    }

    @Override
    public void requireActive(Call call, String consumerArn) {
        consumers.requireActive(call, consumerArn);
    }

    @Override
    public void changeTags(Call call, String arn, UnaryOperator<Map<String, String>> next) {
        if (isChannel(arn)) {
            channels.change(arn, channel -> channel.withTags(next.apply(channel.tags())));
        } else {
            consumers.changeTags(call, arn, next);
        }
    }
}
