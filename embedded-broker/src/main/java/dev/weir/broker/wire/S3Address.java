package dev.weir.broker.wire;

import dev.weir.broker.access.SignatureVersion2;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.http.FormText;
import dev.weir.broker.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an S3 request is about. The bucket stands in the path, or in the host's name before {@code localhost} or {@code
 * s3.…}, as S3 calls virtual hosting.
 *
 * @param bucket null for the service as a whole
 * @param key null for a bucket as a whole
 * @param query its decoded pairs
 */
record S3Address(@Nullable String bucket, @Nullable String key, Map<String, String> query) {

    private static final Pattern S3_HOST =
            Pattern.compile("(?:(.+)\\.)?s3(?:[.-][a-z0-9-]+)*\\.(?:localhost|amazonaws\\.com(?:\\.cn)?)");
    private static final Pattern VIRTUAL_HOST = Pattern.compile("(.+)\\.localhost");
    private static final String SCOPE = "/s3/aws4_request";

    /** Whether a request is for S3: it is signed for it, or its host is S3's; no header names another target. */
    static boolean isMeant(HttpRequest http) {
        if (http.header("X-Amz-Target") != null || http.header("smithy-protocol") != null) {
            return false;
        }
        if (SignatureVersion2.isOn(http)) {
            return true;
        }
        String authorization = http.header("Authorization");
        if (authorization != null) {
            return authorization.contains(SCOPE);
        }
        String query = http.query();
        if (query.contains("X-Amz-Credential=")) {
            return query.contains("%2Fs3%2Faws4_request") || query.contains(SCOPE);
        }
        return S3_HOST.matcher(host(http)).matches();
    }

    /** @throws AwsException InvalidURI if the path is no UTF-8 */
    static S3Address of(HttpRequest http) {
        String path = http.path().startsWith("/") ? http.path().substring(1) : http.path();
        String bucket = virtualBucket(host(http));
        if (bucket == null) {
            int slash = path.indexOf('/');
            bucket = decoded(slash < 0 ? path : path.substring(0, slash));
            path = slash < 0 ? "" : path.substring(slash + 1);
        }
        String key = decoded(path);
        return new S3Address(
                bucket.isEmpty() ? null : bucket, key.isEmpty() ? null : key, FormText.parse(http.query()));
    }

    boolean asks(String parameter) {
        return query.containsKey(parameter);
    }

    private static String host(HttpRequest http) {
        String host = String.valueOf(http.header("host")).toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
    }

    private static @Nullable String virtualBucket(String host) {
        Matcher s3 = S3_HOST.matcher(host);
        if (s3.matches()) {
            return s3.group(1);
        }
        Matcher virtual = VIRTUAL_HOST.matcher(host);
        return virtual.matches() ? virtual.group(1) : null;
    }

    /** A plus sign stands for itself in a path. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer plain = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low >= 0) {
                plain.put((byte) (high << 4 | low));
                i += 2;
            } else {
                plain.put(raw[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(plain.flip()).toString();
        } catch (CharacterCodingException e) {
            throw AwsException.of("InvalidURI", "Couldn't parse the specified URI.");
        }
    }
}
