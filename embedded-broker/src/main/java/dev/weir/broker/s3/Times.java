package dev.weir.broker.s3;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as HTTP headers hold them. */
final class Times {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    static @Nullable String header(@Nullable Instant time) {
        return time == null ? null : HTTP_DATE.format(time);
    }
}
