package dev.weir.broker.firehose.delivery;

/** Takes note of what went wrong in one delivery stream. Thread-safe; must not throw. */
@FunctionalInterface
public interface DeliveryLog {

    /**
     * @param destination what did not take it, for instance a bucket's name
     * @param code the service's name for the failure
     */
    void failed(String destination, String code, String message);
}
