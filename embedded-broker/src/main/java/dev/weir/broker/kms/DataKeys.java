package dev.weir.broker.kms;

import java.util.Map;

/**
 * What another service of the broker asks of KMS, as it would on AWS with its callers' permissions. Errors are KMS's
 * own: NotFoundException, DisabledException, KMSInvalidStateException, InvalidCiphertextException. Thread-safe.
 */
public interface DataKeys {

    /**
     * Finds a key that can be used at present.
     *
     * @param keyId an id, ARN, alias name or alias ARN; {@code alias/aws/kinesis} is made when first named
     * @return its ARN
     */
    String resolve(String region, String keyId);

    /**
     * Checks that a key can be used at present; costs two look-ups in maps.
     *
     * @param keyArn from {@link #resolve}
     */
    void checkUsable(String region, String keyArn);

    /** A new AES-256 key, plain and sealed by a key. */
    DataKey generate(String region, String keyArn, Map<String, String> context);

    /** Opens the sealed form of a data key, with the context that it was sealed with. */
    byte[] open(String region, byte[] sealed, Map<String, String> context);

    /**
     * A data key.
     *
     * @param plain for use in memory only
     * @param sealed for keeping
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    record DataKey(byte[] plain, byte[] sealed) {}
}
