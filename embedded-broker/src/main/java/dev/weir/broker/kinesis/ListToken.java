package dev.weir.broker.kinesis;

import dev.weir.broker.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a NextToken stands for: how to go on with a listing. Opaque on the wire, valid for five minutes.
 *
 * @param listing which listing it belongs to; a token of one is not taken by another
 * @param issuedAt when it was handed out
 * @param fields what the listing wants to remember; no field holds a line feed
 */
record ListToken(String listing, Instant issuedAt, List<String> fields) {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    boolean isExpired(Instant now) {
        return Duration.between(issuedAt, now).compareTo(LIFETIME) > 0;
    }

    String toText(Seal seal) {
        String plain = listing + "\n" + issuedAt.toEpochMilli() + "\n" + String.join("\n", fields);
        return Base64.getEncoder().encodeToString(seal.close(plain.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads a token, or gives null if it was not made here for this listing. */
    static @Nullable ListToken parse(String text, String listing, Seal seal) {
        byte[] plain;
        try {
            plain = seal.open(Base64.getDecoder().decode(text), 0);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (plain == null) {
            return null;
        }
        List<String> lines = Arrays.asList(new String(plain, StandardCharsets.UTF_8).split("\n", -1));
        if (!lines.getFirst().equals(listing)) {
            return null;
        }
        Instant issuedAt = Instant.ofEpochMilli(Long.parseLong(lines.get(1)));
        return new ListToken(listing, issuedAt, lines.subList(2, lines.size()));
    }
}
