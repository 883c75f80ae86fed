package dev.weir.broker.sealed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** A sealed data folder that is open: its key, and the paths through which it is read and written. Thread-safe. */
public final class SealedData implements AutoCloseable {

    /** The file in the folder that has the wrapped master key. */
    public static final String HEADER = "weir-seal";

    /** The bytes of a page of files that are appended to: those fill their pages up. */
    public static final int LOG_PAGE = 1024;

    static final int DATABASE_PAGE = 4096;

    private static final String LOST_HEADER =
            "put back a copy of it, since without it nothing in the folder can be read.";

    private final MasterKey master;
    private final SealedFileSystem system;

    private SealedData(Path folder, MasterKey master) {
        this.master = master;
        this.system = new SealedFileSystem(new SealedFolder(folder, master));
    }

    /** Whether a path is one of a sealed folder. */
    public static boolean isSealed(Path path) {
        return path.getFileSystem() instanceof SealedFileSystem;
    }

    /** Where on the disk a path of a sealed folder is; another path is where it says. */
    public static Path onDisk(Path path) {
        return path instanceof SealedPath sealed && path.getFileSystem() instanceof SealedFileSystem of
                ? of.folder().real(sealed.plain())
                : path;
    }

    /** Whether a folder's header says that its key is in the system's keyring. */
    public static boolean isInKeyring(Path folder) throws IOException, SealException {
        return header(folder).keyringName() != null;
    }

    /**
     * Makes the header of a folder in which nothing is yet, or replaces the one of a folder in which nothing came to be.
     *
     * @throws SealException if there is no keyring
     */
    public static SealedData create(Path folder, FolderKey key) throws IOException, SealException {
        MasterKey master = MasterKey.random();
        boolean done = false;
        try {
            writeHeader(folder, wrapped(master, key));
            done = true;
            return new SealedData(folder, master);
        } finally {
            if (!done) {
                master.close();
            }
        }
    }

    /**
     * Opens a sealed folder; writes nothing.
     *
     * @throws SealException if the header is gone or damaged, or the key is another one
     */
    public static SealedData open(Path folder, FolderKey key) throws IOException, SealException {
        return new SealedData(folder, unwrapped(folder, key));
    }

    /**
     * Seals a folder under another key. Nothing but the header is written; whoever knows the old key and has a copy of
     * the old header can still open the folder.
     */
    public static void changeKey(Path folder, FolderKey from, FolderKey to) throws IOException, SealException {
        SealHeader before = header(folder);
        try (MasterKey master = unwrapped(folder, from)) {
            writeHeader(folder, wrapped(master, to));
        }
        if (from instanceof FolderKey.InKeyring(Keyring keyring) && before.keyringName() != null) {
            keyring.remove(before.keyringName());
        }
    }

    /** The folder, as a path in which all that is written is sealed. */
    public Path root() {
        return system.root();
    }

    /** Another folder on the disk, sealed with the same key. */
    public Path alsoIn(Path folder) {
        return new SealedFileSystem(new SealedFolder(folder, master)).root();
    }

    /**
     * Looks at the beginning of each file, but for those of the folders that are named, which are looked at when they are
     * used.
     *
     * @throws DamagedFileException if one is not sealed, or not in this folder
     */
    public void check(String... butIn) throws IOException {
        SealedFolder folder = system.folder();
        Files.walkFileTree(folder.root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                boolean skipped = folder.root().equals(dir.getParent())
                        && Arrays.asList(butIn).contains(dir.getFileName().toString());
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                boolean systems = file.getFileName().toString().startsWith(".");
                if (!folder.isOpen(file) && !systems) {
                    folder.check(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static MasterKey unwrapped(Path folder, FolderKey key) throws IOException, SealException {
        SealHeader header = header(folder);
        byte[] wrapping = wrappingKey(folder, header, key);
        try {
            MasterKey master = header.unwrap(wrapping);
            if (master == null) {
                throw header.passphrase() != null
                        ? new SealException(
                                "The passphrase is not that of the data folder " + folder
                                        + ": try again. Capital letters and the keyboard's language count.",
                                true)
                        : new SealException("The key in the system's keyring is not that of the data folder " + folder
                                + ": put back the file " + HEADER + " that belongs to it, or the keyring's entry "
                                + header.keyringName() + ".");
            }
            return master;
        } finally {
            Arrays.fill(wrapping, (byte) 0);
        }
    }

    private static byte[] wrappingKey(Path folder, SealHeader header, FolderKey key) throws SealException {
        PassphraseKey passphrase = header.passphrase();
        if (passphrase != null) {
            if (!(key instanceof FolderKey.Passphrase given)) {
                throw new SealException(
                        "The data folder " + folder
                                + " is sealed under a passphrase, not under a key of the system's keyring: give the passphrase.");
            }
            return stretched(passphrase, given);
        }
        String name = String.valueOf(header.keyringName());
        if (!(key instanceof FolderKey.InKeyring(Keyring keyring))) {
            throw new SealException(
                    "The data folder " + folder
                            + " is sealed under a key of the system's keyring, not under a passphrase: open it with the keyring.");
        }
        String secret = keyring.get(name);
        if (secret == null) {
            throw new SealException("The system's keyring has no key for the data folder " + folder + " (entry " + name
                    + "): unlock the keyring, and open the folder as the user, and on the machine, that sealed it.");
        }
        return HexFormat.of().parseHex(secret);
    }

    private static byte[] stretched(PassphraseKey how, FolderKey.Passphrase given) throws SealException {
        char[] passphrase = given.source().get();
        try {
            if (passphrase.length == 0) {
                throw new SealException("The passphrase is empty: give one.", true);
            }
            return how.of(passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static SealHeader wrapped(MasterKey master, FolderKey key) throws SealException {
        byte[] wrapping = MasterKey.randomBytes(MasterKey.BYTES);
        try {
            return switch (key) {
                case FolderKey.Passphrase given -> {
                    PassphraseKey how = PassphraseKey.recommended();
                    wrapping = stretched(how, given);
                    yield SealHeader.of(how, null, wrapping, master);
                }
                case FolderKey.InKeyring(Keyring keyring) -> {
                    String name = UUID.randomUUID().toString();
                    keyring.put(name, HexFormat.of().formatHex(wrapping));
                    yield SealHeader.of(null, name, wrapping, master);
                }
            };
        } finally {
            Arrays.fill(wrapping, (byte) 0);
        }
    }

    private static SealHeader header(Path folder) throws IOException, SealException {
        Path file = folder.resolve(HEADER);
        if (!Files.exists(file)) {
            throw new SealException("The data folder " + folder + " has lost its file " + HEADER + ": " + LOST_HEADER);
        }
        SealHeader header = SealHeader.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (header == null) {
            throw new SealException("The file " + file + " is damaged: " + LOST_HEADER);
        }
        return header;
    }

    /** It appears whole or not at all. */
    private static void writeHeader(Path folder, SealHeader header) throws IOException {
        Path beside = folder.resolve(HEADER + ".new");
        try (FileChannel out = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(header.text());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(beside, folder.resolve(HEADER), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceEntries(folder);
    }

    static void forceEntries(Path folder) throws IOException {
        if (folder.getFileSystem().getSeparator().equals("\\")) {
            return; // where a folder cannot be opened, the system does that on its own
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Zeroes the keys; nothing in the folder can be opened any more. */
    @Override
    public void close() {
        system.close();
    }
}
