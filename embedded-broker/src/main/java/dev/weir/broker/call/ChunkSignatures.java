package dev.weir.broker.call;

/** Verifies what is signed inside of a body of chunks, in the order in which it comes. Used by one thread. */
public interface ChunkSignatures {

    /** Whether each chunk has a signature; otherwise only what the request's head says is signed. */
    boolean expected();

    /**
     * Whether a chunk's signature is right.
     *
     * @param sha256 of the chunk's bytes, in small hexadecimal letters
     * @param signature as the chunk's head gives it; empty if it gives none
     */
    boolean isChunk(String sha256, String signature);

    /**
     * Whether the signature of what follows the last chunk is right.
     *
     * @param sha256 of the trailing headers, each {@code name:value} with a line feed
     */
    boolean isTrailer(String sha256, String signature);

    /** What the caller is told of a signature that is wrong. */
    AwsException refusal();
}
