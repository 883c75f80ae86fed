package dev.weir.broker.cloudtrail.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash over everything so far: of the one before and the next event's bytes, SHA-256. */
final class Chain {

    static final int BYTES = 32;

    private static final byte[] BEGINNING = new byte[BYTES];

    private final MessageDigest sha256;

    Chain() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256.", e);
        }
    }

    /** What stands before the first event. */
    static byte[] beginning() {
        return BEGINNING.clone();
    }

    byte[] next(byte[] before, byte[] event) {
        sha256.update(before);
        return sha256.digest(event);
    }
}
