package dev.weir.broker.firehose.onward;

import dev.weir.broker.firehose.object.DeliveryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A destination that takes records. Thread-safe: all lanes of a delivery stream use one. */
public non-sealed interface Recipient extends Onward {

    /** What {@code !{firehose:error-output-type}} stands for with records that it did not take. */
    String errorType();

    /** Begins a batch that is no larger than one request may be. */
    BatchWriter open(Path file) throws IOException;

    /**
     * Tries once to hand over what is open in a batch, and says in the batch what became of it. What stays open is tried
     * again.
     *
     * @throws DeliveryException if something stays open
     * @throws IOException if the batch cannot be read
     */
    void send(Batch batch, Halt halt) throws DeliveryException, IOException;

    /** What is told of a record that was not taken, besides what is told of all such records. */
    default Map<String, String> details(Batch batch, Parcel parcel) {
        return Map.of();
    }
}
