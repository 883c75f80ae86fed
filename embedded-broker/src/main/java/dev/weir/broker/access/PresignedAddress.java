package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.http.FormText;
import dev.weir.broker.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** An address that carries its signature, and with it how long it is good for. */
public final class PresignedAddress {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String EXPIRES = "X-Amz-Expires";

    /** From the API reference: seven days. */
    private static final long LONGEST = Duration.ofDays(7).toSeconds();

    private static final int FORBIDDEN = 403;

    private PresignedAddress() {}

    /** Whether an address says how long it is good for; one that does not is good as long as a request is. */
    static boolean tellsItsEnd(HttpRequest request) {
        return request.query().contains(EXPIRES + "=");
    }

    /** @throws AwsException AccessDenied if a request's address is too old, AuthorizationQueryParametersError if it is none */
    public static void check(HttpRequest request, Instant now) {
        SignatureVersion2.check(request, now);
        if (!tellsItsEnd(request)) {
            return;
        }
        Map<String, String> query = FormText.parse(request.query());
        String seconds = query.getOrDefault(EXPIRES, "");
        if (!seconds.matches("\\d{1,9}") || Long.parseLong(seconds) > LONGEST) {
            throw AwsException.of(
                    "AuthorizationQueryParametersError",
                    "X-Amz-Expires must be a number of seconds, less than a week, that is, 604800 seconds");
        }
        Instant end;
        try {
            end = DATE.parse(query.getOrDefault("X-Amz-Date", ""), Instant::from)
                    .plusSeconds(Long.parseLong(seconds));
        } catch (DateTimeException e) {
            throw AwsException.of(
                    "AuthorizationQueryParametersError",
                    "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }
        if (now.isAfter(end)) {
            throw new AwsException("AccessDenied", FORBIDDEN, "Request has expired")
                    .with(EXPIRES, seconds)
                    .with("Expires", end.toString())
                    .with("ServerTime", now.toString());
        }
    }
}
