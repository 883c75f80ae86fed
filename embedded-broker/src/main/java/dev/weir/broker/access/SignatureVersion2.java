package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.FormText;
import dev.weir.broker.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /** What of an address says which thing is asked for, or how it is to be answered; the rest is not signed. */
    private static final Set<String> SIGNED_PARAMETERS = Set.of(
            "acl",
            "attributes",
            "delete",
            "location",
            "partNumber",
            "response-cache-control",
            "response-content-disposition",
            "response-content-encoding",
            "response-content-language",
            "response-content-type",
            "response-expires",
            "tagging",
            "uploadId",
            "uploads",
            "versionId",
            "versioning");

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

    /**
     * Verifies an address that was presigned so; a header is refused, as regions do that know no earlier signature.
     *
     * @throws AwsException InvalidRequest or SignatureDoesNotMatch
     */
    static void verify(HttpRequest request, Credential credential, String secret) {
        if (request.header("Authorization") != null) {
            throw AwsException.of(
                    "InvalidRequest",
                    "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
        }
        Map<String, String> query = FormText.parse(request.query());
        String given = query.getOrDefault("Signature", "");
        String host = request.headers().getOrDefault("host", "");
        String bucket = host.contains(".") ? host.substring(0, host.indexOf('.')) : "";
        boolean right = false;
        for (String path : List.of(request.path(), "/" + bucket + request.path())) {
            byte[] signature =
                    Hashes.hmac("HmacSHA1", secret.getBytes(StandardCharsets.UTF_8), toSign(request, query, path));
            right |= Hashes.same(Base64.getEncoder().encodeToString(signature), given);
        }
        if (!right) {
            throw SignatureVersion4.mismatch(ServiceId.S3, credential, given, toSign(request, query, request.path()));
        }
    }

    private static String toSign(HttpRequest request, Map<String, String> query, String path) {
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append('\n');
        text.append(request.headers().getOrDefault("content-md5", "")).append('\n');
        text.append(request.headers().getOrDefault("content-type", "")).append('\n');
        text.append(query.getOrDefault(EXPIRES, "")).append('\n');
        Map<String, String> amz = new TreeMap<>();
        request.headers().forEach((name, value) -> {
            if (name.startsWith("x-amz-")) {
                amz.put(name, value.strip());
            }
        });
        query.forEach((name, value) -> {
            if (name.startsWith("x-amz-")) {
                amz.put(name, value);
            }
        });
        amz.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
        text.append(path);
        char before = '?';
        for (Map.Entry<String, String> each : new TreeMap<>(query).entrySet()) {
            if (SIGNED_PARAMETERS.contains(each.getKey())) {
                text.append(before).append(each.getKey());
                if (!each.getValue().isEmpty()) {
                    text.append('=').append(each.getValue());
                }
                before = '&';
            }
        }
        return text.toString();
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
