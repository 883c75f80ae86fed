package dev.weir.broker.sealed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What it takes to make a key of a passphrase: Argon2id, with what a guess is to cost.
 *
 * @param memoryKib memory of one guess
 * @param passes over that memory
 * @param lanes that the memory is divided into
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PassphraseKey(int memoryKib, int passes, int lanes, byte[] salt) {

    private static final int SALT_BYTES = 16;

    /** No header makes a start take more than that. */
    private static final int MOST_KIB = 1 << 20;

    private static final int MOST_PASSES = 64;

    /** Of a character, in UTF-8. */
    private static final int MOST_BYTES_OF_ONE = 3;

    PassphraseKey {
        if (memoryKib < 8 * lanes
                || memoryKib > MOST_KIB
                || passes < 1
                || passes > MOST_PASSES
                || lanes < 1
                || lanes > 64) {
            throw new IllegalArgumentException("Parameters of Argon2id out of bounds");
        }
    }

    /** The second of the two choices that RFC 9106 recommends: 64 MiB, three passes, four lanes. */
    static PassphraseKey recommended() {
        return new PassphraseKey(64 * 1024, 3, 4, MasterKey.randomBytes(SALT_BYTES));
    }

    /** Takes some tenths of a second, and the memory. */
    byte[] of(char[] passphrase) {
        ByteBuffer encoded = ByteBuffer.allocate(passphrase.length * MOST_BYTES_OF_ONE);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(passphrase), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        byte[] key = new byte[MasterKey.BYTES];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        try {
            generator.generateBytes(bytes, key);
            return key;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
