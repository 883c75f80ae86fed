package dev.weir.broker.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * How a call went: what the journal is told once for each call, whether it succeeded or failed.
 *
 * @param operation the operation, or null where the request named none that exists
 * @param request the request as read, or null where it could not be read
 * @param response the answer, or null where the call failed
 * @param error the error, or null where the call succeeded
 */
public record Outcome(
        Call call,
        @Nullable Operation<?, ?> operation,
        @Nullable SdkPojo request,
        @Nullable SdkPojo response,
        @Nullable AwsException error,
        Instant finishedAt) {}
