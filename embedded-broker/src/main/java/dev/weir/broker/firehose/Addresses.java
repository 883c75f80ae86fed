package dev.weir.broker.firehose;

import dev.weir.broker.firehose.onward.Reach;
import java.net.URI;
import java.net.URISyntaxException;

/** The addresses of destinations: those of the service, and others on this machine without encryption. */
final class Addresses {

    private Addresses() {}

    /**
     * Looks at an address.
     *
     * @param path where it stands in a request
     * @param pattern the service's for it
     * @throws dev.weir.broker.call.AwsException if it is none, or none that the broker delivers to
     */
    static void check(String text, String path, String pattern, Reach reach) {
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException e) {
            throw FirehoseErrors.outOfPattern(text, path, pattern);
        }
        boolean local = Reach.isLocal(address.getHost());
        boolean isHttp = "http".equalsIgnoreCase(address.getScheme()) && local;
        boolean isHttps = "https".equalsIgnoreCase(address.getScheme());
        if (address.getHost() == null || !(isHttp || isHttps)) {
            throw FirehoseErrors.outOfPattern(text, path, pattern);
        }
        if (address.getUserInfo() != null) {
            throw FirehoseErrors.invalid("The address of a destination cannot hold a user's name or a password.");
        }
        if (!reach.permits(address)) {
            throw FirehoseErrors.invalid(Reach.refusal(address.getHost()));
        }
    }
}
