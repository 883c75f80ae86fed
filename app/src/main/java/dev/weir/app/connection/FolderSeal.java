package dev.weir.app.connection;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the embedded broker's data folder is sealed under.
 *
 * @param passphrase gives the passphrase each time the folder is opened, which zeroes the characters after use; null for a
 *     key that the system's keyring keeps
 */
public record FolderSeal(@Nullable Supplier<char[]> passphrase) {

    public static FolderSeal ofPassphrase(Supplier<char[]> passphrase) {
        return new FolderSeal(passphrase);
    }

    public static FolderSeal ofKeyring() {
        return new FolderSeal(null);
    }

    /** Whether a folder is sealed, or was begun to be. */
    public static boolean isOn(Path folder) {
        return EmbeddedBroker.isSealed(folder);
    }

    /**
     * Seals the folder of a broker that does not run, or goes on with that; nothing is lost if it is interrupted.
     *
     * @param progress is told how far that is, in words
     * @throws BrokerUnavailableException with the sentence to show
     */
    public void seal(Path folder, Consumer<String> progress) throws BrokerUnavailableException {
        EmbeddedBroker.seal(folder, this, progress);
    }

    /** Makes a sealed folder plain again, as {@link #seal} makes it sealed. */
    public void unseal(Path folder, Consumer<String> progress) throws BrokerUnavailableException {
        EmbeddedBroker.unseal(folder, this, progress);
    }

    /** Seals a folder that is sealed under this under another passphrase or key; no data is written anew. */
    public void changeTo(FolderSeal other, Path folder) throws BrokerUnavailableException {
        EmbeddedBroker.changeSeal(folder, this, other);
    }

    @Override
    public String toString() {
        return passphrase == null ? "sealed under a key of the keyring" : "sealed under a passphrase";
    }
}
