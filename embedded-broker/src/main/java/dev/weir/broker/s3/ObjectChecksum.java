package dev.weir.broker.s3;

/**
 * A checksum of an object's bytes.
 *
 * @param algorithm as S3 names it, for instance {@code CRC32C}
 * @param value in Base64; of an object in parts it may end in {@code -} and their number
 * @param composite whether it is the checksum of the parts' checksums
 */
public record ObjectChecksum(String algorithm, String value, boolean composite) {}
