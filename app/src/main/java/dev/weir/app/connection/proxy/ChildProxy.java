package dev.weir.app.connection.proxy;

import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Preferences;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The program's proxy for a process that it starts, whose SDK clients find it in their environment: a command line, which
 * everybody on the computer can read, is no place for a password. The SDK takes what stands in a proxy's address as it is, and an
 * environment may not hold every letter, so name and password stand beside it in Base64 of UTF-8, for the child to take up. Immutable.
 */
public final class ChildProxy {

    /** This computer itself, which is never reached through a proxy. */
    private static final String HERE = "localhost,127.*,::1,[::1]";

    private static final List<String> SCHEMES = List.of("http", "https");
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
            case "none" -> SCHEMES.forEach(scheme -> set(environment, variable(scheme), null));
            case "manual" -> {
                String host = preferences.get(Preference.PROXY_HOST);
                for (String scheme : SCHEMES) {
                    if (host.isEmpty()) {
                        set(environment, variable(scheme), null);
                    } else {
                        String port = preferences.get(Preference.PROXY_PORT).toString();
                        set(environment, variable(scheme), address(host, port));
                        hand(environment, scheme, preferences.get(Preference.PROXY_USER), password);
                    }
                }
                notFor = preferences
                        .get(Preference.PROXY_NOT_FOR)
                        .replaceAll("[;|\\s]+", ",")
                        .replaceAll("(^|,)\\.", "$1*.");
            }
            default -> {
                for (String scheme : SCHEMES) {
                    String host = properties.apply(scheme + ".proxyHost");
                    if (host != null && !host.isBlank()) {
                        String port = properties.apply(scheme + ".proxyPort");
                        String user = properties.apply(scheme + ".proxyUser");
                        String known = port == null ? scheme.equals("http") ? "80" : "443" : port;
                        set(environment, variable(scheme), address(host, known));
                        hand(
                                environment,
                                scheme,
                                user == null ? "" : user,
                                properties.apply(scheme + ".proxyPassword"));
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

    private static String variable(String scheme) {
        return scheme.toUpperCase(Locale.ROOT) + "_PROXY";
    }

    private static String address(String host, String port) {
        String named = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return "http://" + named + ":" + port;
    }

    private static void hand(Map<String, String> environment, String scheme, String user, @Nullable String secret) {
        if (!user.isEmpty() && secret != null) {
            environment.put("WEIR_" + variable(scheme) + "_USER", encoded(user));
            environment.put("WEIR_" + variable(scheme) + "_SECRET", encoded(secret));
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
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
