package dev.weir.app.query.delivered;

/**
 * Where a delivery stream puts its objects.
 *
 * @param deliveryStreamName its name
 * @param address as a statement names it, for instance {@code s3://bucket/prefix}
 */
public record Delivered(String deliveryStreamName, String address) {}
