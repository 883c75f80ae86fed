package dev.weir.app.connection;

import dev.weir.broker.BrokerStartException;
import dev.weir.broker.sealed.FolderKey;
import dev.weir.broker.sealed.SealedData;
import dev.weir.broker.store.FolderConversion;
import java.nio.file.Files;
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

    FolderKey key() {
        return passphrase == null ? FolderKey.keyring() : FolderKey.passphrase(passphrase);
    }

    /** Whether a folder is sealed, or was begun to be. */
    public static boolean isOn(Path folder) {
        return Files.exists(folder.resolve(SealedData.HEADER));
    }

    /**
     * Seals the folder of a broker that does not run, or goes on with that; nothing is lost if it is interrupted.
     *
     * @param progress is told how far that is, in words
     * @throws BrokerUnavailableException with the sentence to show
     */
    public void seal(Path folder, Consumer<String> progress) throws BrokerUnavailableException {
        run(() -> new FolderConversion(folder, progress).seal(key()));
    }

    /** Makes a sealed folder plain again, as {@link #seal} makes it sealed. */
    public void unseal(Path folder, Consumer<String> progress) throws BrokerUnavailableException {
        run(() -> new FolderConversion(folder, progress).unseal(key()));
    }

    /** Seals a folder that is sealed under this under another passphrase or key; no data is written anew. */
    public void changeTo(FolderSeal other, Path folder) throws BrokerUnavailableException {
        run(() -> new FolderConversion(folder, done -> {}).changeKey(key(), other.key()));
    }

    private static void run(Work work) throws BrokerUnavailableException {
        try {
            work.run();
        } catch (BrokerStartException e) {
            throw EmbeddedBroker.unavailable(e);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws BrokerStartException;
    }

    @Override
    public String toString() {
        return passphrase == null ? "sealed under a key of the keyring" : "sealed under a passphrase";
    }
}
