package dev.weir.broker.firehose.object;

/** A prefix that cannot be; the message is the service's. */
public final class PrefixException extends Exception {

    private static final long serialVersionUID = 1L;

    PrefixException(String message) {
        super(message);
    }
}
