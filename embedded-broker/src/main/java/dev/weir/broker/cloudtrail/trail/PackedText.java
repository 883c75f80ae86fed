package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.s3.ObjectHeaders;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A text that becomes a packed object. */
@SuppressWarnings("ArrayRecordComponent") // read only
record PackedText(byte[] text) {

    /** SHA-256 of the text before it is packed, in hexadecimal digits. */
    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256.", e);
        }
    }

    /**
     * Puts it as an object.
     *
     * @throws AwsException NoSuchBucket, in the words of S3
     * @throws StoreException if the disk is full or fails
     */
    void put(ObjectStore objects, String bucket, String key, Map<String, String> metadata) {
        Path file = objects.newFile();
        boolean put = false;
        try {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(text);
            }
            objects.put(
                    bucket,
                    key,
                    file,
                    ObjectHeaders.ofType("application/json")
                            .withEncoding("gzip")
                            .withMetadata(metadata));
            put = true;
        } catch (IOException e) {
            throw new StoreException("The file of " + key + " could not be written: " + e.getMessage(), e);
        } finally {
            if (!put) {
                delete(file);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // The store deletes what nobody put at its next start.
        }
    }
}
