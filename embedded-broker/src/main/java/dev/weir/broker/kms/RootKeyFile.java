package dev.weir.broker.kms;

import dev.weir.broker.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file in the data folder that holds the root key, one line of hexadecimal digits. Only its owner may read it. It
 * appears whole or not at all: written beside, forced to the disk, then renamed.
 */
final class RootKeyFile {

    static final String NAME = "weir-root-key";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    RootKeyFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /**
     * The key in the file, or null if there is no file.
     *
     * @throws StoreException if there is one that cannot be read or holds no key
     */
    byte @Nullable [] read() {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            byte[] key = HexFormat.of()
                    .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length == AesGcm.KEY_BYTES) {
                return key;
            }
        } catch (IOException e) {
            throw new StoreException("The root key file " + file + " could not be read: " + e.getMessage() + ".", e);
        } catch (IllegalArgumentException e) {
            throw new StoreException(damaged(), e);
        }
        throw new StoreException(damaged());
    }

    /** Makes a new key durable, and gives it. */
    byte[] create() {
        byte[] key = AesGcm.randomBytes(AesGcm.KEY_BYTES);
        Path beside = file.resolveSibling(NAME + ".new");
        try {
            Files.deleteIfExists(beside);
            try (FileChannel out = createOwned(beside)) {
                ByteBuffer line =
                        StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(key) + "\n");
                while (line.hasRemaining()) {
                    out.write(line);
                }
                out.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
            return key;
        } catch (IOException e) {
            throw new StoreException("The root key file " + file + " could not be written: " + e.getMessage() + ".", e);
        }
    }

    /** Creates a file that was nobody else's to read at any moment. */
    private static FileChannel createOwned(Path path) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (Files.getFileStore(path.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            return FileChannel.open(path, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        FileChannel channel = FileChannel.open(path, options);
        AclFileAttributeView acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (acl != null) {
            acl.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(acl.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
        return channel;
    }

    private void forceFolder() throws IOException {
        // Windows cannot open a folder, and its file system keeps the order of such changes by itself.
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private String damaged() {
        return "The root key file " + file + " is damaged: put back a copy of it, since without it nothing that was"
                + " encrypted can be read.";
    }
}
