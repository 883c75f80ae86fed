package dev.weir.app.connection.credentials;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRequestException;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/**
 * A login to IAM Identity Center by the device authorization flow (RFC 8628): the service gives a code and an address,
 * the person compares the code in a browser and approves, and meanwhile this asks whether they have. Blocks; one login
 * at a time each.
 */
public final class SsoLogin {

    static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final Surroundings surroundings;
    private final CredentialSource.Sso sso;

    public SsoLogin(Surroundings surroundings, CredentialSource.Sso sso) {
        this.surroundings = surroundings;
        this.sso = sso;
    }

    /**
     * What a person is asked to do.
     *
     * @param code to be compared with what the browser shows
     * @param address to be opened in a browser
     * @param ends after this the code is good no more
     */
    public record Prompt(String code, String address, Instant ends, Ticket ticket) {}

    /** What {@link #await} needs; opaque, and without texts. */
    public static final class Ticket {
        private final SsoToken.Registration registration;
        private final String deviceCode;
        private final Duration interval;

        private Ticket(SsoToken.Registration registration, String deviceCode, Duration interval) {
            this.registration = registration;
            this.deviceCode = deviceCode;
            this.interval = interval;
        }
    }

    /** Asks the service for a code. */
    public Prompt begin() {
        try (SsoOidcClient oidc = surroundings.clients().oidc(sso.region())) {
            SsoToken.Registration registration = registration(oidc);
            StartDeviceAuthorizationResponse started =
                    oidc.startDeviceAuthorization(request -> request.clientId(registration.clientId())
                            .clientSecret(registration.clientSecret())
                            .startUrl(sso.startUrl()));
            String complete = started.verificationUriComplete();
            int interval = started.interval() == null ? 0 : started.interval();
            return new Prompt(
                    started.userCode(),
                    complete == null ? started.verificationUri() : complete,
                    surroundings.clock().instant().plusSeconds(started.expiresIn()),
                    new Ticket(registration, started.deviceCode(), Duration.ofSeconds(interval > 0 ? interval : 5)));
        } catch (InvalidRequestException e) {
            throw new ExpectedFailure(
                    Failure.Kind.REJECTED,
                    Text.of("IAM Identity Center does not know {0} in {1}.", sso.startUrl(), sso.region()),
                    Text.of("Check sso_start_url and sso_region in ~/.aws/config."),
                    e);
        }
    }

    // Registrations last 90 days. One that the CLI made serves too: it stands in the same file.
    private SsoToken.Registration registration(SsoOidcClient oidc) {
        SsoToken before = surroundings.ssoCache().read(sso.cacheName());
        if (before != null && before.region().equals(sso.region())) {
            SsoToken.Registration kept = before.registration();
            if (kept != null && kept.goodAt(surroundings.clock().instant())) {
                return kept;
            }
        }
        RegisterClientResponse made = oidc.registerClient(request -> {
            request.clientName("weir").clientType("public");
            if (!sso.scopes().isEmpty()) {
                request.scopes(sso.scopes());
            }
        });
        return new SsoToken.Registration(
                made.clientId(), made.clientSecret(), Instant.ofEpochSecond(made.clientSecretExpiresAt()));
    }

    /**
     * Waits until the person has approved, and keeps the login.
     *
     * @throws ExpectedFailure if they declined, or did nothing until the code ended
     */
    public void await(Prompt prompt) throws InterruptedException, IOException {
        try (SsoOidcClient oidc = surroundings.clients().oidc(sso.region())) {
            Duration interval = prompt.ticket().interval;
            while (surroundings.clock().instant().isBefore(prompt.ends())) {
                surroundings.pause().pass(interval);
                try {
                    if (granted(oidc, prompt.ticket())) {
                        return;
                    }
                } catch (SlowDownException e) {
                    interval = interval.plus(SLOWER);
                } catch (ExpiredTokenException e) {
                    throw late(e);
                } catch (AccessDeniedException e) {
                    throw new ExpectedFailure(
                            Failure.Kind.DENIED,
                            Text.of("The login was declined in the browser."),
                            Text.of("Start the login again if that was not what you wanted."),
                            e);
                }
            }
            throw late(null);
        }
    }

    private boolean granted(SsoOidcClient oidc, Ticket ticket) throws IOException {
        try {
            keep(
                    surroundings,
                    sso,
                    ticket.registration,
                    oidc.createToken(request -> request.grantType(DEVICE)
                            .clientId(ticket.registration.clientId())
                            .clientSecret(ticket.registration.clientSecret())
                            .deviceCode(ticket.deviceCode)));
            return true;
        } catch (AuthorizationPendingException e) {
            return false;
        }
    }

    /** Keeps a login that was granted, where the AWS CLI keeps its own. */
    static void keep(
            Surroundings surroundings,
            CredentialSource.Sso sso,
            SsoToken.Registration registration,
            CreateTokenResponse granted)
            throws IOException {
        surroundings
                .ssoCache()
                .write(
                        sso.cacheName(),
                        new SsoToken(
                                sso.startUrl(),
                                sso.region(),
                                granted.accessToken(),
                                surroundings.clock().instant().plusSeconds(granted.expiresIn()),
                                registration,
                                granted.refreshToken()));
    }

    private static ExpectedFailure late(@Nullable RuntimeException cause) {
        String what = Text.of("The login was not approved in time.");
        String advice = Text.of("The code has ended. Start the login again for a new one.");
        return cause == null
                ? new ExpectedFailure(Failure.Kind.TIMEOUT, what, advice)
                : new ExpectedFailure(Failure.Kind.TIMEOUT, what, advice, cause);
    }
}
