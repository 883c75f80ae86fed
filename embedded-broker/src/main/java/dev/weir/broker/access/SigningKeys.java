package dev.weir.broker.access;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys of the day that secrets make, kept since making one takes four rounds. At most {@value #KEPT} of them, the last
 * used. Thread-safe.
 */
final class SigningKeys {

    static final int KEPT = 512;

    /** The secret is part of what is looked up: a key that was made of another one is never used. */
    private record Origin(String accessKeyId, String secret, String date, String region, String service) {}

    private final Map<Origin, byte[]> keys = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Origin, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    byte[] of(Credential credential, String secret) {
        Origin origin = new Origin(
                credential.accessKeyId(), secret, credential.date(), credential.region(), credential.service());
        synchronized (keys) {
            byte[] known = keys.get(origin);
            if (known != null) {
                return known;
            }
        }
        byte[] day = Hashes.hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), credential.date());
        byte[] made =
                Hashes.hmac(Hashes.hmac(Hashes.hmac(day, credential.region()), credential.service()), "aws4_request");
        synchronized (keys) {
            keys.put(origin, made);
        }
        return made;
    }

    int size() {
        synchronized (keys) {
            return keys.size();
        }
    }
}
