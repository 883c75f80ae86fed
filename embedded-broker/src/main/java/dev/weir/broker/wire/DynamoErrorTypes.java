package dev.weir.broker.wire;

import java.util.Set;

/** The full names of errors in DynamoDB's answers (as recorded from AWS by dynalite's tests). */
final class DynamoErrorTypes {

    private static final Set<String> OF_THE_FRAMEWORK = Set.of(
            "SerializationException",
            "UnknownOperationException",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "IncompleteSignatureException",
            "MissingAuthenticationTokenException",
            "AccessDeniedException",
            "ExpiredTokenException",
            "ThrottlingException");

    private DynamoErrorTypes() {}

    static String fullName(String code) {
        if (code.equals("ValidationException")) {
            return "com.amazon.coral.validate#" + code;
        }
        return (OF_THE_FRAMEWORK.contains(code) ? "com.amazon.coral.service#" : "com.amazonaws.dynamodb.v20120810#")
                + code;
    }
}
