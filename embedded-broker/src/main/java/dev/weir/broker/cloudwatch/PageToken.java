package dev.weir.broker.cloudwatch;

import dev.weir.broker.call.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The opaque text by which a caller asks for the next page: a place, bound to the request that it belongs to, so that a
 * token of another request is refused.
 */
final class PageToken {

    private PageToken() {}

    static String of(Object request, String place) {
        String text = fingerprint(request) + ":" + place;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws AwsException InvalidNextToken (or the given code) if it is not a token of this request */
    static String place(Object request, String token, String errorCode) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(":", 2));
            if (parts.size() == 2 && parts.getFirst().equals(fingerprint(request))) {
                return parts.getLast();
            }
        } catch (IllegalArgumentException e) {
            throw invalid(errorCode);
        }
        throw invalid(errorCode);
    }

    static AwsException invalid(String errorCode) {
        return AwsException.of(errorCode, "The specified NextToken is not valid for this request.");
    }

    private static String fingerprint(Object request) {
        CRC32 crc = new CRC32();
        crc.update(request.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
