package dev.weir.broker.s3;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Continuation tokens: the name after which a listing goes on, made unreadable so that nobody builds upon it. */
final class Tokens {

    private Tokens() {}

    static String write(String after) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws dev.weir.broker.call.AwsException InvalidArgument */
    static String read(String token) {
        try {
            String after = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (!token.isEmpty() && write(after).equals(token)) {
                return after;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw S3Errors.invalidArgument("continuation-token", token, "The continuation token provided is incorrect");
    }
}
