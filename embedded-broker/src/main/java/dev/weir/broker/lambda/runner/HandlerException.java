package dev.weir.broker.lambda.runner;

/** A function's handler is not what its name promises. */
final class HandlerException extends Exception {

    private static final long serialVersionUID = 1L;

    HandlerException(String message) {
        super(message);
    }

    HandlerException(String message, Throwable cause) {
        super(message, cause);
    }
}
