package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.text.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A link to a page of a connection: {@code weir://CONNECTION[@REGION]/PAGE}. A connection is named as this computer knows it,
 * never by an address or a key, so that a link can lead nobody to a stranger's endpoint. The grammar is in docs/LINKS.md.
 *
 * @param key of the connection as {@link Connection#key}, or null for the one that is open
 * @param region another region than the connection's own, or null
 */
public record WeirLink(@Nullable String key, @Nullable String region, Place place) {

    /** What a link begins with. */
    public static final String SCHEME = "weir://";

    private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z0-9]{1,12}){1,4}");

    /** The link to a place of a connection. One whose keys were typed in is named as the endpoint that it is. */
    public static String of(Connection connection, Place place) {
        boolean embedded = connection.source() instanceof Connection.Source.Embedded;
        return new WeirLink(connection.key(), embedded ? null : connection.region(), place).text();
    }

    /** This link as text. */
    public String text() {
        String named = key == null
                ? ""
                : key.startsWith(Connection.PROFILE_KEY) && isPlainProfile(key)
                        ? LinkText.encoded(key.substring(Connection.PROFILE_KEY.length()))
                        : prefixed(key);
        return SCHEME + named + (region == null ? "" : "@" + region) + "/" + PlaceLink.of(place);
    }

    /**
     * The link for what a person typed: a connection by its name, and a page as {@link PlaceLink} has it.
     *
     * @param connection {@code embedded}, {@code environment}, a profile's name, or {@code endpoint:NAME}; null for the one that
     *     would be opened anyway
     * @param page null for the overview
     * @throws IllegalArgumentException with a sentence for the person
     */
    public static WeirLink typed(@Nullable String connection, @Nullable String page) {
        String name = connection == null ? "" : connection.strip();
        boolean known = name.equals(Connection.EMBEDDED_KEY)
                || name.equals(Connection.ENVIRONMENT_KEY)
                || name.startsWith(Connection.ENDPOINT_KEY)
                || name.startsWith(Connection.PROFILE_KEY);
        String key = name.isEmpty() ? null : known ? name : Connection.PROFILE_KEY + name;
        return new WeirLink(key, null, page == null ? new Place.Overview() : PlaceLink.parse(page.strip()));
    }

    private static String prefixed(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon + 1) + LinkText.encoded(key.substring(colon + 1));
    }

    private static boolean isPlainProfile(String key) {
        String name = key.substring(Connection.PROFILE_KEY.length());
        return !name.equals(Connection.EMBEDDED_KEY) && !name.equals(Connection.ENVIRONMENT_KEY);
    }

    /** Whether a text means to be a link. */
    public static boolean isOne(String text) {
        return text.regionMatches(true, 0, "weir:", 0, 5);
    }

    /**
     * Reads a link.
     *
     * @throws IllegalArgumentException with a sentence for the person that says where it is wrong
     */
    public static WeirLink parse(String text) {
        if (text.length() > LinkText.LONGEST) {
            throw new IllegalArgumentException(
                    Text.of("The link is too long: {0} characters are the most.", LinkText.LONGEST));
        }
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new IllegalArgumentException(Text.of("A link to a page begins with weir://."));
        }
        String rest = text.substring(SCHEME.length());
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?' && rest.charAt(end) != '#') {
            end++;
        }
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        String region = at < 0 ? null : authority.substring(at + 1);
        if (region != null && !REGION.matcher(region).matches()) {
            throw new IllegalArgumentException(Text.of("The link's region is none: write for instance eu-central-1."));
        }
        String key = key(at < 0 ? authority : authority.substring(0, at));
        if (region != null && (key == null || key.equals(Connection.EMBEDDED_KEY))) {
            throw new IllegalArgumentException(Text.of("A region goes with a profile or an endpoint only."));
        }
        return new WeirLink(key, region, PlaceLink.parse(rest.substring(end)));
    }

    private static @Nullable String key(String authority) {
        if (authority.isEmpty()) {
            return null;
        }
        String prefix = authority.startsWith(Connection.ENDPOINT_KEY)
                ? Connection.ENDPOINT_KEY
                : authority.startsWith(Connection.PROFILE_KEY) ? Connection.PROFILE_KEY : "";
        String name = LinkText.decoded(authority.substring(prefix.length()), Text.of("connection"), 128, false);
        if (name.isBlank()) {
            throw new IllegalArgumentException(Text.of("The link names no connection."));
        }
        if (!prefix.isEmpty()) {
            return prefix + name;
        }
        if (name.contains(":")) {
            throw new IllegalArgumentException(Text.of(
                    "“{0}” is no connection of this computer: a link names a profile or a saved endpoint, never an address.",
                    name));
        }
        boolean special = name.equals(Connection.EMBEDDED_KEY) || name.equals(Connection.ENVIRONMENT_KEY);
        return special ? name : Connection.PROFILE_KEY + name;
    }
}
