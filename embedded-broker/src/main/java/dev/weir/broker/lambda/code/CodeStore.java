package dev.weir.broker.lambda.code;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.sealed.SealedData;
import dev.weir.broker.store.FolderEntries;
import dev.weir.broker.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Functions' archives by the SHA-256 of their bytes, each with a folder of what is in it. The archive is durable when it
 * was added; the folder is made of it again where it is missing. Thread-safe.
 */
public final class CodeStore implements AutoCloseable {

    private static final String ZIP = ".zip";
    private static final String BESIDE = ".new-";

    private final Path archives;
    private final Path unpacked;
    private final @Nullable Path temporary;

    /** Whether what is unpacked is outside of the data folder: that is sealed, and processes cannot run what is sealed. */
    private final boolean runsElsewhere;

    /** @param dataFolder null to keep everything in a temporary folder until the store is closed */
    public CodeStore(@Nullable Path dataFolder) {
        try {
            Path root = dataFolder == null ? Files.createTempDirectory("weir-lambda-") : dataFolder.resolve("lambda");
            temporary = dataFolder == null ? root : null;
            archives = Files.createDirectories(root.resolve("code"));
            runsElsewhere = SealedData.isSealed(root);
            unpacked = runsElsewhere ? elsewhere(root) : Files.createDirectories(root.resolve("unpacked"));
        } catch (IOException e) {
            throw new StoreException("The folder of functions' code could not be made: " + e.getMessage() + ".", e);
        }
    }

    /** A folder of the system's temporary ones, for as long as this is open; one that a kill left behind is deleted. */
    private static Path elsewhere(Path root) throws IOException {
        Path note = root.resolve("unpacked-in");
        if (Files.exists(note)) {
            delete(Path.of(Files.readString(note)));
        }
        Path folder = Files.createTempDirectory("weir-functions-");
        Files.writeString(note, folder.toString());
        return folder;
    }

    /**
     * Keeps an archive.
     *
     * @return its SHA-256 in hexadecimal digits
     * @throws AwsException InvalidParameterValueException if it is no archive, or too large
     */
    public String add(byte[] zip) {
        String id = HexFormat.of().formatHex(sha256(zip));
        Path archive = archive(id);
        try {
            if (!Files.exists(archive)) {
                Path beside = archives.resolve(id + BESIDE + UUID.randomUUID());
                try (FileChannel out =
                        FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    ByteBuffer bytes = ByteBuffer.wrap(zip);
                    while (bytes.hasRemaining()) {
                        out.write(bytes);
                    }
                    out.force(true);
                }
                try {
                    unpack(beside, id);
                    Files.move(beside, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } finally {
                    Files.deleteIfExists(beside);
                }
                FolderEntries.force(archives);
            }
            return id;
        } catch (IOException e) {
            throw new StoreException("The function's code could not be kept: " + e.getMessage() + ".", e);
        }
    }

    /** The archive of an id, as a file that people can open. */
    public Path archive(String id) {
        return archives.resolve(id + ZIP);
    }

    /**
     * The folder of what is in an archive.
     *
     * @throws StoreException if the archive is gone or damaged
     */
    public Path folder(String id) {
        Path folder = unpacked.resolve(id);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            unpack(archive(id), id);
            return folder;
        } catch (AwsException | IOException e) {
            throw new StoreException("The function's code could not be unpacked: " + e.getMessage() + ".", e);
        }
    }

    private void unpack(Path archive, String id) throws IOException {
        Path folder = unpacked.resolve(id);
        if (Files.isDirectory(folder)) {
            return;
        }
        Path beside = Files.createDirectory(unpacked.resolve(id + BESIDE + UUID.randomUUID()));
        try {
            if (runsElsewhere) {
                Path copy = beside.resolveSibling(beside.getFileName() + ZIP);
                try (InputStream in = Files.newInputStream(archive)) {
                    Files.copy(in, copy);
                    Archive.unpack(copy, beside);
                } finally {
                    Files.deleteIfExists(copy);
                }
            } else {
                Archive.unpack(archive, beside);
            }
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(beside);
        }
    }

    /** Deletes the code that no function has any more, and what a crash left behind. */
    public void keepOnly(Set<String> ids) {
        for (Path folder : List.of(archives, unpacked)) {
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path entry : entries.toList()) {
                    String id = entry.getFileName().toString().replace(ZIP, "");
                    if (!ids.contains(id)) {
                        delete(entry);
                    }
                }
            } catch (IOException e) {
                throw new StoreException("Old code of functions could not be deleted: " + e.getMessage() + ".", e);
            }
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            if (temporary != null) {
                delete(temporary);
            }
            if (runsElsewhere) {
                delete(unpacked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
