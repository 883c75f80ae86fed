package dev.weir.broker.http;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The two ids that every answer carries. They only tell requests apart, so they come from the quick random source and
 * not from the one made for secrets, whose first use costs a noticeable part of the broker's start.
 */
public final class RequestIds {

    private static final int EXTENDED_ID_BYTES = 72;

    private RequestIds() {}

    /** A new id in the form of a random UUID (version 4). */
    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** The headers that name a request in its answer. */
    public static Map<String, String> headers(String requestId) {
        byte[] extended = new byte[EXTENDED_ID_BYTES];
        ThreadLocalRandom.current().nextBytes(extended);
        return Map.of(
                "x-amzn-RequestId", requestId, "x-amz-id-2", Base64.getEncoder().encodeToString(extended));
    }
}
