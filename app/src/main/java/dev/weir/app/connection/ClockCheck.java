package dev.weir.app.connection;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Compares the service's clock, which stands in each answer's {@code Date}, with this computer's. The SDK mends a wrong
 * clock in silence by signing with the service's time; but every time that is shown or asked for is then wrong by as
 * much, so a person should know. Thread-safe.
 */
final class ClockCheck implements ExecutionInterceptor {

    /** Less than this is not worth a word: answers take time, and the header counts whole seconds. */
    static final Duration TOLERATED = Duration.ofMinutes(2);

    /** Differences that differ by less are the same one. */
    private static final Duration SAME = Duration.ofSeconds(20);

    private static final Set<String> SKEWED = Set.of(
            "RequestTimeTooSkewed",
            "RequestExpired",
            "RequestInTheFuture",
            "InvalidSignatureException",
            "AuthFailure",
            "SignatureDoesNotMatch");

    private final Consumer<Duration> difference;
    private final InstantSource clock;
    private Duration told = Duration.ZERO;

    /** @param difference told, on the thread of the call, by how much the service is ahead; zero if it is not worth a word */
    ClockCheck(Consumer<Duration> difference) {
        this(difference, InstantSource.system());
    }

    ClockCheck(Consumer<Duration> difference, InstantSource clock) {
        this.difference = difference;
        this.clock = clock;
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        Duration ahead = ahead(context.httpResponse());
        if (ahead != null) {
            tell(ahead.abs().compareTo(TOLERATED) > 0 ? ahead : Duration.ZERO);
        }
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable thrown = context.exception();
        Duration ahead = context.httpResponse().map(this::ahead).orElse(null);
        if (ahead != null && ahead.abs().compareTo(TOLERATED) > 0 && skewed(thrown)) {
            // Thrown, for the SDK lets an exception be replaced by one of its very own class only.
            throw new ExpectedFailure(
                    Failure.Kind.CREDENTIALS,
                    Text.of("{0} The service refuses what is signed more than 5 minutes off.", words(ahead)),
                    Text.of("Set this computer's clock, then retry."),
                    thrown);
        }
        return thrown;
    }

    private static boolean skewed(Throwable thrown) {
        return thrown instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && service.awsErrorDetails().errorCode() != null
                && SKEWED.contains(service.awsErrorDetails().errorCode());
    }

    private @Nullable Duration ahead(SdkHttpResponse response) {
        String date = response.firstMatchingHeader("Date").orElse(null);
        if (date == null) {
            return null;
        }
        try {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(clock.instant(), there);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void tell(Duration ahead) {
        synchronized (this) {
            boolean same =
                    ahead.isZero() ? told.isZero() : ahead.minus(told).abs().compareTo(SAME) < 0;
            if (same) {
                return;
            }
            told = ahead;
        }
        difference.accept(ahead);
    }

    /** The difference as a sentence: {@code This computer's clock is 17 min behind the service's.} */
    static String words(Duration ahead) {
        Duration size = ahead.abs();
        String much = size.toHours() >= 48
                ? Text.count(size.toDays(), "{0} day", "{0} days")
                : size.toMinutes() >= 120
                        ? Text.of("{0} h {1} min", size.toHours(), size.toMinutesPart())
                        : Text.of("{0} min", size.toMinutes());
        return ahead.isNegative()
                ? Text.of("This computer's clock is {0} ahead of the service's.", much)
                : Text.of("This computer's clock is {0} behind the service's.", much);
    }
}
