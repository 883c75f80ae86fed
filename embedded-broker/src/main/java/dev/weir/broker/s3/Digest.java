package dev.weir.broker.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What bytes were found to be.
 *
 * @param size how many
 * @param etag their MD5 in hexadecimal, of an upload in parts the MD5 of the parts' and their number
 */
record Digest(long size, String etag, @Nullable ObjectChecksum checksum) {

    private static final int BUFFER = 256 * 1024;

    /** Reads a file that somebody else wrote. */
    static Digest of(Path file) {
        MessageDigest md5 = Checksums.digest("MD5");
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                md5.update(buffer, 0, read);
                size += read;
            }
        } catch (IOException e) {
            throw ObjectFiles.failed(file, e);
        }
        return new Digest(size, HexFormat.of().formatHex(md5.digest()), null);
    }
}
