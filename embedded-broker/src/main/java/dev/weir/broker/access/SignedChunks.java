package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ChunkSignatures;
import dev.weir.broker.call.ServiceId;

/** The signatures between the chunks of an upload, each of which signs the one before it. Used by one thread. */
final class SignedChunks implements ChunkSignatures {

    private final byte[] key;
    private final String when;
    private final boolean expected;
    private final Credential credential;
    private String previous;

    /**
     * @param when the time and the scope of the request's signature, as they are signed
     * @param seed the request's signature
     */
    SignedChunks(byte[] key, String when, String seed, boolean expected, Credential credential) {
        this.key = key;
        this.when = when;
        this.previous = seed;
        this.expected = expected;
        this.credential = credential;
    }

    @Override
    public boolean expected() {
        return expected;
    }

    @Override
    public boolean isChunk(String sha256, String signature) {
        return follows(
                "AWS4-HMAC-SHA256-PAYLOAD\n" + when + "\n" + previous + "\n" + Hashes.OF_NOTHING + "\n" + sha256,
                signature);
    }

    @Override
    public boolean isTrailer(String sha256, String signature) {
        return follows("AWS4-HMAC-SHA256-TRAILER\n" + when + "\n" + previous + "\n" + sha256, signature);
    }

    private boolean follows(String toSign, String signature) {
        String right = Hashes.hex(Hashes.hmac(key, toSign));
        previous = right;
        return Hashes.same(right, signature);
    }

    @Override
    public AwsException refusal() {
        return SignatureVersion4.mismatch(ServiceId.S3, credential, "", "of a chunk");
    }
}
