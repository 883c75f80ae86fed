package dev.weir.broker.sealed;

import org.jspecify.annotations.Nullable;

/** Where a system keeps secrets for its user. */
public interface Keyring {

    /** The secret of a name, or null if there is none. */
    @Nullable String get(String name) throws SealException;

    void put(String name, String secret) throws SealException;

    void remove(String name) throws SealException;
}
