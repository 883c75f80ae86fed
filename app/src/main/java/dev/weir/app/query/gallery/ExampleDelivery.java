package dev.weir.app.query.gallery;

/**
 * A delivery stream that an example asks about; it is created when the example is opened, on the embedded broker alone.
 *
 * @param streamName the stream that it reads
 * @param bucket where its objects go
 */
public record ExampleDelivery(String deliveryStreamName, String streamName, String bucket) {}
