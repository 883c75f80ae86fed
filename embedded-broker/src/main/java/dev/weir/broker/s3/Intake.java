package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a request's bytes into a file, and holds them against everything that the client said of them. */
final class Intake {

    /** From the API reference: more needs an upload in parts. */
    static final long AT_MOST = 5L << 30;

    private static final int MD5_BYTES = 16;
    private static final int BUFFER = 256 * 1024;

    private final Content content;
    private final @Nullable String contentMd5;
    private final @Nullable Checksums algorithm;
    private final @Nullable String checksum;

    private Intake(
            Content content, @Nullable String contentMd5, @Nullable Checksums algorithm, @Nullable String checksum) {
        this.content = content;
        this.contentMd5 = contentMd5;
        this.algorithm = algorithm;
        this.checksum = checksum;
    }

    /** @throws AwsException InvalidDigest or InvalidRequest if what the client says cannot be true of any bytes */
    static Intake of(Content content, @Nullable String contentMd5) {
        if (contentMd5 != null && !Checksums.isBase64(contentMd5, MD5_BYTES)) {
            throw AwsException.of("InvalidDigest", "The Content-MD5 you specified was invalid.")
                    .with("Content-MD5", contentMd5);
        }
        Map<String, String> told = content.checksums();
        String announced = content.announced();
        if (told.size() + (announced == null ? 0 : 1) > 1) {
            throw S3Errors.invalidRequest(
                    "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }
        if (told.isEmpty()) {
            return new Intake(content, contentMd5, announced == null ? null : Checksums.named(announced), null);
        }
        Map.Entry<String, String> one = told.entrySet().iterator().next();
        Checksums algorithm = Checksums.named(one.getKey());
        return new Intake(content, contentMd5, algorithm, valid(algorithm, one.getValue()));
    }

    /** The same, with a checksum that is computed if the client tells none; null computes none. */
    Intake orElse(@Nullable Checksums other) {
        return algorithm == null ? new Intake(content, contentMd5, other, null) : this;
    }

    private static String valid(Checksums algorithm, String value) {
        if (!algorithm.isValid(value)) {
            throw S3Errors.invalidRequest(
                    "Value for x-amz-checksum-" + algorithm.name().toLowerCase(Locale.ROOT) + " header is invalid.");
        }
        return value;
    }

    @Nullable Checksums algorithm() {
        return algorithm;
    }

    /**
     * Reads the bytes to their end.
     *
     * @param file to be written; it need not be there
     * @throws AwsException if the bytes are not as the client said
     */
    Digest into(Path file) {
        if (content.length() < 0) {
            throw S3Errors.missingLength();
        }
        if (content.length() > AT_MOST) {
            throw AwsException.of("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
                    .with("ProposedSize", content.length())
                    .with("MaxSizeAllowed", AT_MOST);
        }
        MessageDigest md5 = Checksums.digest("MD5");
        Checksums.Running running = algorithm == null ? null : algorithm.begin();
        long size = copy(file, md5, running);
        if (size != content.length()) {
            throw incomplete();
        }
        byte[] digest = md5.digest();
        if (contentMd5 != null && !Base64.getEncoder().encodeToString(digest).equals(contentMd5)) {
            throw AwsException.of("BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
        return new Digest(size, HexFormat.of().formatHex(digest), verified(running));
    }

    private long copy(Path file, MessageDigest md5, Checksums.@Nullable Running running) {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = read(buffer); read >= 0; read = read(buffer)) {
                md5.update(buffer, 0, read);
                if (running != null) {
                    running.update(buffer, 0, read);
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                size += read;
                if (size > content.length()) {
                    throw incomplete();
                }
            }
        } catch (IOException e) {
            throw ObjectFiles.failed(file, e);
        }
        return size;
    }

    /** Fills the buffer as far as there is something, so that what is written is written in large pieces. */
    private int read(byte[] buffer) {
        InputStream in = content.stream();
        try {
            int read = in.readNBytes(buffer, 0, buffer.length);
            return read == 0 ? -1 : read;
        } catch (Content.Refused e) {
            throw e.error();
        } catch (IOException e) {
            throw incomplete(); // and nobody is there to hear it
        }
    }

    private static AwsException incomplete() {
        return AwsException.of(
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }

    private @Nullable ObjectChecksum verified(Checksums.@Nullable Running running) {
        if (algorithm == null || running == null) {
            return null;
        }
        String found = Base64.getEncoder().encodeToString(running.value());
        String trailing = content.announced() == null ? null : content.trailing();
        if (content.announced() != null && trailing == null) {
            throw AwsException.of(
                    "MalformedTrailerError",
                    "The request contained trailing data that was not well-formed"
                            + " or did not conform to our published schema.");
        }
        String told = checksum == null && trailing != null ? valid(algorithm, trailing) : checksum;
        if (told != null && !told.equals(found)) {
            throw AwsException.of(
                    "BadDigest", "The " + algorithm + " you specified did not match the calculated checksum.");
        }
        return new ObjectChecksum(algorithm.name(), found, false);
    }
}
