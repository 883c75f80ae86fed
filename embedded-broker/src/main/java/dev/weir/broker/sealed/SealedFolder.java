package dev.weir.broker.sealed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder on the disk in which every file is sealed. Names of files and folders directly in it are the program's own and
 * stay; names below those are sealed too. The few files in {@link #OPEN_NAMES} are not sealed: they say what the folder
 * is, or are there for others to read. Thread-safe.
 */
final class SealedFolder implements AutoCloseable {

    static final Set<String> OPEN_NAMES = Set.of(
            "weir-data",
            "weir-data.new",
            "weir-lock",
            SealedData.HEADER,
            SealedData.HEADER + ".new",
            "tls-certificate.pem",
            "tls-certificate.pem.new");

    private final Path root;
    private final MasterKey master;
    private final byte[] headKey;
    private final SealedNames names;

    SealedFolder(Path root, MasterKey master) {
        this.root = root;
        this.master = master;
        this.headKey = master.derive("weir file head", new byte[0]);
        this.names = new SealedNames(master);
    }

    Path root() {
        return root;
    }

    /** Where on the disk something is that has a name in here. */
    Path real(Path inside) {
        Path relative = root.relativize(inside.toAbsolutePath().normalize());
        Path real = root;
        for (int i = 0; i < relative.getNameCount(); i++) {
            String name = relative.getName(i).toString();
            real = real.resolve(i == 0 || name.isEmpty() ? name : names.seal(name));
        }
        return real;
    }

    boolean isOpen(Path real) {
        return root.equals(real.getParent())
                && OPEN_NAMES.contains(real.getFileName().toString());
    }

    /** The bytes of a page of a file: where it is only appended to, small ones, which have to be filled up. */
    private static int pageBytes(Path real) {
        String name = real.getFileName().toString();
        if (name.contains(".segment") || name.contains(".catalog") || name.contains(".journal")) {
            return SealedData.LOG_PAGE;
        }
        return name.contains(".mv.db") || name.contains("database.") ? SealedData.DATABASE_PAGE : 16 * 1024;
    }

    /** Databases write their first two pages alike, one after the other, so that a kill leaves one of them whole. */
    private static int twins(Pages pages) {
        return pages.bytes() == SealedData.DATABASE_PAGE ? 2 : 0;
    }

    FileChannel open(Path real, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (isOpen(real) || Files.isDirectory(real)) {
            return FileChannel.open(real, options, attributes);
        }
        boolean appending = options.contains(StandardOpenOption.APPEND);
        boolean writing = appending || options.contains(StandardOpenOption.WRITE);
        boolean reading = options.contains(StandardOpenOption.READ) || !writing;
        Set<OpenOption> onDisk = new HashSet<>(options);
        onDisk.remove(StandardOpenOption.APPEND);
        onDisk.add(StandardOpenOption.READ); // a page that is written in part is read first
        if (writing) {
            onDisk.add(StandardOpenOption.WRITE);
        }
        FileChannel channel = FileChannel.open(real, onDisk, attributes);
        boolean done = false;
        try {
            FileHead head = FileHead.read(channel, real, headKey);
            if (head == null) {
                head = FileHead.random(pageBytes(real));
                if (writing) {
                    begin(channel, head);
                }
            }
            Pages pages = new Pages(head.pageBytes());
            PageCipher cipher = new PageCipher(master.derive("weir file", head.salt()));
            SealedPages file = new SealedPages(real, channel, cipher, pages, twins(pages));
            done = true;
            return new SealedChannel(file, reading, writing, appending);
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private void begin(FileChannel channel, FileHead head) throws IOException {
        channel.truncate(0);
        ByteBuffer bytes = ByteBuffer.wrap(head.encode(headKey));
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
    }

    /** @throws DamagedFileException if a file does not begin as those of this folder do */
    void check(Path real) throws IOException {
        try (FileChannel channel = FileChannel.open(real, StandardOpenOption.READ)) {
            FileHead.read(channel, real, headKey);
        }
    }

    /** How many bytes are sealed in a file. */
    long size(Path real) throws IOException {
        try (FileChannel channel = FileChannel.open(real, StandardOpenOption.READ)) {
            FileHead head = FileHead.read(channel, real, headKey);
            return head == null ? 0 : new Pages(head.pageBytes()).plainSize(channel.size());
        }
    }

    /** Writes the whole name beside where only a shorter one can stand. */
    void keepName(Path real, Path inside) throws IOException {
        if (isSealedName(real) && SealedNames.standsForLonger(real.getFileName().toString())) {
            Path beside =
                    real.resolveSibling(SealedNames.besideOf(real.getFileName().toString()));
            try (FileChannel out = open(
                    beside,
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING))) {
                out.write(StandardCharsets.UTF_8.encode(inside.getFileName().toString()));
                out.force(true);
            }
        }
    }

    /** Removes what {@link #keepName} wrote. */
    void dropName(Path real) throws IOException {
        if (isSealedName(real) && SealedNames.standsForLonger(real.getFileName().toString())) {
            Files.deleteIfExists(
                    real.resolveSibling(SealedNames.besideOf(real.getFileName().toString())));
        }
    }

    private boolean isSealedName(Path real) {
        return !root.equals(real) && !root.equals(real.getParent());
    }

    /** The names of what is in a folder; what the system itself put there is left out. */
    List<String> list(Path real) throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(real)) {
            for (Path entry : entries) {
                String name = nameOf(entry);
                if (name != null) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private @Nullable String nameOf(Path entry) throws IOException {
        String name = entry.getFileName().toString();
        if (!isSealedName(entry)) {
            return name;
        }
        if (!SealedNames.standsForLonger(name)) {
            return names.open(name);
        }
        try (FileChannel in = open(entry.resolveSibling(SealedNames.besideOf(name)), Set.of(StandardOpenOption.READ))) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(in.size()));
            in.read(bytes, 0);
            return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public void close() {
        master.close();
        Arrays.fill(headKey, (byte) 0);
    }
}
