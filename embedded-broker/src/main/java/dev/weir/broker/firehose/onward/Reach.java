package dev.weir.broker.firehose.onward;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which machines the broker delivers to: this one, and others only where it was told so. What a program sends to a broker
 * on this machine must not leave it unasked.
 *
 * @param anywhere whether it was told so
 */
public record Reach(boolean anywhere) {

    /** Set to {@code any} to let Firehose deliver to other machines. */
    public static final String PROPERTY = "weir.firehose.endpoints";

    private static final Pattern LOOPBACK = Pattern.compile(
            "localhost|[a-z0-9.-]+\\.localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[?::1]?", Pattern.CASE_INSENSITIVE);

    /** @param setting the value of {@value #PROPERTY}, or null if it is not set */
    public static Reach of(@Nullable String setting) {
        return new Reach("any".equals(setting));
    }

    /** Whether a host is this machine. */
    public static boolean isLocal(@Nullable String host) {
        return host != null && LOOPBACK.matcher(host).matches();
    }

    /** Whether it may be called. */
    public boolean permits(URI address) {
        return anywhere || isLocal(address.getHost());
    }

    /** Why an address may not be called. */
    public static String refusal(@Nullable String host) {
        return "The broker delivers to this machine only, and " + host + " is another. Start it with -D" + PROPERTY
                + "=any to deliver to others.";
    }
}
