package dev.weir.app.query.delivered;

import org.jspecify.annotations.Nullable;

/**
 * A delivery stream, as a statement may name it or what it delivered.
 *
 * @param deliveryStreamName its name
 * @param address where its objects are, as a statement names it, for instance {@code s3://bucket/prefix}; null if it delivers elsewhere
 * @param takesRows whether rows can be put into it directly
 */
public record Delivered(String deliveryStreamName, @Nullable String address, boolean takesRows) {}
