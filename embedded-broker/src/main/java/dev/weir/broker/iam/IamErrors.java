package dev.weir.broker.iam;

import dev.weir.broker.call.AwsException;

/** What IAM refuses, in its words. */
final class IamErrors {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private IamErrors() {}

    static AwsException notFound(Entity.Kind kind, String name) {
        return noSuchEntity("The " + kind.text() + " with name " + name + " cannot be found.");
    }

    static AwsException noPolicy(String arn) {
        return noSuchEntity("Policy " + arn + " does not exist or is not attachable.");
    }

    static AwsException noSuchEntity(String message) {
        return new AwsException("NoSuchEntityException", NOT_FOUND, message);
    }

    static AwsException exists(Entity.Kind kind, String name) {
        String sort = kind.text().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + kind.text().substring(1);
        return exists(sort + " with name " + name + " already exists.");
    }

    static AwsException exists(String message) {
        return new AwsException("EntityAlreadyExistsException", CONFLICT, message);
    }

    static AwsException conflict(String message) {
        return new AwsException("DeleteConflictException", CONFLICT, message);
    }

    static AwsException limit(String what, int most) {
        return new AwsException("LimitExceededException", CONFLICT, "Cannot exceed quota for " + what + ": " + most);
    }

    static AwsException malformed(String message) {
        return AwsException.of("MalformedPolicyDocumentException", message);
    }

    static AwsException invalid(String message) {
        return AwsException.of("InvalidInputException", message);
    }

    static AwsException unmodifiable(String message) {
        return new AwsException("UnmodifiableEntityException", 400, message);
    }

    static AwsException validation(String message) {
        return AwsException.of("ValidationException", message);
    }
}
