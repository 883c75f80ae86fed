package dev.weir.broker.access;

import dev.weir.broker.store.OwnerOnlyFile;
import dev.weir.broker.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file in the data folder with the root's access key, in the form of an AWS credentials file, so that every client can
 * be pointed at it. Only its owner may read it.
 */
public final class RootCredentialsFile {

    /** Its name in the data folder. */
    public static final String NAME = "weir-root-credentials";

    private static final String ID = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";

    private RootCredentialsFile() {}

    /**
     * The key in the file, made if there is none.
     *
     * @throws StoreException if the file cannot be read or written, or holds no key
     */
    public static RootCredentials in(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            RootCredentials made = RootCredentials.random();
            OwnerOnlyFile.write(
                    folder,
                    NAME,
                    "[default]\n" + ID + " = " + made.accessKeyId() + "\n" + SECRET + " = " + made.secretAccessKey()
                            + "\n");
            return made;
        } catch (IOException e) {
            throw new StoreException(
                    "The root's credentials in " + file + " could not be read or written: " + e.getMessage() + ".", e);
        }
    }

    private static RootCredentials read(Path file) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        @Nullable String id = values.get(ID);
        @Nullable String secret = values.get(SECRET);
        if (id == null || secret == null) {
            throw new StoreException("The file " + file + " holds no access key: put back a copy of it, or delete it,"
                    + " and the broker makes a new key for the root.");
        }
        try {
            return new RootCredentials(id, secret);
        } catch (IllegalArgumentException e) {
            throw new StoreException("The file " + file + " holds no usable access key: " + e.getMessage(), e);
        }
    }
}
