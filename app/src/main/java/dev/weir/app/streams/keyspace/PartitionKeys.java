package dev.weir.app.streams.keyspace;

import dev.weir.app.streams.HashRange;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** From partition keys to hash keys, as the service maps them: the MD5 of the key's UTF-8 bytes as a number. */
public final class PartitionKeys {

    private PartitionKeys() {}

    /** The hash key of a partition key. */
    public static BigInteger hash(String partitionKey) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has MD5", e);
        }
    }

    /** Reads an explicit hash key, decimal or with {@code 0x} in hex; null if it is none. */
    public static @Nullable BigInteger explicit(String typed) {
        String text = typed.strip().replace(",", "").replace("_", "");
        BigInteger key;
        if (text.matches("0[xX][0-9a-fA-F]{1,32}")) {
            key = new BigInteger(text.substring(2), 16);
        } else if (text.matches("\\d{1,39}")) {
            key = new BigInteger(text);
        } else {
            return null;
        }
        return key.compareTo(HashRange.KEY_SPACE) < 0 ? key : null;
    }

    /** All 32 hex digits. */
    public static String hex(BigInteger key) {
        String digits = key.toString(16);
        return "0x" + "0".repeat(Math.max(0, 32 - digits.length())) + digits;
    }

    /** The eight leading hex digits. */
    public static String shortHex(BigInteger key) {
        return hex(key).substring(0, 10) + "…";
    }

    /** Where in the key space a key lies, 0 to 1. */
    public static double share(BigInteger key) {
        return key.doubleValue() / HashRange.KEY_SPACE.doubleValue();
    }

    /** The key at a share of the key space. */
    public static BigInteger at(double share) {
        BigInteger key = BigInteger.valueOf(Math.round(Math.clamp(share, 0, 1) * (1L << 52)))
                .shiftLeft(128 - 52);
        BigInteger last = HashRange.KEY_SPACE.subtract(BigInteger.ONE);
        return key.compareTo(last) > 0 ? last : key;
    }
}
