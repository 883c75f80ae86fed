package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A service whose streams have no consumers. */
final class NoConsumers implements TaggedConsumers {

    @Override
    public Map<String, String> tags(Call call, String consumerArn) {
        throw AwsException.of("ResourceNotFoundException", "Consumer " + consumerArn + " not found.");
    }

    @Override
    public void changeTags(Call call, String consumerArn, UnaryOperator<Map<String, String>> next) {
        tags(call, consumerArn);
    }
}
