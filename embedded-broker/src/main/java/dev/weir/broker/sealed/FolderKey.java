package dev.weir.broker.sealed;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a data folder is sealed under. */
public sealed interface FolderKey {

    /**
     * A passphrase.
     *
     * @param source gives it each time it is needed; the characters are zeroed after use
     */
    record Passphrase(Supplier<char[]> source) implements FolderKey {

        @Override
        public String toString() {
            return "Passphrase";
        }
    }

    /** A random key that a keyring keeps. */
    record InKeyring(Keyring keyring) implements FolderKey {}

    static FolderKey passphrase(Supplier<char[]> source) {
        return new Passphrase(source);
    }

    /** A passphrase, or the system's keyring if null. */
    static FolderKey of(@Nullable Supplier<char[]> passphrase) {
        return passphrase == null ? keyring() : passphrase(passphrase);
    }

    static FolderKey keyring() {
        return new InKeyring(new SystemKeyring());
    }
}
