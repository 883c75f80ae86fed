package dev.weir.app.connection.credentials;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;

/** The credentials of an SSO role, for the login that is on disk; that is renewed by itself as long as the service lets it. */
final class SsoIssuer implements Issuer {

    private final Surroundings surroundings;
    private final CredentialSource.Sso sso;

    SsoIssuer(Surroundings surroundings, CredentialSource.Sso sso) {
        this.surroundings = surroundings;
        this.sso = sso;
    }

    @Override
    public Issued issue(OneTimeCode code) {
        Instant now = surroundings.clock().instant();
        SsoToken token = surroundings.ssoCache().read(sso.cacheName());
        if (token == null) {
            throw login(Text.of("Nobody is logged in to {0}.", sso.loginName()));
        }
        if (token.renewableAt(now)) {
            token = renewed(token, now);
        }
        if (!token.goodAt(now)) {
            throw login(Text.of("The login to {0} has expired.", sso.loginName()));
        }
        return credentials(token);
    }

    private Issued credentials(SsoToken token) {
        try (SsoClient client = surroundings.clients().sso(sso.region())) {
            RoleCredentials given = client.getRoleCredentials(request -> request.accessToken(token.accessToken())
                            .accountId(sso.accountId())
                            .roleName(sso.roleName()))
                    .roleCredentials();
            return new Issued(
                    AwsSessionCredentials.builder()
                            .accessKeyId(given.accessKeyId())
                            .secretAccessKey(given.secretAccessKey())
                            .sessionToken(given.sessionToken())
                            .accountId(sso.accountId())
                            .build(),
                    Instant.ofEpochMilli(given.expiration()));
        } catch (UnauthorizedException e) {
            throw login(Text.of("The login to {0} is not valid any more.", sso.loginName()));
        } catch (AwsServiceException e) {
            if (e.statusCode() == 403) {
                throw new ExpectedFailure(
                        Failure.Kind.DENIED,
                        Text.of("You may not use the role {0} of account {1}.", sso.roleName(), sso.accountId()),
                        Text.of("Ask whoever looks after IAM Identity Center for it, or choose another profile."),
                        e);
            }
            throw e;
        }
    }

    /** The renewed login, or the present one where the service renews no more: it is good for what is left of it. */
    private SsoToken renewed(SsoToken token, Instant now) {
        SsoToken.Registration registration = token.registration();
        if (registration == null) {
            return token;
        }
        try (SsoOidcClient oidc = surroundings.clients().oidc(sso.region())) {
            CreateTokenResponse given = oidc.createToken(request -> request.grantType("refresh_token")
                    .clientId(registration.clientId())
                    .clientSecret(registration.clientSecret())
                    .refreshToken(token.refreshToken()));
            SsoToken fresh = new SsoToken(
                    token.startUrl(),
                    token.region(),
                    given.accessToken(),
                    now.plusSeconds(given.expiresIn()),
                    registration,
                    given.refreshToken() == null ? token.refreshToken() : given.refreshToken());
            keep(fresh);
            return fresh;
        } catch (SsoOidcException e) {
            return token;
        }
    }

    private void keep(SsoToken fresh) {
        try {
            surroundings.ssoCache().write(sso.cacheName(), fresh);
        } catch (IOException e) {
            // Each refresh token is good once: one that can't be kept would end the CLI's login without a word.
            throw new ExpectedFailure(
                    Failure.Kind.CREDENTIALS,
                    Text.of("The renewed login to {0} could not be kept.", sso.loginName()),
                    Text.of("Check that ~/.aws/sso/cache can be written to: {0}", reason(e)),
                    e);
        }
    }

    private static String reason(IOException e) {
        @Nullable String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private NeedsPerson login(String what) {
        String session = sso.session();
        return new NeedsPerson(
                new Need.SsoLogin(sso),
                what,
                session == null
                        ? Text.of("Choose Log in, or run: aws sso login (with this profile)")
                        : Text.of(
                                "Choose Log in, or run: aws sso login --sso-session {0}", ShellWords.quoted(session)));
    }
}
