package dev.weir.app.connection.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Preferences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildProxyTest {

    private static final Preferences MANUAL = Preferences.USUAL
            .with(Preference.PROXY, "manual")
            .with(Preference.PROXY_HOST, "proxy.example.com")
            .with(Preference.PROXY_PORT, 3128)
            .with(Preference.PROXY_USER, "ana.b")
            .with(Preference.PROXY_NOT_FOR, "intern.example, .lab.example");

    /** What a process finds that was started so. */
    private static List<String> found(ChildProxy proxy) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(proxy.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ShownProxy.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("HTTPS_PROXY", "http://of-the-system.example.com:8080");
        proxy.into(builder.environment());
        assertThat(builder.command())
                .as("the password is for nobody else to read")
                .noneMatch(word -> word.contains("cret!"));
        Process process = builder.start();
        try {
            return new String(process.getInputStream().readAllBytes()).lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theChosenProxyIsWhatTheSdkFindsInAChild() throws Exception {
        assertThat(found(new ChildProxy(MANUAL, "s3-cret!")))
                .containsExactly("proxy.example.com 3128 ana.b s3-cret!", "true", "false", "false", "false");
    }

    @Test
    void aPasswordThatNoAddressCanHoldIsLeftOut() {
        Map<String, String> environment = new HashMap<>();
        new ChildProxy(MANUAL, "a@b:c/%").into(environment, name -> null);
        assertThat(environment).containsEntry("HTTPS_PROXY", "http://proxy.example.com:3128");
    }

    @Test
    void theSystemsIsInheritedButNeverForThisComputer() throws Exception {
        assertThat(found(new ChildProxy(Preferences.USUAL, null)))
                .containsExactly("of-the-system.example.com 8080 null null", "true", "false", "false", "true");
    }

    @Test
    void noneIsNone() throws Exception {
        assertThat(found(new ChildProxy(MANUAL.with(Preference.PROXY, "none"), null)))
                .startsWith("null 0 null null");
    }

    @Test
    void whatThisJvmWasToldBecomesTheChildsEnvironment() {
        Map<String, String> environment = new HashMap<>(Map.of("no_proxy", "elsewhere"));
        Map<String, String> properties = Map.of(
                "https.proxyHost", "told.example.com", "https.proxyPort", "99", "http.nonProxyHosts", "*.a|b.example");
        new ChildProxy(Preferences.USUAL, null).into(environment, properties::get);
        assertThat(environment)
                .containsEntry("HTTPS_PROXY", "http://told.example.com:99")
                .containsEntry("no_proxy", "*.a,b.example,localhost,127.*,::1,[::1]")
                .doesNotContainKey("HTTP_PROXY");
    }
}
