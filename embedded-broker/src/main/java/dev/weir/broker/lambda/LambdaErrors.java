package dev.weir.broker.lambda;

import dev.weir.broker.call.AwsException;

/** The errors of Lambda in its own words, at their own statuses. */
public final class LambdaErrors {

    private LambdaErrors() {}

    static AwsException noFunction(String arn) {
        return new AwsException("ResourceNotFoundException", 404, "Function not found: " + arn);
    }

    public static AwsException notFound(String message) {
        return new AwsException("ResourceNotFoundException", 404, message);
    }

    public static AwsException invalid(String message) {
        return AwsException.of("InvalidParameterValueException", message);
    }

    public static AwsException conflict(String message) {
        return new AwsException("ResourceConflictException", 409, message);
    }

    public static AwsException inUse(String message) {
        return AwsException.of("ResourceInUseException", message);
    }

    static AwsException throttled(String reason) {
        return new AwsException("TooManyRequestsException", 429, "Rate Exceeded.").with("Reason", reason);
    }

    static AwsException tooLarge(long bytes, long most, String type) {
        return new AwsException(
                "RequestTooLargeException",
                413,
                bytes + " byte payload is too large for the " + type + " invocation type (limit " + most + " bytes)");
    }

    static AwsException badContent(String why) {
        return AwsException.of("InvalidRequestContentException", "Could not parse request body into json: " + why);
    }

    static AwsException stale() {
        return new AwsException(
                "PreconditionFailedException",
                412,
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to"
                        + " retrieve the latest Revision Id");
    }
}
