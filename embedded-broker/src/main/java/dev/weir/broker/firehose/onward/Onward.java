package dev.weir.broker.firehose.onward;

/** A destination that is no bucket. Thread-safe: all lanes of a delivery stream use one. */
public sealed interface Onward permits Recipient, Loader {

    /** What it is called in logs, without secrets. */
    String name();

    /** What the names of its metrics begin with, for instance {@code DeliveryToSplunk.}. */
    String metrics();

    Retries retries();
}
