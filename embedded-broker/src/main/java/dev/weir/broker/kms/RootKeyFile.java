package dev.weir.broker.kms;

import dev.weir.broker.seal.Seal;
import dev.weir.broker.store.OwnerOnlyFile;
import dev.weir.broker.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The file in the data folder that holds the root key, one line of hexadecimal digits. Only its owner may read it.
 */
final class RootKeyFile {

    static final String NAME = "weir-root-key";

    private final Path folder;
    private final Path file;

    RootKeyFile(Path folder) {
        this.folder = folder;
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
            if (key.length == Seal.KEY_BYTES) {
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
        byte[] key = Seal.randomBytes(Seal.KEY_BYTES);
        try {
            OwnerOnlyFile.write(folder, NAME, HexFormat.of().formatHex(key) + "\n");
            return key;
        } catch (IOException e) {
            throw new StoreException("The root key file " + file + " could not be written: " + e.getMessage() + ".", e);
        }
    }

    private String damaged() {
        return "The root key file " + file + " is damaged: put back a copy of it, since without it nothing that was"
                + " encrypted can be read.";
    }
}
