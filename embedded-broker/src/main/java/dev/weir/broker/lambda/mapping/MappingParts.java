package dev.weir.broker.lambda.mapping;

import dev.weir.broker.kinesis.StreamReader;
import dev.weir.broker.lambda.LambdaInvoker;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.store.Database;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What mappings work with.
 *
 * @param stateDelay how long states take that pass by themselves
 * @param streams finds a stream by its ARN; null if there is none
 * @param functions finds the ARN of a function by a region and by how a request names it
 * @param calls what mappings do in the roles of their functions
 * @param ages told the iterator age, in milliseconds, of a function's ARN
 */
public record MappingParts(
        String accountId,
        String homeRegion,
        Duration stateDelay,
        TimeSource time,
        Database database,
        ObjectStore objects,
        LambdaInvoker invoker,
        Function<String, @Nullable StreamReader> streams,
        BiFunction<String, String, String> functions,
        SourceCalls calls,
        Ages ages) {

    /** Takes the age of the last record of a batch. */
    @FunctionalInterface
    public interface Ages {
        void measured(String functionArn, double millis);
    }
}
