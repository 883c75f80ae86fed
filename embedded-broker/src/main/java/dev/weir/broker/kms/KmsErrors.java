package dev.weir.broker.kms;

import dev.weir.broker.call.AwsException;

/**
 * The errors of KMS in the service's own words, as recorded from it by LocalStack's and moto's tests. Where no
 * recording is known the words are ours.
 */
final class KmsErrors {

    private KmsErrors() {}

    static AwsException notFound(String message) {
        return AwsException.of("NotFoundException", message);
    }

    static AwsException keyMissing(String arn) {
        return notFound("Key '" + arn + "' does not exist");
    }

    static AwsException aliasMissing(String arn) {
        return notFound("Alias " + arn + " is not found.");
    }

    static AwsException invalidKeyId(String keyId) {
        return notFound("Invalid keyId '" + keyId + "'");
    }

    static AwsException invalidArn(String about) {
        return notFound("Invalid arn " + about);
    }

    static AwsException disabled(KmsKey key) {
        return AwsException.of("DisabledException", key.arn() + " is disabled.");
    }

    static AwsException pendingDeletion(KmsKey key) {
        return AwsException.of("KMSInvalidStateException", key.arn() + " is pending deletion.");
    }

    static AwsException notPendingDeletion(KmsKey key) {
        return AwsException.of("KMSInvalidStateException", key.arn() + " is not pending deletion.");
    }

    /** Keys of other accounts are not to be had here. */
    static AwsException notAuthorized(String arn) {
        return AwsException.of("AccessDeniedException", "This account is not authorized to use " + arn + ".");
    }

    /** An AWS managed key is not its user's to change. */
    static AwsException managedByAws(KmsKey key) {
        return AwsException.of(
                "AccessDeniedException", "The key " + key.arn() + " is managed by AWS and can only be used.");
    }

    static AwsException validation(String message) {
        return AwsException.of("ValidationException", message);
    }

    /** The service gives no reason. */
    static AwsException invalidCiphertext() {
        return AwsException.of("InvalidCiphertextException", "");
    }

    static AwsException incorrectKey() {
        return AwsException.of(
                "IncorrectKeyException",
                "The key ID in the request does not identify a CMK that can perform this operation.");
    }

    static AwsException aliasExists(String arn) {
        return AwsException.of("AlreadyExistsException", "An alias with the name " + arn + " already exists");
    }

    /** Names under {@code alias/aws/} belong to AWS; the service gives no reason. */
    static AwsException reservedAlias() {
        return AwsException.of("NotAuthorizedException", "");
    }

    static AwsException limitExceeded(String message) {
        return AwsException.of("LimitExceededException", message);
    }

    static AwsException unsupported(String message) {
        return AwsException.of("UnsupportedOperationException", message);
    }

    static AwsException dryRun() {
        return new AwsException(
                "DryRunOperationException", 412, "The request would have succeeded, but the DryRun option is set.");
    }
}
