package dev.weir.app.fx;

import dev.weir.app.fx.Failure.Kind;
import dev.weir.app.text.Text;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What the error codes of AWS services mean for a person. The codes are those of the common errors page of the AWS API
 * references, and those of Kinesis, CloudWatch, CloudTrail and STS.
 */
final class ServiceErrors {

    private ServiceErrors() {}

    static Failure of(String code, SdkServiceException error, String what) {
        return switch (code) {
            case "AccessDenied",
                    "AccessDeniedException",
                    "NotAuthorized",
                    "UnauthorizedOperation",
                    "AuthorizationError",
                    "KMSAccessDeniedException",
                    "OptInRequired" ->
                Failures.failure(
                        Kind.DENIED,
                        Text.of("{0}: you are not allowed to do this.", what),
                        Text.of("The role or user lacks a permission: {0}", said(error)),
                        error);
            case "Throttling",
                    "ThrottlingException",
                    "ThrottledException",
                    "RequestLimitExceeded",
                    "TooManyRequestsException",
                    "ProvisionedThroughputExceededException",
                    "KMSThrottlingException",
                    "SlowDown",
                    "RequestThrottled" ->
                Failures.failure(
                        Kind.THROTTLED,
                        Text.of("{0}: too many requests for now.", what),
                        Text.of("The service limits how often this may be asked. It is tried again more slowly."),
                        error);
            case "ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired" ->
                Failures.failure(
                        Kind.CREDENTIALS,
                        Text.of("{0}: the credentials have expired.", what),
                        Text.of(
                                "They are got anew at the next call; if that is refused too, choose Log in again in the top bar."),
                        error);
            case "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature" ->
                Failures.failure(
                        Kind.CREDENTIALS,
                        Text.of("{0}: the secret key does not fit the access key.", what),
                        Text.of("Check the keys of this connection, and this computer's clock. {0}", said(error)),
                        error);
            case "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "InvalidAccessKeyId",
                    "AuthFailure",
                    "MissingAuthenticationToken",
                    "MissingAuthenticationTokenException",
                    "UnauthorizedException" ->
                Failures.failure(
                        Kind.CREDENTIALS,
                        Text.of("{0}: the service does not know these credentials.", what),
                        Text.of(
                                "Check the access key, and that the region is enabled for the account; or choose another connection."),
                        error);
            case "ResourceNotFoundException", "ResourceNotFound", "NotFoundException", "NoSuchBucket", "NoSuchKey" ->
                Failures.failure(Kind.NOT_FOUND, Text.of("{0}: it does not exist.", what), said(error), error);
            case "UnknownOperationException",
                    "InvalidAction",
                    "UnsupportedOperation",
                    "NotImplemented",
                    "UnsupportedOperationException" ->
                Failures.failure(
                        Kind.UNSUPPORTED,
                        Text.of("{0}: the endpoint does not offer this.", what),
                        Text.of("Other endpoints than AWS often know only part of a service. {0}", said(error)),
                        error);
            case "PreconditionFailed" ->
                Failures.failure(
                        Kind.REJECTED,
                        Text.of("{0}: it was replaced by another meanwhile.", what),
                        Text.of("List it anew, then try again."),
                        error);
            case "InvalidObjectState" ->
                Failures.failure(
                        Kind.REJECTED,
                        Text.of("{0}: it lies in an archive.", what),
                        Text.of("It has to be restored before it can be read: aws s3api restore-object does that."),
                        error);
            case "RequestTimeout", "RequestTimeoutException" ->
                Failures.failure(
                        Kind.TIMEOUT,
                        Text.of("{0}: the service gave up waiting.", what),
                        Text.of("Try again. {0}", said(error)),
                        error);
            default -> byStatus(code, error, what);
        };
    }

    private static Failure byStatus(String code, SdkServiceException error, String what) {
        int status = error.statusCode();
        if (error.isThrottlingException()) {
            return of("ThrottlingException", error, what);
        }
        if (code.isEmpty() && (status == 404 || status == 405 || status == 501)) {
            return of("UnknownOperationException", error, what);
        }
        if (code.isEmpty() && (status == 401 || status == 403)) {
            return of("AccessDeniedException", error, what);
        }
        if (status >= 500) {
            return Failures.failure(
                    Kind.REJECTED,
                    Text.of("{0}: the service failed (HTTP {1}).", what, status),
                    Text.of("This is the service's own fault and often passes: try again. {0}", said(error)),
                    error);
        }
        return Failures.failure(
                Kind.REJECTED, Text.of("{0}: the service refused the request.", what), said(error), error);
    }

    /** The service's own sentence, without the SDK's appendix of request ids. */
    private static String said(SdkServiceException error) {
        if (error instanceof AwsServiceException aws
                && aws.awsErrorDetails() != null
                && aws.awsErrorDetails().errorMessage() != null
                && !aws.awsErrorDetails().errorMessage().isBlank()) {
            String message = aws.awsErrorDetails().errorMessage().strip();
            return message.endsWith(".") ? message : message + ".";
        }
        return Text.of("The service gave no further reason (HTTP {0}).", error.statusCode());
    }
}
