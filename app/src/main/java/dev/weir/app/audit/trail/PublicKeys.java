package dev.weir.app.audit.trail;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysResponse;

/** The keys that sign digests, by their fingerprints. CloudTrail gives them as PKCS #1; Java wants them in an X.509 wrapping. Blocks. */
final class PublicKeys {

    /** SEQUENCE { OBJECT IDENTIFIER rsaEncryption, NULL }. */
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private final Map<String, PublicKey> keys = new HashMap<>();

    /** Those that were in use between two times, and a day around them. */
    static PublicKeys read(CloudTrailClient cloudTrail, Instant from, Instant to) throws GeneralSecurityException {
        PublicKeys found = new PublicKeys();
        String token = null;
        do {
            String page = token;
            ListPublicKeysResponse answer =
                    cloudTrail.listPublicKeys(request -> request.startTime(from.minus(Duration.ofDays(1)))
                            .endTime(to.plus(Duration.ofDays(1)))
                            .nextToken(page));
            for (software.amazon.awssdk.services.cloudtrail.model.PublicKey key : answer.publicKeyList()) {
                found.keys.put(key.fingerprint(), of(key.value().asByteArray()));
            }
            token = answer.nextToken();
        } while (token != null && !token.isEmpty());
        return found;
    }

    @Nullable PublicKey get(String fingerprint) {
        return keys.get(fingerprint);
    }

    /** @param pkcs1 RSAPublicKey of RFC 8017; one that is wrapped already is taken, too */
    static PublicKey of(byte[] pkcs1) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        try {
            return factory.generatePublic(new X509EncodedKeySpec(wrapped(pkcs1)));
        } catch (GeneralSecurityException e) {
            return factory.generatePublic(new X509EncodedKeySpec(pkcs1));
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream bits = new ByteArrayOutputStream();
        bits.write(0);
        bits.writeBytes(pkcs1);
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes(RSA);
        element(info, 0x03, bits.toByteArray());
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        element(whole, 0x30, info.toByteArray());
        return whole.toByteArray();
    }

    private static void element(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        int length = content.length;
        if (length < 0x80) {
            out.write(length);
        } else {
            int bytes = length < 0x100 ? 1 : 2;
            out.write(0x80 | bytes);
            if (bytes == 2) {
                out.write(length >> 8);
            }
            out.write(length & 0xff);
        }
        out.writeBytes(content);
    }
}
