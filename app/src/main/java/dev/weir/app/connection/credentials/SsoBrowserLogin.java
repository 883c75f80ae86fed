package dev.weir.app.connection.credentials;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;

/**
 * A login to IAM Identity Center by an authorization code with PKCE: the browser of this computer comes back to it by itself once the person
 * has approved, so that there is no code to compare. Where there is no browser on this computer, {@link SsoLogin} serves. Blocks.
 */
public final class SsoBrowserLogin {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String SCOPE = "sso:account:access";

    private final Surroundings surroundings;
    private final CredentialSource.Sso sso;

    public SsoBrowserLogin(Surroundings surroundings, CredentialSource.Sso sso) {
        this.surroundings = surroundings;
        this.sso = sso;
    }

    /** A login that has begun; to be closed, whatever comes of it. */
    public static final class Begun implements AutoCloseable {
        private final Loopback loopback;
        private final String verifier;
        private final SsoToken.Registration registration;
        private final String address;

        private Begun(Loopback loopback, String verifier, SsoToken.Registration registration, String address) {
            this.loopback = loopback;
            this.verifier = verifier;
            this.registration = registration;
            this.address = address;
        }

        /** To be opened in a browser of this computer. */
        public String address() {
            return address;
        }

        @Override
        public void close() {
            loopback.close();
        }
    }

    /**
     * Registers with the service and listens for the browser.
     *
     * @throws IOException if nothing can listen on this computer
     */
    public Begun begin() throws IOException {
        try (SsoOidcClient oidc = surroundings.clients().oidc(sso.region())) {
            List<String> scopes = sso.scopes().isEmpty() ? List.of(SCOPE) : sso.scopes();
            RegisterClientResponse made = oidc.registerClient(request -> request.clientName("weir")
                    .clientType("public")
                    .grantTypes("authorization_code", "refresh_token", SsoLogin.DEVICE)
                    .redirectUris(Loopback.REGISTERED)
                    .issuerUrl(sso.startUrl())
                    .scopes(scopes));
            String state = Pkce.verifier();
            String verifier = Pkce.verifier();
            Loopback loopback = new Loopback(state);
            Map<String, String> query = new LinkedHashMap<>();
            query.put("response_type", "code");
            query.put("client_id", made.clientId());
            query.put("redirect_uri", loopback.address());
            query.put("state", state);
            query.put("code_challenge_method", "S256");
            query.put("scopes", String.join(" ", scopes));
            query.put("code_challenge", Pkce.challenge(verifier));
            String address = base(oidc) + "/authorize?"
                    + query.entrySet().stream()
                            .map(each -> each.getKey() + "="
                                    + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)
                                            .replace("+", "%20"))
                            .collect(Collectors.joining("&"));
            return new Begun(
                    loopback,
                    verifier,
                    new SsoToken.Registration(
                            made.clientId(), made.clientSecret(), Instant.ofEpochSecond(made.clientSecretExpiresAt())),
                    address);
        }
    }

    private String base(SsoOidcClient oidc) {
        URI other = oidc.serviceClientConfiguration().endpointOverride().orElse(null);
        return other != null
                ? other.toString()
                : "https://" + SsoOidcClient.serviceMetadata().endpointFor(Region.of(sso.region()));
    }

    /**
     * Waits until the browser comes back, and keeps the login.
     *
     * @throws ExpectedFailure if the person declined, or did nothing for ten minutes
     */
    public void await(Begun begun) throws InterruptedException, IOException {
        Map<String, String> brought;
        try {
            brought = begun.loopback.await(PATIENCE);
        } catch (TimeoutException e) {
            throw new ExpectedFailure(
                    Failure.Kind.TIMEOUT,
                    Text.of("The login was not approved in time."),
                    Text.of("Start it again, or log in with a code."),
                    e);
        }
        String code = brought.get("code");
        if (code == null) {
            throw new ExpectedFailure(
                    Failure.Kind.DENIED,
                    "access_denied".equals(brought.get("error"))
                            ? Text.of("The login was declined in the browser.")
                            : Text.of(
                                    "The login came to nothing: {0}.",
                                    brought.getOrDefault("error_description", "" + brought.get("error"))),
                    Text.of("Start the login again if that was not what you wanted."));
        }
        try (SsoOidcClient oidc = surroundings.clients().oidc(sso.region())) {
            CreateTokenResponse granted = oidc.createToken(request -> request.grantType("authorization_code")
                    .clientId(begun.registration.clientId())
                    .clientSecret(begun.registration.clientSecret())
                    .redirectUri(begun.loopback.address())
                    .code(code)
                    .codeVerifier(begun.verifier));
            SsoLogin.keep(surroundings, sso, begun.registration, granted);
        }
    }
}
