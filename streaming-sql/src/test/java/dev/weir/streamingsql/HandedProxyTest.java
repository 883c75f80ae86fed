package dev.weir.streamingsql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandedProxyTest {

    private final Map<String, String> properties = new HashMap<>();

    private static String handed(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nameAndPasswordBecomeWhatTheSdkAsksFirst() {
        HandedProxy.takeUp(
                Map.of(
                        "HTTPS_PROXY",
                        "http://[fe80::1]:3128",
                        "WEIR_HTTPS_PROXY_USER",
                        handed("dom\\ana@b"),
                        "WEIR_HTTPS_PROXY_SECRET",
                        handed("pä:/@%25 €"),
                        "NO_PROXY",
                        "*.lab.example,localhost"),
                properties::put);
        assertThat(properties)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "https.proxyHost", "[fe80::1]",
                        "https.proxyPort", "3128",
                        "https.proxyUser", "dom\\ana@b",
                        "https.proxyPassword", "pä:/@%25 €",
                        "http.nonProxyHosts", "*.lab.example|localhost"));
    }

    @Test
    void withoutAPasswordAllStaysAsItIs() {
        HandedProxy.takeUp(
                Map.of("HTTPS_PROXY", "http://a:b@proxy.example:3128", "HTTP_PROXY", "nonsense"), properties::put);
        assertThat(properties).isEmpty();
    }
}
