package dev.weir.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.Failure.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;

class FailuresTest {

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException,400,DENIED",
        "AccessDenied,403,DENIED",
        "ProvisionedThroughputExceededException,400,THROTTLED",
        "LimitExceededException,400,REJECTED",
        "ThrottlingException,400,THROTTLED",
        "ExpiredTokenException,400,CREDENTIALS",
        "InvalidSignatureException,403,CREDENTIALS",
        "UnrecognizedClientException,400,CREDENTIALS",
        "ResourceNotFoundException,400,NOT_FOUND",
        "UnknownOperationException,400,UNSUPPORTED",
        "ValidationException,400,REJECTED",
        "InternalFailure,500,REJECTED",
    })
    void eachCodeHasItsKindAndTheServicesOwnWords(String code, int status, Kind kind) {
        Failure failure = Failures.of(service(code, status), "List streams");
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.what()).startsWith("List streams: ").endsWith(".");
        assertThat(failure.advice()).isNotBlank().endsWith(".");
        assertThat(failure.detail()).contains("KinesisException");
    }

    static Stream<Arguments> clientSide() {
        return Stream.of(
                Arguments.of(client(new ConnectException("refused")), Kind.UNREACHABLE),
                Arguments.of(client(new UnknownHostException("nowhere")), Kind.UNREACHABLE),
                Arguments.of(client(new SocketTimeoutException("Read timed out")), Kind.TIMEOUT),
                Arguments.of(ApiCallTimeoutException.create(10_000), Kind.TIMEOUT),
                Arguments.of(
                        SdkClientException.create("Unable to load credentials from any of the providers"),
                        Kind.CREDENTIALS),
                Arguments.of(SdkClientException.create("The SSO token has expired"), Kind.CREDENTIALS),
                Arguments.of(SdkClientException.create("something else"), Kind.UNEXPECTED));
    }

    @ParameterizedTest
    @MethodSource
    void clientSide(Throwable thrown, Kind kind) {
        assertThat(Failures.of(new CompletionException(thrown), "Ask").kind()).isEqualTo(kind);
    }

    @Test
    void whatNobodyForesawHasAnIdToFindItInTheLog() {
        Failure failure = Failures.of(new IllegalStateException("boom"), "Draw");
        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
        assertThat(failure.advice()).containsPattern("W-[0-9a-f]{8}");
        assertThat(failure.detail()).contains("boom");
    }

    @Test
    void ourOwnWordsComeThroughHoweverDeepTheyAreWrapped() {
        ExpectedFailure own = new ExpectedFailure(Kind.REJECTED, "It is read-only.", "Turn it off.");
        Failure failure = Failures.of(client(own), "Delete stream");
        assertThat(failure.what()).isEqualTo("It is read-only.");
        assertThat(failure.advice()).isEqualTo("Turn it off.");
    }

    private static SdkClientException client(Throwable cause) {
        return SdkClientException.builder()
                .message("Unable to execute")
                .cause(cause)
                .build();
    }

    private static Throwable service(String code, int status) {
        return KinesisException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("The service's own words")
                        .build())
                .statusCode(status)
                .build();
    }
}
