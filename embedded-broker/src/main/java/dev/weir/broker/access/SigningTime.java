package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** When a request was signed, and whether that is near enough to now. */
record SigningTime(Instant instant) {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

    private static final Duration APART = Duration.ofMinutes(5);
    private static final Duration APART_S3 = Duration.ofMinutes(15);
    private static final int FORBIDDEN = 403;

    /** @param credentialDate the day in the credential's scope, which must be the same */
    static SigningTime of(String text, String credentialDate, ServiceId service) {
        Instant instant = parsed(text);
        if (instant == null) {
            throw service == ServiceId.S3
                    ? new AwsException(
                            "AccessDenied", FORBIDDEN, "AWS authentication requires a valid Date or x-amz-date header")
                    : AwsException.of(
                            "IncompleteSignatureException",
                            "Date must be in ISO-8601 'basic format'. Got '" + text
                                    + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
        SigningTime time = new SigningTime(instant);
        String day = DAY.format(instant);
        if (!day.equals(credentialDate)) {
            throw AwsException.of(
                    "InvalidSignatureException",
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                            + credentialDate + "' != '" + day + "', from '" + time + "'.");
        }
        return time;
    }

    private static @Nullable Instant parsed(String text) {
        Instant basic = parsed(FORM, text);
        return basic == null ? parsed(DateTimeFormatter.RFC_1123_DATE_TIME, text) : basic;
    }

    private static @Nullable Instant parsed(DateTimeFormatter form, String text) {
        try {
            return form.parse(text, Instant::from);
        } catch (DateTimeException _) {
            return null; // in another form
        }
    }

    /** @throws AwsException in the service's words if a clock is wrong, or somebody sends again what was sent before */
    void check(Instant now, ServiceId service) {
        Duration allowed = service == ServiceId.S3 ? APART_S3 : APART;
        if (Duration.between(instant, now).abs().compareTo(allowed) <= 0) {
            return;
        }
        if (service == ServiceId.S3) {
            throw new AwsException(
                            "RequestTimeTooSkewed",
                            FORBIDDEN,
                            "The difference between the request time and the current time is too large.")
                    .with("RequestTime", toString())
                    .with("ServerTime", now.toString())
                    .with("MaxAllowedSkewMilliseconds", Long.toString(allowed.toMillis()));
        }
        boolean late = instant.isBefore(now);
        Instant bound = late ? now.minus(allowed) : now.plus(allowed);
        throw AwsException.of(
                "InvalidSignatureException",
                (late ? "Signature expired: " : "Signature not yet current: ") + this
                        + (late ? " is now earlier than " : " is still later than ") + FORM.format(bound) + " ("
                        + FORM.format(now) + (late ? " - " : " + ") + allowed.toMinutes() + " min.)");
    }

    /** As it is signed. */
    @Override
    public String toString() {
        return FORM.format(instant);
    }
}
