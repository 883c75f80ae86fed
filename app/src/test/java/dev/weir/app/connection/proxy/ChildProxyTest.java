package dev.weir.app.connection.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Preferences;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        command.addAll(List.of("-cp", System.getProperty("java.class.path") + File.pathSeparator + engine()));
        command.add(ShownProxy.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // As a bare shell has it, in which an environment holds ASCII alone.
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("HTTPS_PROXY", "http://of-the-system.example.com:8080");
        proxy.into(builder.environment());
        assertThat(builder.command())
                .as("the password is for nobody else to read")
                .noneMatch(word -> word.contains("cret!"));
        Process process = builder.start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theChosenProxyIsWhatTheSdkFindsInAChild() throws Exception {
        assertThat(found(new ChildProxy(MANUAL, "s3-cret!")))
                .containsExactly("proxy.example.com 3128 ana.b s3-cret!", "true", "false", "false", "false");
    }

    /** The classes of the process that watches, which are not on the console's own class path. */
    private static Path engine() {
        return Path.of("..", "streaming-sql", "target", "classes")
                .toAbsolutePath()
                .normalize();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "a:b",
                "a/b",
                "100%",
                "%40",
                "a?b#c",
                "[x]",
                "back\\slash",
                "\"quoted\" 'too'",
                "with space",
                "plus+and=&;,$!*",
                "Grüße",
                "пароль",
                "秘密🔑"
            })
    void everySignReachesTheChildInAPasswordAndInAName(String text) throws Exception {
        Preferences named = MANUAL.with(Preference.PROXY_USER, "ana" + text);
        assertThat(found(new ChildProxy(named, text + "cret!")).getFirst())
                .isEqualTo("proxy.example.com 3128 ana" + text + " " + text + "cret!");
    }

    @Test
    void noSecretStandsInAnAddress() {
        Map<String, String> environment = new HashMap<>();
        new ChildProxy(MANUAL, "s3-cret!").into(environment, name -> null);
        assertThat(environment)
                .containsEntry("HTTPS_PROXY", "http://proxy.example.com:3128")
                .doesNotContainValue("s3-cret!");
    }

    @Test
    void whatThisJvmWasToldOfAPasswordReachesTheChildToo() {
        Map<String, String> environment = new HashMap<>();
        Map<String, String> properties = Map.of(
                "https.proxyHost", "told.example.com",
                "https.proxyPort", "99",
                "https.proxyUser", "ana",
                "https.proxyPassword", "a@b");
        new ChildProxy(Preferences.USUAL, null).into(environment, properties::get);
        assertThat(environment)
                .containsEntry("WEIR_HTTPS_PROXY_USER", "YW5h")
                .containsEntry("WEIR_HTTPS_PROXY_SECRET", "YUBi")
                .doesNotContainKey("WEIR_HTTP_PROXY_USER");
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
