package dev.weir.app.connection.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Preferences;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;

class ProxyChoiceTest {

    @AfterEach
    void asUsual() {
        ProxyChoice.choose(Preferences.USUAL);
        ProxyChoice.password("");
    }

    private static Preferences manual() {
        return Preferences.USUAL
                .with(Preference.PROXY, "manual")
                .with(Preference.PROXY_HOST, "proxy.example.com")
                .with(Preference.PROXY_PORT, 3128)
                .with(Preference.PROXY_NOT_FOR, "intern.example, .lab.example;*.test");
    }

    @Test
    void theChosenProxyIsUsedForAws() {
        ProxyChoice.choose(manual());
        ProxyConfiguration aws = ProxyChoice.now().configuration(null, Map.of());
        assertThat(aws.host()).isEqualTo("proxy.example.com");
        assertThat(aws.port()).isEqualTo(3128);
        assertThat(aws.username()).isNull();
        assertThat("a.lab.example").matches(name -> aws.nonProxyHosts().stream().anyMatch(name::matches));
        assertThat("intern.example")
                .matches(name -> aws.nonProxyHosts().stream().anyMatch(name::matches));
        assertThat("internxexample")
                .matches(name -> aws.nonProxyHosts().stream().noneMatch(name::matches));
    }

    @Test
    void thisComputerIsAlwaysReachedDirectly() {
        ProxyChoice.choose(manual());
        for (String here : new String[] {"http://127.0.0.1:4567", "http://localhost:4567", "http://[::1]:4567"}) {
            assertThat(ProxyChoice.now()
                            .configuration(URI.create(here), Map.of())
                            .host())
                    .as(here)
                    .isNull();
        }
        assertThat(ProxyChoice.now()
                        .configuration(URI.create("https://kinesis.lab.example"), Map.of())
                        .host())
                .isEqualTo("proxy.example.com");
    }

    @Test
    void thePasswordIsTypedOrInTheEnvironmentAndNeverASetting() {
        ProxyChoice.choose(manual().with(Preference.PROXY_USER, "ana"));
        assertThat(ProxyChoice.now().configuration(null, Map.of()).password()).isNull();
        assertThat(ProxyChoice.now()
                        .configuration(null, Map.of(ProxyChoice.PASSWORD_VARIABLE, "from outside"))
                        .password())
                .isEqualTo("from outside");
        ProxyChoice.password("typed");
        ProxyConfiguration known = ProxyChoice.now().configuration(null, Map.of());
        assertThat(known.username()).isEqualTo("ana");
        assertThat(known.password()).isEqualTo("typed");
        assertThat(Preference.all()).noneMatch(preference -> preference.key().contains("password"));
    }

    @Test
    void noneIsNone() {
        ProxyChoice.choose(manual().with(Preference.PROXY, "none"));
        assertThat(ProxyChoice.now().configuration(null, Map.of()).host()).isNull();
    }
}
