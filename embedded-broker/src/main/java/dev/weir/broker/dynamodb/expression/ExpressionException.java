package dev.weir.broker.dynamodb.expression;

/** An expression that is none; the message goes on after {@code Invalid …Expression: }. It has no stack trace. */
final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExpressionException(String message) {
        super(message, null, false, false);
    }
}
