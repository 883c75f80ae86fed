package dev.weir.broker.glue;

import dev.weir.broker.call.AwsException;

/** The errors of more than one operation. */
final class GlueErrors {

    private GlueErrors() {}

    static AwsException notFound(String message) {
        return AwsException.of("EntityNotFoundException", message);
    }

    static AwsException exists(String message) {
        return AwsException.of("AlreadyExistsException", message);
    }

    static AwsException invalid(String message) {
        return AwsException.of("InvalidInputException", message);
    }
}
