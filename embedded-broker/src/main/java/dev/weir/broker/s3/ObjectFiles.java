package dev.weir.broker.s3;

import dev.weir.broker.store.FolderEntries;
import dev.weir.broker.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of objects. New bytes come into the staging folder, under the number of their version; once the database has
 * the object they move to the path by which a person finds them. Where they cannot (something else is in the way, or the
 * system holds on to the file that they replace), they stay and are read there, and move at the next start. Thread-safe.
 */
final class ObjectFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectFiles.class);

    private final Path root;
    private final Path staging;
    private final AtomicLong names = new AtomicLong();
    private final Set<Long> unplaced = ConcurrentHashMap.newKeySet();

    /** Held while folders are made or removed, so that none is removed under a file that is about to come. */
    private final ReentrantLock folders = new ReentrantLock();

    private ObjectFiles(Path root) {
        this.root = root;
        this.staging = root.resolve("%staging");
    }

    static ObjectFiles open(Path root) {
        ObjectFiles files = new ObjectFiles(root);
        try {
            Files.createDirectories(files.staging);
            FolderEntries.force(root);
        } catch (IOException e) {
            throw failed(root, e);
        }
        return files;
    }

    /** A free name in the staging folder. */
    Path newFile() {
        return staging.resolve("new-" + names.incrementAndGet());
    }

    /** Takes a finished file in as the bytes of a version, durable when this returns. */
    void adopt(Path file, long version) {
        try {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(file, staged(version), StandardCopyOption.ATOMIC_MOVE);
            FolderEntries.force(staging);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Undoes {@link #adopt}. */
    void giveBack(long version, Path file) {
        try {
            Files.move(staged(version), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The file {} of an object that could not be put stays behind", staged(version), e);
        }
    }

    Path staged(long version) {
        return staging.resolve(Long.toString(version));
    }

    private Path placed(String bucket, String path) {
        Path place = root.resolve(FileNames.ofBucket(bucket));
        for (String name : path.split("/", -1)) {
            place = place.resolve(name);
        }
        return place;
    }

    /** Moves a version's file to where a person finds it, in place of the one before. */
    void place(long version, String bucket, String path) {
        Path target = placed(bucket, path);
        folders.lock();
        try {
            Files.createDirectories(parent(target));
            Files.move(staged(version), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The object's file stays {} and could not become {}", staged(version), target, e);
            unplaced.add(version);
        } finally {
            folders.unlock();
        }
    }

    /** Deletes the file of a version that another one has replaced, where that did not take its place. */
    void replaced(long version) {
        if (unplaced.remove(version)) {
            removeStaged(version);
        }
    }

    /** Keeps a version's file in the staging folder. */
    void leaveStaged(long version) {
        unplaced.add(version);
    }

    /** @throws IOException if the file is gone or cannot be read */
    FileChannel open(long version, String bucket, String path) throws IOException {
        Path file = unplaced.contains(version) ? staged(version) : placed(bucket, path);
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /** Deletes the file of an object, and the folders that are empty after it. */
    void remove(long version, String bucket, String path) {
        Path file = unplaced.remove(version) ? staged(version) : placed(bucket, path);
        folders.lock();
        try {
            Files.deleteIfExists(file);
            Path top = root.resolve(FileNames.ofBucket(bucket));
            for (Path folder = parent(file); folder.startsWith(top) && !folder.equals(top); folder = parent(folder)) {
                if (!removed(folder)) {
                    break;
                }
            }
        } catch (IOException e) {
            LOG.warn("The file {} of a deleted object could not be removed", file, e);
        } finally {
            folders.unlock();
        }
    }

    /** Deletes the file of a version that is only staged. */
    void removeStaged(long version) {
        discard(staged(version));
    }

    /** Deletes a file of the staging folder that became nothing. */
    void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The file {} could not be removed; the next start tries again", file, e);
        }
    }

    /** Makes a bucket's folder, so that a person sees it. */
    void addBucket(String bucket) {
        try {
            Files.createDirectories(root.resolve(FileNames.ofBucket(bucket)));
        } catch (IOException e) {
            LOG.warn("The folder of bucket {} could not be made; its first object tries again", bucket, e);
        }
    }

    /** Removes a bucket's folder if nothing is in it. */
    void removeBucket(String bucket) {
        folders.lock();
        try {
            removed(root.resolve(FileNames.ofBucket(bucket)));
        } catch (IOException e) {
            LOG.warn("The folder of bucket {} could not be removed", bucket, e);
        } finally {
            folders.unlock();
        }
    }

    /** The versions whose files are staged; all other files there are deleted. */
    List<Long> stagedVersions() {
        List<Long> versions = new ArrayList<>();
        try (Stream<Path> files = Files.list(staging)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("\\d{1,18}")) {
                    versions.add(Long.valueOf(name));
                } else {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw failed(staging, e);
        }
        return versions;
    }

    private static boolean removed(Path folder) throws IOException {
        try {
            return Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    private Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? root : parent;
    }

    /** What a person is told of a disk that does not do what it should. */
    static StoreException failed(Path file, IOException cause) {
        return new StoreException(
                "The object's file " + file + " could not be written (" + cause.getMessage()
                        + "): free some space or change the folder's permissions, then try again.",
                cause);
    }
}
