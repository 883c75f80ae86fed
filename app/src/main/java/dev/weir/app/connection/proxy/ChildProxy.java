package dev.weir.app.connection.proxy;

import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Preferences;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The program's proxy for a process that it starts, whose SDK clients find it in their environment: a command line, which
 * everybody on the computer can read, is no place for a password. A name or password with other signs than an address may
 * hold (among them {@code @ : / %}) can't be given on: the proxy then asks for it, and the child's calls say so. Immutable.
 */
public final class ChildProxy {

    /** This computer itself, which is never reached through a proxy. */
    private static final String HERE = "localhost,127.*,::1,[::1]";

    /** The SDK takes what stands before the host as it is: other letters would end it, and escaped ones stay so. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=-]+");

    private static final List<String> VARIABLES = List.of("HTTP_PROXY", "HTTPS_PROXY");
    private static final String NOT_FOR = "NO_PROXY";

    private final Preferences preferences;
    private final @Nullable String password;

    ChildProxy(Preferences preferences, @Nullable String password) {
        this.preferences = preferences;
        this.password = password;
    }

    /** Writes it into the environment of a process that is about to be started. */
    public void into(Map<String, String> environment) {
        into(environment, System::getProperty);
    }

    /** @param properties this JVM's, which the child's does not inherit and the SDK asks before the environment */
    void into(Map<String, String> environment, Function<String, @Nullable String> properties) {
        String notFor = get(environment, NOT_FOR);
        switch (preferences.get(Preference.PROXY)) {
            case "none" -> VARIABLES.forEach(variable -> set(environment, variable, null));
            case "manual" -> {
                String host = preferences.get(Preference.PROXY_HOST);
                String address = host.isEmpty()
                        ? null
                        : address(
                                host,
                                preferences.get(Preference.PROXY_PORT).toString(),
                                preferences.get(Preference.PROXY_USER),
                                password);
                VARIABLES.forEach(variable -> set(environment, variable, address));
                notFor = preferences
                        .get(Preference.PROXY_NOT_FOR)
                        .replaceAll("[;|\\s]+", ",")
                        .replaceAll("(^|,)\\.", "$1*.");
            }
            default -> {
                for (String scheme : List.of("http", "https")) {
                    String host = properties.apply(scheme + ".proxyHost");
                    if (host != null && !host.isBlank()) {
                        String port = properties.apply(scheme + ".proxyPort");
                        String user = properties.apply(scheme + ".proxyUser");
                        set(
                                environment,
                                scheme.toUpperCase(Locale.ROOT) + "_PROXY",
                                address(
                                        host,
                                        port == null ? scheme.equals("http") ? "80" : "443" : port,
                                        user == null ? "" : user,
                                        properties.apply(scheme + ".proxyPassword")));
                    }
                }
                String others = properties.apply("http.nonProxyHosts");
                notFor = others == null ? notFor : others.replace('|', ',');
            }
        }
        set(environment, NOT_FOR, notFor == null || notFor.isBlank() ? HERE : notFor + "," + HERE);
    }

    /** What the child's JVM is to be started with. */
    public List<String> flags() {
        String schemes = System.getProperty(ProxyChoice.PLAIN_PASSWORDS);
        return schemes == null ? List.of() : List.of("-D" + ProxyChoice.PLAIN_PASSWORDS + "=" + schemes);
    }

    private static String address(String host, String port, String user, @Nullable String secret) {
        String named = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        boolean known = secret != null
                && PLAIN.matcher(user).matches()
                && PLAIN.matcher(secret).matches();
        return "http://" + (known ? user + ":" + secret + "@" : "") + named + ":" + port;
    }

    /** Both ways of writing it are known to programs, and which of them goes first is not the same everywhere. */
    private static void set(Map<String, String> environment, String name, @Nullable String value) {
        for (String each : List.of(name, name.toLowerCase(Locale.ROOT))) {
            if (value == null) {
                environment.remove(each);
            } else {
                environment.put(each, value);
            }
        }
    }

    private static @Nullable String get(Map<String, String> environment, String name) {
        String lower = environment.get(name.toLowerCase(Locale.ROOT));
        return lower == null ? environment.get(name) : lower;
    }
}
