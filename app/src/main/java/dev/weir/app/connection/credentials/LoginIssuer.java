package dev.weir.app.connection.credentials;

import dev.weir.app.text.Text;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/**
 * The credentials of an {@code aws login} session, by the SDK's own provider, which reads the CLI's files and renews
 * what is in them. Only the CLI can begin such a session.
 */
final class LoginIssuer implements Issuer {

    private final Surroundings surroundings;
    private final String session;
    private final String profile;
    private final String region;
    private @Nullable SigninClient client;
    private @Nullable LoginCredentialsProvider provider;

    LoginIssuer(Surroundings surroundings, String session, String profile, String region) {
        this.surroundings = surroundings;
        this.session = session;
        this.profile = profile;
        this.region = region;
    }

    @Override
    public Issued issue(OneTimeCode code) {
        try {
            AwsCredentials given = provider().resolveCredentials();
            return new Issued(given, given.expirationTime().orElse(null));
        } catch (SdkServiceException e) {
            if (e.statusCode() >= 500) {
                throw e;
            }
            throw login(Text.of("The login of profile {0} has expired.", profile));
        } catch (SdkClientException e) {
            if (e.getCause() instanceof IOException) {
                throw e;
            }
            throw login(Text.of("Nobody is logged in with profile {0}.", profile));
        }
    }

    private LoginCredentialsProvider provider() {
        LoginCredentialsProvider made = provider;
        if (made == null) {
            SigninClient signin = surroundings.clients().signin(region);
            client = signin;
            made = LoginCredentialsProvider.builder()
                    .loginSession(session)
                    .signinClient(signin)
                    .tokenCacheLocation(surroundings.loginCache())
                    .build();
            provider = made;
        }
        return made;
    }

    private NeedsPerson login(String what) {
        return new NeedsPerson(
                new Need.CliLogin(profile),
                what,
                Text.of("Choose Log in, or run: aws login --profile {0}", ShellWords.quoted(profile)));
    }

    @Override
    public void close() {
        if (provider != null) {
            provider.close();
        }
        if (client != null) {
            client.close();
        }
    }
}
