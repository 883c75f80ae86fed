package dev.weir.broker.lambda.mapping;

import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.call.ServiceId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** What event source mappings do in the roles of their functions. Thread-safe. */
public interface SourceCalls {

    /**
     * Does the work of a call, if the function's role allows it.
     *
     * @param functionArn of the function as it is now
     * @throws dev.weir.broker.call.AwsException AccessDeniedException if it does not
     */
    <T extends @Nullable Object, E extends Exception> T make(
            String region,
            String functionArn,
            ServiceId service,
            String operation,
            SdkPojo request,
            ServiceCalls.Work<T, E> work)
            throws E;
}
