package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Content;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes whose SHA-256 stands in the request's header; the last read fails if it is another. Used by one thread. */
final class SignedBytes extends FilterInputStream {

    private final String expected;
    private final MessageDigest digest;
    private boolean checked;

    /** @param expected in hexadecimal, lower case */
    SignedBytes(InputStream in, String expected) {
        super(in);
        this.expected = expected;
        this.digest = sha256();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** What is skipped is part of what was signed. */
    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[8 * 1024];
        long total = 0;
        while (total < count) {
            int read = read(skipped, 0, (int) Math.min(skipped.length, count - total));
            if (read < 0) {
                break;
            }
            total += read;
        }
        return total;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = super.read(bytes, offset, count);
        if (read > 0) {
            digest.update(bytes, offset, read);
        } else if (read < 0 && !checked) {
            checked = true;
            String found = HexFormat.of().formatHex(digest.digest());
            if (!found.equals(expected)) {
                throw new Content.Refused(AwsException.of(
                                "XAmzContentSHA256Mismatch",
                                "The provided 'x-amz-content-sha256' header does not match what was computed.")
                        .with("ClientComputedContentSHA256", expected)
                        .with("S3ComputedContentSHA256", found));
            }
        }
        return read;
    }
}
