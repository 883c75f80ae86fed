package dev.weir.broker.wire;

import dev.weir.broker.call.Content;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A request as read.
 *
 * @param newer members that the service's model has and the request's class lacks, by name
 * @param content the body where the operation reads it itself
 */
public record WireRequest<I extends SdkPojo>(
        I request, Map<String, Object> newer, @Nullable Content content) {}
