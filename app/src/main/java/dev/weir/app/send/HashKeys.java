package dev.weir.app.send;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The key space: hash keys are unsigned integers of 128 bits, by default the MD5 of the partition key. */
public final class HashKeys {

    /** One more than the greatest hash key. */
    public static final BigInteger END = BigInteger.TWO.pow(128);

    private HashKeys() {}

    /** The hash key that the service derives from a partition key. */
    public static BigInteger of(String partitionKey) {
        return new BigInteger(1, md5(partitionKey.getBytes(StandardCharsets.UTF_8)));
    }

    /** MD5 in 32 hexadecimal digits. */
    public static String md5Hex(byte[] bytes) {
        return HexFormat.of().formatHex(md5(bytes));
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has MD5", e);
        }
    }
}
