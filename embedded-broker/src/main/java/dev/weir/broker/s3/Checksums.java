package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** The checksums that S3 keeps of objects. */
enum Checksums {
    CRC32(4, null),
    CRC32C(4, null),
    CRC64NVME(8, null),
    SHA1(20, "SHA-1"),
    SHA256(32, "SHA-256");

    /** Those that clients newer than the SDK in use know, whose answers could not name them. */
    private static final Set<String> NEWER = Set.of("MD5", "SHA512", "XXHASH3", "XXHASH64", "XXHASH128");

    private final int length;
    private final @Nullable String digest;

    Checksums(int length, @Nullable String digest) {
        this.length = length;
        this.digest = digest;
    }

    /**
     * @param name in any case
     * @throws AwsException NotImplemented for those that only newer clients know, InvalidRequest for others
     */
    static Checksums named(String name) {
        for (Checksums algorithm : values()) {
            if (algorithm.name().equalsIgnoreCase(name)) {
                return algorithm;
            }
        }
        if (NEWER.contains(name.toUpperCase(Locale.ROOT))) {
            throw new AwsException("NotImplemented", 501, "This S3 does not compute " + name + " checksums.");
        }
        throw S3Errors.invalidRequest("Checksum algorithm provided is unsupported. Please try again with any of the"
                + " valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
    }

    /** Whether the checksum of a whole can be told of an upload in parts; S3 has it of the CRCs only. */
    boolean isOfWhole() {
        return digest == null;
    }

    /** Whether a text is such a checksum in Base64. */
    boolean isValid(String value) {
        return isBase64(value, length);
    }

    static boolean isBase64(String value, int length) {
        try {
            return Base64.getDecoder().decode(value).length == length;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What computes one. */
    Running begin() {
        return switch (this) {
            case CRC32 -> new OfCrc(new CRC32(), length);
            case CRC32C -> new OfCrc(new CRC32C(), length);
            case CRC64NVME -> new OfCrc(new Crc64Nvme(), length);
            default -> new OfDigest(digest(String.valueOf(digest)));
        };
    }

    static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + name, e);
        }
    }

    /** A checksum under way. Used by one thread. */
    interface Running {

        void update(byte[] bytes, int offset, int count);

        /** The checksum of all bytes so far; the end of this object. */
        byte[] value();
    }

    private record OfDigest(MessageDigest of) implements Running {

        @Override
        public void update(byte[] bytes, int offset, int count) {
            of.update(bytes, offset, count);
        }

        @Override
        public byte[] value() {
            return of.digest();
        }
    }

    private record OfCrc(Checksum of, int length) implements Running {

        @Override
        public void update(byte[] bytes, int offset, int count) {
            of.update(bytes, offset, count);
        }

        @Override
        public byte[] value() {
            byte[] value = new byte[length];
            long rest = of.getValue();
            for (int i = length - 1; i >= 0; i--) {
                value[i] = (byte) rest;
                rest >>>= Byte.SIZE;
            }
            return value;
        }
    }
}
