package dev.weir.app.connection.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.account.MovableClock;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins to IAM Identity Center, with the SDK's own clients at a service made by hand. */
class SsoTest {

    private static final Instant NOW = Instant.parse("2026-11-23T21:00:00.500Z");

    private static final CredentialSource.Sso SSO = new CredentialSource.Sso(
            "corp",
            "https://corp.example/start",
            "eu-central-1",
            "123456789012",
            "Admin",
            List.of("sso:account:access"));

    @TempDir
    Path aws;

    private final MovableClock clock = new MovableClock();
    private final List<Duration> waited = new ArrayList<>();
    private final FakeSignIn service = fake();

    private static FakeSignIn fake() {
        try {
            return new FakeSignIn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void aLoginWaitsUntilItIsApprovedAndIsKeptAsTheCliKeepsIts() throws Exception {
        service.withDevices()
                .refuses("/token", 400, "AuthorizationPendingException", "{\"error\":\"authorization_pending\"}")
                .refuses("/token", 400, "SlowDownException", "{\"error\":\"slow_down\"}")
                .withToken("access-1", "refresh-1");
        SsoLogin login = new SsoLogin(surroundings(), SSO);

        SsoLogin.Prompt prompt = login.begin();
        assertThat(prompt.code()).isEqualTo("ABCD-EFGH");
        assertThat(prompt.address()).isEqualTo("https://device.example/?user_code=ABCD-EFGH");
        login.await(prompt);

        assertThat(waited).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(6));
        assertThat(service.sent("/client/register").getFirst().body()).contains("sso:account:access", "public");
        Path file = new SsoCache(aws.resolve("sso/cache")).file("corp");
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "startUrl",
                        "region",
                        "accessToken",
                        "expiresAt",
                        "clientId",
                        "clientSecret",
                        "registrationExpiresAt",
                        "refreshToken");
        assertThat(json.path("expiresAt").asText()).isEqualTo("2026-11-24T05:00:08Z");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theFileIsNamedForTheSha1OfTheSessionsName() {
        assertThat(new SsoCache(aws).file("corp").getFileName())
                .hasToString("ee0bfd2552fbd840c02cc48b6e823320543c450f.json");
    }

    @Test
    void aSecondLoginUsesTheRegistrationOfTheFirst() throws Exception {
        service.withDevices().withToken("access-1", "refresh-1");
        SsoLogin login = new SsoLogin(surroundings(), SSO);
        login.await(login.begin());
        login.begin();
        assertThat(service.sent("/client/register")).hasSize(1);
    }

    @Test
    void aLoginThatIsDeclinedOrForgottenIsSaid() {
        service.withDevices().refuses("/token", 400, "AccessDeniedException", "{\"error\":\"access_denied\"}");
        SsoLogin login = new SsoLogin(surroundings(), SSO);
        SsoLogin.Prompt prompt = login.begin();
        assertThatThrownBy(() -> login.await(prompt)).hasMessage("The login was declined in the browser.");

        clock.advance(Duration.ofMinutes(11));
        assertThatThrownBy(() -> login.await(prompt)).hasMessage("The login was not approved in time.");
    }

    @Test
    void withoutALoginTheSessionSaysWhatAPersonMustDoAndGoesOnAfterIt() throws Exception {
        service.withDevices()
                .withToken("access-1", "refresh-1")
                .withSsoRole("ASIA1", NOW.plusSeconds(3600).toEpochMilli());
        CredentialSession session = session();
        Throwable thrown = catchThrowable(session::resolveCredentials);
        Failure failure = Failures.of(thrown, "List streams");
        assertThat(failure.kind()).isEqualTo(Failure.Kind.CREDENTIALS);
        assertThat(failure.what()).isEqualTo("Nobody is logged in to corp.");
        assertThat(failure.advice()).contains("aws sso login --sso-session corp");
        assertThat(NeedsPerson.causes(failure.cause())).isTrue();
        assertThat(session.standing().need()).isEqualTo(new Need.SsoLogin(SSO));

        SsoLogin login = new SsoLogin(surroundings(), SSO);
        login.await(login.begin());
        session.renew();

        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        assertThat(session.standing().need()).isNull();
        assertThat(session.standing().expires()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(service.sent("/federation/credentials").getLast().token()).isEqualTo("access-1");
    }

    @Test
    void aTokenAboutToEndIsRenewedAndTheNewRefreshTokenIsKept() throws Exception {
        cache("access-old", NOW.plusSeconds(60), "refresh-old");
        service.withToken("access-new", "refresh-new")
                .withSsoRole("ASIA2", NOW.plusSeconds(3600).toEpochMilli());
        assertThat(session().resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
        assertThat(service.sent("/token").getFirst().body()).contains("refresh_token", "refresh-old");
        assertThat(service.sent("/federation/credentials").getFirst().token()).isEqualTo("access-new");
        SsoToken kept = new SsoCache(aws.resolve("sso/cache")).read("corp");
        assertThat(kept.refreshToken()).isEqualTo("refresh-new");
        assertThat(kept.registration().clientId()).isEqualTo("client");
    }

    @Test
    void aTokenThatHasEndedAndCannotBeRenewedAsksForALogin() throws Exception {
        cache("access-old", NOW.minusSeconds(60), "refresh-old");
        service.refuses("/token", 400, "InvalidGrantException", "{\"error\":\"invalid_grant\"}");
        CredentialSession session = session();
        assertThatThrownBy(session::resolveCredentials).hasMessage("The login to corp has expired.");
        assertThat(session.standing().need()).isInstanceOf(Need.SsoLogin.class);
    }

    @Test
    void aTokenThatTheServiceDoesNotTakeAsksForALoginAndADeniedRoleDoesNot() throws Exception {
        cache("access", NOW.plusSeconds(3600), "refresh");
        service.refuses(
                        "/federation/credentials",
                        401,
                        "UnauthorizedException",
                        "{\"message\":\"Session token not found\"}")
                .refuses("/federation/credentials", 403, "ForbiddenException", "{\"message\":\"No access\"}");
        CredentialSession session = session();
        assertThatThrownBy(session::resolveCredentials).hasMessage("The login to corp is not valid any more.");
        clock.advance(CredentialSession.FAILURE_HOLDS);
        assertThatThrownBy(session::resolveCredentials)
                .isInstanceOf(ExpectedFailure.class)
                .hasMessage("You may not use the role Admin of account 123456789012.");
        assertThat(session.standing().need()).isNull();
    }

    @Test
    void aCacheFileOfNonsenseCountsAsNoLoginAndIsReplacedByOne() throws Exception {
        Path file = new SsoCache(aws.resolve("sso/cache")).file("corp");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"accessToken\": ");
        assertThat(surroundings().loginState(SSO)).isEqualTo("not logged in");
        service.withDevices().withToken("access-1", "refresh-1");
        SsoLogin login = new SsoLogin(surroundings(), SSO);
        login.await(login.begin());
        assertThat(surroundings().loginState(SSO)).isNull();
    }

    @Test
    void theTimesOfOldCliVersionsAreRead() throws Exception {
        Path file = new SsoCache(aws.resolve("sso/cache")).file("corp");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"accessToken\":\"a\",\"expiresAt\":\"2026-11-23T22:00:00UTC\"}");
        assertThat(surroundings().loginState(SSO)).isNull();
        clock.advance(Duration.ofHours(2));
        assertThat(surroundings().loginState(SSO)).isEqualTo("login expired");
    }

    private void cache(String access, Instant expires, String refresh) throws Exception {
        new SsoCache(aws.resolve("sso/cache"))
                .write(
                        "corp",
                        new SsoToken(
                                SSO.startUrl(),
                                SSO.region(),
                                access,
                                expires,
                                new SsoToken.Registration("client", "secret", NOW.plus(Duration.ofDays(30))),
                                refresh));
    }

    private CredentialSession session() {
        return new CredentialSessions(surroundings()).open("orders", "eu-central-1", () -> SSO);
    }

    private Surroundings surroundings() {
        return new Surroundings(
                aws,
                Map.of(),
                AwsSignInClients.at(service.endpoint()),
                clock,
                time -> {
                    waited.add(time);
                    clock.advance(time);
                },
                Duration.ofSeconds(5));
    }
}
