package dev.weir.streamingsql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The name and password for a proxy, as the console hands them to this process: beside the proxy's address in the environment, in
 * Base64 of UTF-8, since the SDK takes what stands in an address as it is. They become the JVM's properties, which the SDK asks first.
 */
public final class HandedProxy {

    private static final List<String> SCHEMES = List.of("http", "https");

    private HandedProxy() {}

    /** Takes up what is in the environment; does nothing if there is nothing. To be called before any client is made. */
    public static void takeUp() {
        takeUp(System.getenv(), System::setProperty);
    }

    static void takeUp(Map<String, String> environment, BiConsumer<String, String> property) {
        for (String scheme : SCHEMES) {
            String upper = scheme.toUpperCase(Locale.ROOT);
            String user = environment.get("WEIR_" + upper + "_PROXY_USER");
            String secret = environment.get("WEIR_" + upper + "_PROXY_SECRET");
            String address = environment.get(upper + "_PROXY");
            if (user != null && secret != null && address != null) {
                String place = address.substring(address.indexOf("//") + 2);
                int port = place.lastIndexOf(':');
                property.accept(scheme + ".proxyHost", place.substring(0, port));
                property.accept(scheme + ".proxyPort", place.substring(port + 1));
                property.accept(scheme + ".proxyUser", plain(user));
                property.accept(scheme + ".proxyPassword", plain(secret));
                // Where a host is told by a property, the SDK asks properties alone.
                property.accept(
                        "http.nonProxyHosts",
                        environment.getOrDefault("NO_PROXY", "").replace(',', '|'));
            }
        }
    }

    private static String plain(String handed) {
        return new String(Base64.getDecoder().decode(handed), StandardCharsets.UTF_8);
    }
}
