package dev.weir.app.audit.trail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A digest file, as the CloudTrail User Guide has it under "CloudTrail digest file structure".
 *
 * @param content its JSON
 * @param hash SHA-256 of its unpacked bytes, hexadecimal
 * @param signature of its object's metadata, hexadecimal, or null
 */
record Digest(
        String key, JsonNode content, String hash, @Nullable String signature) {

    private static final HexFormat HEX = HexFormat.of();

    String text(String member) {
        JsonNode value = content.path(member);
        return value.isNull() ? "" : value.asText("");
    }

    /** Why its signature does not hold, one sentence, or null if it does. */
    @Nullable String problem(PublicKeys keys) {
        String signed = signature;
        if (signed == null || signed.isBlank()) {
            return Text.of("Its signature is missing from the object's metadata.");
        }
        if (!key.equals(text("digestS3Object"))) {
            return Text.of("It says that it lies at {0}: it was moved or copied over another.", text("digestS3Object"));
        }
        PublicKey publicKey = keys.get(text("digestPublicKeyFingerprint"));
        if (publicKey == null) {
            return Text.of("CloudTrail knows no key of the fingerprint {0}.", text("digestPublicKeyFingerprint"));
        }
        String previous = text("previousDigestSignature");
        String toSign = text("digestEndTime") + "\n" + text("digestS3Bucket") + "/" + text("digestS3Object") + "\n"
                + hash + "\n" + (previous.isEmpty() ? "null" : previous);
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(publicKey);
            verifier.update(toSign.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(HEX.parseHex(signed.strip()))
                    ? null
                    : Text.of("Its signature does not fit its content.");
        } catch (IllegalArgumentException | SignatureException e) {
            return Text.of("Its signature can't be read.");
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            return Text.of("This Java can't verify its signature: {0}.", e.getMessage());
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
