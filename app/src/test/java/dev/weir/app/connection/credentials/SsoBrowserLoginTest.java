package dev.weir.app.connection.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.account.MovableClock;
import dev.weir.app.fx.ExpectedFailure;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins in the browser of this computer, with the SDK's own clients at a service made by hand, and a browser made by hand. */
class SsoBrowserLoginTest {

    private static final CredentialSource.Sso SSO = new CredentialSource.Sso(
            "corp",
            "https://corp.example/start",
            "eu-central-1",
            "123456789012",
            "Admin",
            List.of("sso:account:access"));

    @TempDir
    Path aws;

    private FakeSignIn service;
    private SsoBrowserLogin login;
    private final HttpClient browser = HttpClient.newHttpClient();

    @BeforeEach
    void open() throws Exception {
        service = new FakeSignIn().withDevices().withToken("access-1", "refresh-1");
        login = new SsoBrowserLogin(
                new Surroundings(
                        aws,
                        Map.of(),
                        AwsSignInClients.at(service.endpoint()),
                        new MovableClock(),
                        time -> {},
                        Duration.ofSeconds(5)),
                SSO);
    }

    @AfterEach
    void close() {
        browser.close();
        service.close();
    }

    @Test
    void theCodeThatTheBrowserBringsBackIsChangedForATokenWithTheSecretOfTheLogin() throws Exception {
        try (SsoBrowserLogin.Begun begun = login.begin()) {
            Map<String, String> asked = query(begun.address());
            assertThat(begun.address()).startsWith(service.endpoint() + "/authorize?");
            assertThat(asked)
                    .containsEntry("response_type", "code")
                    .containsEntry("client_id", "client")
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("scopes", "sso:account:access");
            assertThat(asked.get("redirect_uri")).matches("http://127\\.0\\.0\\.1:\\d+/oauth/callback");

            assertThat(visit(asked.get("redirect_uri") + "?code=stolen&state=guessed"))
                    .isEqualTo(400);
            assertThat(visit(asked.get("redirect_uri") + "?code=code%2F1&state=" + asked.get("state")))
                    .isEqualTo(200);
            login.await(begun);

            JsonNode sent = new ObjectMapper()
                    .readTree(service.sent("/token").getFirst().body());
            assertThat(sent.path("grantType").asText()).isEqualTo("authorization_code");
            assertThat(sent.path("code").asText()).isEqualTo("code/1");
            assertThat(sent.path("redirectUri").asText()).isEqualTo(asked.get("redirect_uri"));
            assertThat(Pkce.challenge(sent.path("codeVerifier").asText())).isEqualTo(asked.get("code_challenge"));
        }
        assertThat(service.sent("/client/register").getFirst().body())
                .contains("http://127.0.0.1/oauth/callback", "authorization_code", SSO.startUrl());
        SsoToken kept = new SsoCache(aws.resolve("sso/cache")).read("corp");
        assertThat(kept.accessToken()).isEqualTo("access-1");
        assertThat(kept.refreshToken()).isEqualTo("refresh-1");
    }

    @Test
    void aLoginThatIsDeclinedIsSaidAndNobodyListensAfterwards() throws Exception {
        String back;
        try (SsoBrowserLogin.Begun begun = login.begin()) {
            Map<String, String> asked = query(begun.address());
            back = asked.get("redirect_uri");
            visit(back + "?error=access_denied&state=" + asked.get("state"));
            assertThatThrownBy(() -> login.await(begun))
                    .isInstanceOf(ExpectedFailure.class)
                    .hasMessage("The login was declined in the browser.");
        }
        assertThat(service.sent("/token")).isEmpty();
        assertThatThrownBy(() -> visit(back)).isInstanceOf(ConnectException.class);
    }

    @Test
    void theChallengeIsTheOneOfTheRfc() {
        assertThat(Pkce.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    private int visit(String address) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }
}
