package dev.weir.app.connection;

import org.jspecify.annotations.Nullable;

/**
 * What the embedded broker asks of its callers, and where they may come from.
 *
 * @param auth {@code off}, {@code signature} or {@code enforce}
 * @param address the address to listen on
 * @param rootKeyId the root's access key id, or null for a key that the broker makes
 * @param rootSecret its secret; null with the id
 */
public record BrokerGuard(
        String auth,
        String address,
        @Nullable String rootKeyId,
        @Nullable String rootSecret) {

    /** Everyone on this machine, with any key. */
    public static final BrokerGuard OPEN = new BrokerGuard("off", "127.0.0.1", null, null);

    @Override
    public String toString() {
        return "BrokerGuard[" + auth + " at " + address + "]";
    }
}
