package dev.weir.broker.lambda.code;

import dev.weir.broker.call.AwsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a function's archive, a zip or a jar, within the bounds of the service and of the folder. */
final class Archive {

    /** Of what is in it, of the service. */
    private static final long MOST_BYTES = 262_144_000;

    private static final int MOST_ENTRIES = 100_000;

    private Archive() {}

    /** @throws AwsException InvalidParameterValueException if it cannot be unpacked into the folder, or is too large */
    static void unpack(Path archive, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            long left = MOST_BYTES;
            if (zip.size() > MOST_ENTRIES) {
                throw tooLarge();
            }
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Path target = inside(folder, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                try (InputStream in = zip.getInputStream(entry);
                        OutputStream out = Files.newOutputStream(target)) {
                    left -= copy(in, out, left);
                }
                // A zip's permissions are not told to Java, and what is to run must be allowed to.
                if (!target.toFile().setExecutable(true, true)) {
                    throw new IOException("The file " + target.getFileName() + " cannot be made executable");
                }
            }
        } catch (ZipException e) {
            throw unreadable();
        }
    }

    private static Path inside(Path folder, String name) {
        try {
            Path target = folder.resolve(name).normalize();
            if (target.startsWith(folder) && !name.startsWith("/")) {
                return target;
            }
        } catch (InvalidPathException e) {
            // Told as a name that leads out of the folder is.
        }
        throw unreadable();
    }

    private static long copy(InputStream in, OutputStream out, long most) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long copied = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            copied += count;
            if (copied > most) {
                throw tooLarge();
            }
            out.write(buffer, 0, count);
        }
        return copied;
    }

    private static AwsException unreadable() {
        return AwsException.of(
                "InvalidParameterValueException",
                "Could not unzip uploaded file. Please check your file, then try to upload again.");
    }

    private static AwsException tooLarge() {
        return AwsException.of(
                "InvalidParameterValueException", "Unzipped size must be smaller than " + MOST_BYTES + " bytes");
    }
}
