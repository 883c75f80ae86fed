package dev.weir.broker.sealed;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import org.jspecify.annotations.Nullable;

/** The keyring of macOS, Windows, GNOME or KDE. */
final class SystemKeyring implements Keyring {

    private static final String SERVICE = "Weir data folder";

    @Override
    public @Nullable String get(String name) throws SealException {
        try (com.github.javakeyring.Keyring keyring = open()) {
            return keyring.getPassword(SERVICE, name);
        } catch (PasswordAccessException e) {
            return null;
        } catch (Exception e) {
            throw unusable(e);
        }
    }

    @Override
    public void put(String name, String secret) throws SealException {
        try (com.github.javakeyring.Keyring keyring = open()) {
            keyring.setPassword(SERVICE, name, secret);
        } catch (Exception e) {
            throw unusable(e);
        }
    }

    @Override
    public void remove(String name) throws SealException {
        try (com.github.javakeyring.Keyring keyring = open()) {
            keyring.deletePassword(SERVICE, name);
        } catch (Exception e) {
            throw unusable(e);
        }
    }

    private static com.github.javakeyring.Keyring open() throws BackendNotSupportedException {
        return com.github.javakeyring.Keyring.create();
    }

    private static SealException unusable(Exception e) {
        if (e instanceof SealException already) {
            return already;
        }
        return new SealException(
                "The system's keyring cannot be used (" + e.getMessage()
                        + "): unlock it or start its service (GNOME Keyring or KWallet on Linux), or seal the folder"
                        + " under a passphrase.",
                e);
    }
}
