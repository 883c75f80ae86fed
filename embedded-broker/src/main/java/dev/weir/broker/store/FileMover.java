package dev.weir.broker.store;

import dev.weir.broker.sealed.SealedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Moves the files of a folder, one by one, to where they are written in another form. */
final class FileMover {

    private static final Set<String> STAY = Set.of(
            FolderMarker.NAME, FolderMarker.NAME + ".new", "weir-lock", SealedData.HEADER, SealedData.HEADER + ".new");

    private static final String UNFINISHED = "converting-";
    private static final int SLICE = 256 * 1024;

    private final Path from;
    private final Path to;
    private final String within;
    private final Consumer<String> progress;
    private int done;

    FileMover(Path from, Path to, String within, Consumer<String> progress) {
        this.from = from;
        this.to = to;
        this.within = within;
        this.progress = progress;
    }

    /** A file goes away once it is durable in its new form; one that is there in both was durable already. */
    void moveAll() throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                if (dir.equals(from.resolve(within)) || isUnpacked(dir)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target(dir));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                boolean atTop = from.equals(file.getParent());
                String name = file.getFileName().toString();
                if (!(atTop && (STAY.contains(name) || name.startsWith(".")))) {
                    move(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!dir.equals(from)) {
                    FolderEntries.force(target(dir));
                    Files.delete(dir);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        FolderEntries.force(to);
    }

    /** What is unpacked of functions' code is made of the archives again. */
    private boolean isUnpacked(Path dir) throws IOException {
        if (!dir.equals(from.resolve("lambda").resolve("unpacked"))) {
            return false;
        }
        deleteAll(dir);
        return true;
    }

    private Path target(Path source) {
        Path target = to;
        for (Path name : from.relativize(source)) {
            target = name.toString().isEmpty() ? target : target.resolve(name.toString());
        }
        return target;
    }

    private void move(Path file) throws IOException {
        Path target = target(file);
        if (!Files.exists(target)) {
            // At the top, where names stay, the name also says in which pages a file is sealed.
            boolean atTop = from.equals(file.getParent());
            Path unfinished = to.resolve(UNFINISHED + (atTop ? target.getFileName() : "object"));
            copy(file, unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            FolderEntries.force(target.resolveSibling(""));
        }
        Files.delete(file);
        done++;
        progress.accept(done + (done == 1 ? " file" : " files"));
    }

    private static void copy(Path file, Path copy) throws IOException {
        Files.deleteIfExists(copy);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        copy, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions(file))) {
            ByteBuffer slice = ByteBuffer.allocate(SLICE);
            long at = 0;
            while (in.read(slice.clear(), at) > 0) {
                at += slice.flip().remaining();
                while (slice.hasRemaining()) {
                    out.write(slice);
                }
            }
            out.force(true);
        }
    }

    /** A copy is no more readable to others than the file. */
    private static FileAttribute<?>[] permissions(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(view.readAttributes().permissions())
                };
    }

    /** Brings everything in a folder to another one on the same disk, in any number of attempts. */
    static void moveBack(Path from, Path to, Consumer<String> progress) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> listed = Files.list(from)) {
            entries = listed.toList();
        }
        for (Path entry : entries) {
            Files.move(entry, to.resolve(entry.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
            progress.accept("moving");
        }
        FolderEntries.force(to);
        Files.delete(from);
    }

    private static void deleteAll(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
