package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.AwsException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;

/**
 * A page's token: the sequence where the next page begins and when the token was given out, under a keyed hash over both
 * and the request. Whoever changes one, or the request, or comes after {@link #VALID}, has no valid token. The key lives
 * as long as the broker runs.
 */
final class LookupToken {

    /** How long a token is good for. */
    static final Duration VALID = Duration.ofHours(1);

    private static final int PLAIN = 16;
    private static final int HASH = 16;

    private final SecretKeySpec key;

    LookupToken() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    String of(LookupEventsRequest request, long before, Instant now) {
        byte[] plain = ByteBuffer.allocate(PLAIN)
                .putLong(before)
                .putLong(now.toEpochMilli())
                .array();
        byte[] token = ByteBuffer.allocate(PLAIN + HASH)
                .put(plain)
                .put(hash(request, plain), 0, HASH)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @throws AwsException InvalidNextTokenException */
    long read(LookupEventsRequest request, String text, Instant now) {
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        if (token.length != PLAIN + HASH) {
            throw invalid();
        }
        ByteBuffer plain = ByteBuffer.wrap(token, 0, PLAIN).slice();
        byte[] copied = new byte[PLAIN];
        plain.get(0, copied);
        byte[] expected = hash(request, copied);
        int different = 0;
        for (int each = 0; each < HASH; each++) {
            different |= expected[each] ^ token[PLAIN + each];
        }
        Instant given = Instant.ofEpochMilli(plain.getLong(8));
        if (different != 0 || now.isAfter(given.plus(VALID))) {
            throw invalid();
        }
        return plain.getLong(0);
    }

    private byte[] hash(LookupEventsRequest request, byte[] plain) {
        LookupEventsRequest sameForAllPages =
                request.toBuilder().nextToken(null).maxResults(null).build();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(plain);
            return mac.doFinal(sameForAllPages.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java has HmacSHA256.", e);
        }
    }

    private static AwsException invalid() {
        return AwsException.of(
                "InvalidNextTokenException",
                "The NextToken is not valid, has expired, or belongs to a call with other parameters.");
    }
}
