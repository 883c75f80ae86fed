package dev.weir.app.connection.proxy;

import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Preferences;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;

/**
 * The proxy of the whole program. One process has one, since the clients of credentials are made far from any window. Clients
 * that are made from then on use what was chosen last; this computer itself is never reached through a proxy. Thread-safe.
 *
 * <p>The password is not among the settings: it is typed anew in each run, or comes from the variable
 * {@value #PASSWORD_VARIABLE}.
 */
public final class ProxyChoice {

    /** Where a password may stand that is to be used without asking. */
    public static final String PASSWORD_VARIABLE = "WEIR_PROXY_PASSWORD";

    /** The JDK's property of the ways in which no password is sent to a proxy before a TLS connection. */
    static final String PLAIN_PASSWORDS = "jdk.http.auth.tunneling.disabledSchemes";

    private static final AtomicReference<ProxyChoice> NOW =
            new AtomicReference<>(new ProxyChoice(Preferences.USUAL, null));

    private final Preferences preferences;
    private final @Nullable String password;

    private ProxyChoice(Preferences preferences, @Nullable String password) {
        this.preferences = preferences;
        this.password = password;
    }

    /** What was chosen last. */
    public static ProxyChoice now() {
        return NOW.get();
    }

    /** From now on by these; the password stays. */
    public static void choose(Preferences preferences) {
        if (preferences.get(Preference.PROXY).equals("manual")
                && !preferences.get(Preference.PROXY_USER).isEmpty()) {
            // The JDK sends no plain password to a proxy before a TLS connection unless this is set; here a person
            // typed it.
            System.setProperty(PLAIN_PASSWORDS, "");
        }
        NOW.updateAndGet(before -> new ProxyChoice(preferences, before.password));
    }

    /** Until the program ends with this password; empty for none. */
    public static void password(String password) {
        NOW.updateAndGet(before -> new ProxyChoice(before.preferences, password.isEmpty() ? null : password));
    }

    /** Whether there is a password, typed or in the environment. */
    public static boolean hasPassword() {
        return now().password(System.getenv()) != null;
    }

    private @Nullable String password(Map<String, String> environment) {
        return password != null ? password : environment.get(PASSWORD_VARIABLE);
    }

    /** The same for a process that is started now. */
    public ChildProxy forChild() {
        return new ChildProxy(preferences, password(System.getenv()));
    }

    /** The SDK's configuration for calls to an endpoint; null for AWS's own. */
    public ProxyConfiguration configuration(@Nullable URI endpoint) {
        return configuration(endpoint, System.getenv());
    }

    ProxyConfiguration configuration(@Nullable URI endpoint, Map<String, String> environment) {
        String way = preferences.get(Preference.PROXY);
        boolean here = endpoint != null && isHere(endpoint.getHost());
        if (way.equals("system") && !here) {
            return ProxyConfiguration.builder().build();
        }
        ProxyConfiguration.Builder builder =
                ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariablesValues(false);
        String host = preferences.get(Preference.PROXY_HOST);
        if (here || !way.equals("manual") || host.isEmpty()) {
            return builder.build();
        }
        String named = host.contains(":") ? "[" + host + "]" : host;
        builder.endpoint(URI.create("http://" + named + ":" + preferences.get(Preference.PROXY_PORT)))
                .nonProxyHosts(notFor(preferences.get(Preference.PROXY_NOT_FOR)));
        String user = preferences.get(Preference.PROXY_USER);
        String secret = password(environment);
        if (!user.isEmpty() && secret != null) {
            builder.username(user).password(secret);
        }
        return builder.build();
    }

    /** Host names with {@code *} as the SDK reads them; what begins with a dot means every host below. */
    static Set<String> notFor(String text) {
        Set<String> hosts = new LinkedHashSet<>();
        Arrays.stream(text.split("[,;|\\s]+"))
                .filter(host -> !host.isBlank())
                .map(host -> host.startsWith(".") ? "*" + host : host)
                .map(host -> host.replace(".", "\\.").replace("*", ".*?"))
                .forEach(hosts::add);
        return hosts;
    }

    private static boolean isHere(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]") || name.equals("::1");
    }
}
