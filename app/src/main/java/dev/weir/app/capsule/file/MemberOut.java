package dev.weir.app.capsule.file;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests what is written into a member; closing it leaves what is below open. */
final class MemberOut extends OutputStream {

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private long bytes;

    MemberOut(OutputStream out) {
        this.out = out;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
        out.write(some, from, length);
        digest.update(some, from, length);
        bytes += length;
    }

    /** What the manifest says of the member. Ends the digest. */
    Manifest.Member member(String name, long lines) {
        return new Manifest.Member(name, bytes, lines, HexFormat.of().formatHex(digest.digest()));
    }
}
