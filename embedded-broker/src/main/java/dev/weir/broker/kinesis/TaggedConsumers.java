package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the operations on tags and policies need to know of registered consumers. Thread-safe. */
interface TaggedConsumers {

    /**
     * A consumer's tags.
     *
     * @throws AwsException ResourceNotFoundException if there is no such consumer
     */
    Map<String, String> tags(Call call, String consumerArn);

    /**
     * Refuses what needs a consumer that is ACTIVE.
     *
     * @throws AwsException ResourceInUseException if it is not, ResourceNotFoundException if there is no such consumer
     */
    void requireActive(Call call, String consumerArn);

    /**
     * Replaces a consumer's tags.
     *
     * @throws AwsException ResourceNotFoundException if there is no such consumer
     */
    void changeTags(Call call, String consumerArn, UnaryOperator<Map<String, String>> next);
}
