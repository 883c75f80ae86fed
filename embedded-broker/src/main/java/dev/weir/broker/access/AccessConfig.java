package dev.weir.broker.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who may reach a broker, and what it asks of them.
 *
 * @param mode what is asked of callers
 * @param root the root's access key; null for one that the broker makes
 * @param address the address to listen on, as a literal
 */
public record AccessConfig(AuthMode mode, @Nullable RootCredentials root, String address) {

    /** Loopback. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Everyone on this machine, and nobody else. */
    public static final AccessConfig OPEN = new AccessConfig(AuthMode.OFF, null, LOOPBACK);

    /** @throws IllegalArgumentException with a sentence for people if that is no address */
    public AccessConfig {
        try {
            InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + address + "' is no IP address; give one of this machine's, or 0.0.0.0 for all of them.", e);
        }
    }

    /** Whether only this machine can reach the broker. */
    public boolean isLoopback() {
        return InetAddress.ofLiteral(address).isLoopbackAddress();
    }

    public AccessConfig with(AuthMode newMode) {
        return new AccessConfig(newMode, root, address);
    }

    public AccessConfig with(@Nullable RootCredentials credentials) {
        return new AccessConfig(mode, credentials, address);
    }

    public AccessConfig at(String newAddress) {
        return new AccessConfig(mode, root, newAddress);
    }
}
