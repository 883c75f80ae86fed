package dev.weir.broker.wire;

import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A request as read.
 *
 * @param newer members that the service's model has and the request's class lacks, by name
 */
public record WireRequest<I extends SdkPojo>(I request, Map<String, Object> newer) {}
