package dev.weir.app.capsule.file;

import dev.weir.app.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A member as it is unpacked: counted and digested on the way, and never further than the manifest says it goes. What is in
 * memory is a buffer and one line.
 */
final class MemberIn implements AutoCloseable {

    private final Manifest.Member about;
    private final InputStream in;
    private final MessageDigest digest = MemberOut.sha256();
    private final byte[] buffer = new byte[64 << 10];
    private int at;
    private int filled;
    private long bytes;
    private long line;

    MemberIn(Manifest.Member about, InputStream in) {
        this.about = about;
        this.in = in;
    }

    /** The line that was given last, from 1. */
    long line() {
        return line;
    }

    BrokenCapsule broken(String what) {
        return new BrokenCapsule(about.name(), line, what);
    }

    /** The next line without its end, or null at the end of the member, where digest and counts have been compared. */
    byte @Nullable [] nextLine() throws BrokenCapsule {
        ByteArrayOutputStream gathered = null;
        while (true) {
            if (at == filled && !fill()) {
                if (gathered != null) {
                    line++;
                    throw broken(Text.of("the last line has no end: the member is cut off"));
                }
                end();
                return null;
            }
            int newline = at;
            while (newline < filled && buffer[newline] != '\n') {
                newline++;
            }
            if (newline < filled && gathered == null) {
                byte[] whole = Arrays.copyOfRange(buffer, at, newline);
                at = newline + 1;
                line++;
                return whole;
            }
            ByteArrayOutputStream longer = gathered == null ? new ByteArrayOutputStream(filled - at + 1024) : gathered;
            longer.write(buffer, at, newline - at);
            gathered = longer;
            if (longer.size() > Bounds.LONGEST_LINE) {
                line++;
                throw broken(Text.of("the line is longer than a record can be"));
            }
            at = newline;
            if (newline < filled) {
                at = newline + 1;
                line++;
                return longer.toByteArray();
            }
        }
    }

    /** All of the member, of which there is not much. */
    byte[] all() throws BrokenCapsule {
        if (about.bytes() > Bounds.LARGEST_PART) {
            throw broken(Text.of("it is larger than such a member can be"));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream((int) about.bytes());
        while (fill()) {
            all.write(buffer, 0, filled);
            at = filled;
        }
        end();
        return all.toByteArray();
    }

    private boolean fill() throws BrokenCapsule {
        int read;
        try {
            read = in.read(buffer);
        } catch (IOException e) {
            throw broken(Text.of("it can't be unpacked: the file is damaged"));
        }
        if (read < 0) {
            return false;
        }
        at = 0;
        filled = read;
        bytes += read;
        digest.update(buffer, 0, read);
        if (bytes > about.bytes()) {
            throw broken(Text.of("it holds more than the {0} bytes that the manifest says", about.bytes()));
        }
        return true;
    }

    private void end() throws BrokenCapsule {
        long lines = line;
        line = 0;
        if (bytes != about.bytes()) {
            throw broken(Text.of("it holds {0} bytes, and the manifest says {1}", bytes, about.bytes()));
        }
        if (lines != about.lines()) {
            throw broken(Text.of("it has {0} lines, and the manifest says {1}", lines, about.lines()));
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(about.sha256())) {
            throw broken(Text.of("its checksum is not the one of the manifest: it was changed or damaged"));
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
