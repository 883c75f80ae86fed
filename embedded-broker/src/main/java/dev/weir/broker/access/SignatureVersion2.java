package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.FormText;
import dev.weir.broker.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signature that S3 had before SigV4. Version 1 of the AWS CLI still presigns addresses with it. It names a key, and
 * neither region nor service.
 */
public final class SignatureVersion2 {

    private static final String ACCESS_KEY = "AWSAccessKeyId";
    private static final String EXPIRES = "Expires";
    private static final String SCHEME = "AWS ";
    private static final int FORBIDDEN = 403;

    private SignatureVersion2() {}

    /** Whether a request has such a signature, in its header or in its address. */
    public static boolean isOn(HttpRequest request) {
        String header = request.header("Authorization");
        return header != null ? header.startsWith(SCHEME) : isPresigned(request);
    }

    private static boolean isPresigned(HttpRequest request) {
        String query = request.query();
        return query.contains(ACCESS_KEY + "=") && query.contains("Signature=") && query.contains(EXPIRES + "=");
    }

    /**
     * The key that signed a request.
     *
     * @throws AwsException InvalidArgument if the header has another form
     */
    static Credential credential(HttpRequest request) {
        String header = request.header("Authorization");
        if (header == null) {
            Map<String, String> query = FormText.parse(request.query());
            return credential(query.getOrDefault(ACCESS_KEY, ""), query.get("x-amz-security-token"));
        }
        String signed = header.substring(SCHEME.length()).strip();
        int colon = signed.indexOf(':');
        if (colon <= 0) {
            throw AwsException.of(
                    "InvalidArgument", "AWS authorization header is invalid.  Expected AwsAccessKeyId:signature");
        }
        return credential(signed.substring(0, colon), request.header("X-Amz-Security-Token"));
    }

    private static Credential credential(String accessKeyId, @Nullable String sessionToken) {
        return new Credential(accessKeyId, "", "", ServiceId.S3.signingName(), sessionToken);
    }

    /** @throws AwsException AccessDenied if a request's address has expired, or says no second at which it does */
    static void check(HttpRequest request, Instant now) {
        if (request.header("Authorization") != null || !isPresigned(request)) {
            return;
        }
        String expires = FormText.parse(request.query()).getOrDefault(EXPIRES, "");
        if (!expires.matches("\\d{1,12}")) {
            throw new AwsException(
                    "AccessDenied", FORBIDDEN, "Invalid date (should be seconds since epoch): " + expires);
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(expires));
        if (now.isAfter(end)) {
            throw new AwsException("AccessDenied", FORBIDDEN, "Request has expired")
                    .with(EXPIRES, end.toString())
                    .with("ServerTime", now.toString());
        }
    }
}
