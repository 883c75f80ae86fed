package dev.weir.broker.firehose.onward;

import dev.weir.broker.firehose.object.DeliveryException;

/** A destination that takes objects which were put into a bucket for it. Thread-safe: all lanes use one. */
public non-sealed interface Loader extends Onward {

    /** An object in a bucket. */
    record Staged(String bucket, String key) {

        public String url() {
            return "s3://" + bucket + "/" + key;
        }
    }

    /**
     * Tries once to load an object, all of it or nothing.
     *
     * @param manifest names the object
     * @throws DeliveryException if it was not loaded
     */
    void load(Staged object, Staged manifest, Halt halt) throws DeliveryException;
}
