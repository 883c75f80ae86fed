package dev.weir.broker.call;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How long Kinesis's shard iterators last, and what is said of one that is too old. */
public final class IteratorExpiry {

    /** From the API reference. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /** As the service writes times into its message: {@code Thu Jan 22 01:22:02 UTC 2015}. */
    private static final DateTimeFormatter MESSAGE_TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private IteratorExpiry() {}

    /** The refusal of an iterator, in the service's words. */
    public static AwsException expired(Instant issuedAt, Instant now) {
        return AwsException.of(
                "ExpiredIteratorException",
                "Iterator expired. The iterator was created at time " + MESSAGE_TIME.format(issuedAt)
                        + " while right now it is " + MESSAGE_TIME.format(now)
                        + " which is further in the future than the tolerated delay of " + LIFETIME.toMillis()
                        + " milliseconds.");
    }
}
