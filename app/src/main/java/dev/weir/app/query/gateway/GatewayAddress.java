package dev.weir.app.query.gateway;

import dev.weir.app.text.Text;
import java.net.URI;
import java.util.Locale;

/** Where a gateway is. */
public final class GatewayAddress {

    /** Where one is that was started on this machine without more ado. */
    public static final String USUAL = "http://localhost:8083";

    private GatewayAddress() {}

    /**
     * What a person has written, as the root of the gateway's addresses, without a slash at its end.
     *
     * @throws GatewayFailure if it is no address
     */
    static String root(String written) throws GatewayFailure {
        String address = written.strip();
        if (!address.contains("://")) {
            address = "http://" + address;
        }
        while (address.endsWith("/")) {
            address = address.substring(0, address.length() - 1);
        }
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null
                    && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new GatewayFailure(
                Text.of("“{0}” is no address of a gateway.", written.strip()),
                Text.of("It is written like {0}.", USUAL),
                "");
    }

    /** Whether the gateway is on this machine. What is no address is not. */
    public static boolean isLoopback(String written) {
        try {
            String host = URI.create(root(written)).getHost();
            return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
        } catch (GatewayFailure e) {
            return false;
        }
    }
}
