package dev.weir.app.connection.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.app.account.MovableClock;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that print credentials, or something else, or nothing. */
@DisabledOnOs(OS.WINDOWS)
class ProcessTest {

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();

    @Test
    void whatItPrintsIsUsedUntilItEnds() throws Exception {
        Path count = folder.resolve("count");
        String command = script("echo x >> '" + count + "'\n"
                + "echo '{\"Version\":1,\"AccessKeyId\":\"ASIA1\",\"SecretAccessKey\":\"s\",\"SessionToken\":\"t\","
                + "\"Expiration\":\"2026-11-23T22:00:00+00:00\"}'");
        CredentialSession session = session(command);
        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        assertThat(session.standing().expires()).isEqualTo(Instant.parse("2026-11-23T22:00:00Z"));
        assertThat(Files.readAllLines(count)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo hello|it is not JSON",
                "true|it is no JSON object",
                "echo '[1]'|it is no JSON object",
                "echo '{}'|its Version is not 1",
                "echo '{\"Version\":1,\"SecretAccessKey\":\"hush\"}'|it has no AccessKeyId",
                "echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"hush\",\"Expiration\":\"soon\"}'|its Expiration"
                        + " is no time",
                "head -c 200000 /dev/zero|it is not JSON",
            })
    void nonsenseIsSaidAndNeverShown(String line, String why) throws Exception {
        Throwable thrown = catchThrowable(session(script(line))::resolveCredentials);
        Failure failure = Failures.of(thrown, "List streams");
        assertThat(failure.kind()).isEqualTo(Failure.Kind.CREDENTIALS);
        assertThat(failure.what()).contains("printed something that is no credentials", why);
        assertThat(failure.detail()).doesNotContain("hush").doesNotContain("hello");
    }

    @Test
    void aFailureBringsItsLastWords() throws Exception {
        Throwable thrown = catchThrowable(
                session(script("echo first >&2; echo 'the vault is locked' >&2; exit 3"))::resolveCredentials);
        Failure failure = Failures.of(thrown, "List streams");
        assertThat(failure.what()).contains("failed with exit status 3");
        assertThat(failure.advice()).isEqualTo("It said: the vault is locked");
    }

    @Test
    void aProgramThatIsNotThereIsAFailureToo() {
        assertThatThrownBy(session("/no/such/program --token hush")::resolveCredentials)
                .hasMessageContaining("/no/such/program failed with exit status 127")
                .hasMessageNotContaining("hush");
    }

    @Test
    void oneThatHangsIsEndedWithAllThatItStarted() throws Exception {
        Path pid = folder.resolve("pid");
        CredentialSession session = session(script("sleep 600 & echo $! > '" + pid + "'; wait"));
        assertThatThrownBy(session::resolveCredentials).hasMessageContaining("gave no answer within 1 s and was ended");
        long child = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle.of(child)
                .ifPresent(
                        handle -> handle.onExit().orTimeout(5, TimeUnit.SECONDS).join());
        assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    @Test
    void credentialsThatHaveEndedAlreadyAreSaidToHave() throws Exception {
        String command = script(
                "echo '{\"Version\":1,\"AccessKeyId\":\"ASIA1\",\"SecretAccessKey\":\"s\",\"SessionToken\":\"t\","
                        + "\"Expiration\":\"2026-11-23T20:00:00Z\"}'");
        assertThatThrownBy(session(command)::resolveCredentials).hasMessageContaining("have expired already");
    }

    @Test
    void theEnvironmentsKeysAreUsedAndAMissingOneIsNamed() {
        CredentialSessions sessions = new CredentialSessions(
                surroundings(Map.of("AWS_ACCESS_KEY_ID", "AKIA1", "AWS_SECRET_ACCESS_KEY", "s")));
        assertThat(sessions.open("Environment", "eu-central-1", CredentialSource.Environment::new)
                        .resolveCredentials()
                        .accessKeyId())
                .isEqualTo("AKIA1");
        CredentialSession without = new CredentialSessions(surroundings(Map.of("AWS_ACCESS_KEY_ID", "AKIA1")))
                .open("Environment", "eu-central-1", CredentialSource.Environment::new);
        assertThatThrownBy(without::resolveCredentials).hasMessageContaining("AWS_SECRET_ACCESS_KEY is not set");
    }

    @Test
    void aProfileOfAwsLoginWithoutALoginAsksForTheCli() {
        CredentialSession session = new CredentialSessions(surroundings(Map.of()))
                .open("work", "eu-central-1", () -> new CredentialSource.Login("arn:aws:iam::123456789012:user/ada"));
        assertThatThrownBy(session::resolveCredentials).hasMessage("Nobody is logged in with profile work.");
        assertThat(session.standing().need()).isEqualTo(new Need.CliLogin("work"));
        session.close();
    }

    @Test
    void aLoginThatTheCliMadeIsUsed() throws Exception {
        String session = "arn:aws:iam::123456789012:user/ada";
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        String key = Base64.getEncoder()
                .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8)));
        Path file = Files.createDirectories(folder.resolve("login/cache")).resolve(hash + ".json");
        Files.writeString(
                file,
                "{\"accessToken\":{\"accessKeyId\":\"ASIALOGIN\",\"secretAccessKey\":\"s\",\"sessionToken\":\"t\","
                        + "\"accountId\":\"123456789012\",\"expiresAt\":\"2099-01-01T00:00:00Z\"},\"tokenType\":\"aws_sigv4\","
                        + "\"refreshToken\":\"r\",\"idToken\":\"i\",\"clientId\":\"arn:aws:signin:::devtools/same-device\","
                        + "\"dpopKey\":\"-----BEGIN PRIVATE KEY-----\\n" + key + "\\n-----END PRIVATE KEY-----\\n\"}");
        CredentialSession login = new CredentialSessions(surroundings(Map.of()))
                .open("work", "eu-central-1", () -> new CredentialSource.Login(session));
        assertThat(login.resolveCredentials().accessKeyId()).isEqualTo("ASIALOGIN");
        assertThat(login.standing().expires()).isNotNull();
        login.close();
    }

    @Test
    void theCliIsRunForALoginAndWhatItSaysIsSaid() throws Exception {
        Path arguments = folder.resolve("arguments");
        new CliLogin(
                        List.of(
                                "sh",
                                folder.resolve(script("echo \"$@\" > '" + arguments + "'"))
                                        .toString()),
                        "my work")
                .run();
        assertThat(arguments).hasContent("login --profile my work\n");
        assertThatThrownBy(() -> cli("echo \"aws: error: argument command: Invalid choice\"; exit 2")
                        .run())
                .hasMessageContaining("too old");
        assertThatThrownBy(() -> cli("echo no browser; exit 1").run())
                .satisfies(
                        thrown -> assertThat(Failures.of(thrown, "").advice()).isEqualTo("It said: no browser"));
        assertThatThrownBy(() -> new CliLogin(List.of("/no/such/aws"), "work").run())
                .hasMessageContaining("not found on this computer");
    }

    private CliLogin cli(String lines) throws Exception {
        return new CliLogin(List.of("sh", script(lines)), "work");
    }

    private String script(String lines) throws Exception {
        Path file = Files.createTempFile(folder, "give", ".sh");
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file.toString();
    }

    private CredentialSession session(String command) {
        return new CredentialSessions(surroundings(Map.of()))
                .open("vault", "eu-central-1", () -> new CredentialSource.Command(command));
    }

    private Surroundings surroundings(Map<String, String> environment) {
        return new Surroundings(
                folder,
                environment,
                AwsSignInClients.at(URI.create("http://127.0.0.1:1")),
                clock,
                time -> {},
                Duration.ofSeconds(1));
    }
}
