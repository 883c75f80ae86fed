package dev.weir.app.query.gallery;

import org.jspecify.annotations.Nullable;

/**
 * A delivery stream that an example asks about or puts rows into; it is created when the example is opened, on the embedded broker alone.
 *
 * @param streamName the stream that it reads, or null if rows are put into it
 * @param bucket where its objects go
 */
public record ExampleDelivery(
        String deliveryStreamName, @Nullable String streamName, String bucket) {}
