package dev.weir.broker.kinesis;

/**
 * The KMS key that a stream's records are sealed with.
 *
 * @param id as the caller named it, which is what DescribeStream tells
 * @param arn what that name stood for when encryption was started; an alias that moves later changes nothing
 */
record EncryptionKey(String id, String arn) {}
