package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;

/** The errors of more than one operation, in the words of S3. */
final class S3Errors {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int LENGTH_REQUIRED = 411;
    private static final int PRECONDITION_FAILED = 412;

    private S3Errors() {}

    static AwsException noSuchBucket(String bucket) {
        return new AwsException("NoSuchBucket", NOT_FOUND, "The specified bucket does not exist")
                .with("BucketName", bucket);
    }

    static AwsException noSuchKey(String key) {
        return new AwsException("NoSuchKey", NOT_FOUND, "The specified key does not exist.").with("Key", key);
    }

    static AwsException noSuchUpload(String uploadId) {
        return new AwsException(
                        "NoSuchUpload",
                        NOT_FOUND,
                        "The specified upload does not exist. The upload ID may be invalid, or the upload may have"
                                + " been aborted or completed.")
                .with("UploadId", uploadId);
    }

    static AwsException preconditionFailed(String condition) {
        return new AwsException(
                        "PreconditionFailed",
                        PRECONDITION_FAILED,
                        "At least one of the pre-conditions you specified did not hold")
                .with("Condition", condition);
    }

    static AwsException missingLength() {
        return new AwsException(
                "MissingContentLength", LENGTH_REQUIRED, "You must provide the Content-Length HTTP header.");
    }

    static AwsException conflict(String code, String message) {
        return new AwsException(code, CONFLICT, message);
    }

    static AwsException invalidRequest(String message) {
        return AwsException.of("InvalidRequest", message);
    }

    static AwsException invalidArgument(String name, String value, String message) {
        return AwsException.of("InvalidArgument", message)
                .with("ArgumentName", name)
                .with("ArgumentValue", value);
    }

    /** @throws AwsException KeyTooLongError */
    static void checkKey(String key) {
        int size = KeyBytes.of(key).length;
        if (size > KeyBytes.AT_MOST) {
            throw AwsException.of("KeyTooLongError", "Your key is too long")
                    .with("Size", size)
                    .with("MaxSizeAllowed", KeyBytes.AT_MOST);
        }
        if (key.isEmpty()) {
            throw invalidArgument("Key", "", "A key has at least one character.");
        }
    }
}
