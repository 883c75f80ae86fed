package dev.weir.app.connection.credentials;

import dev.weir.app.connection.proxy.ProxyChoice;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The clients of AWS itself, or all of them at one endpoint. Waits are bounded: 3 s to connect, 10 s for a call. */
public final class AwsSignInClients implements SignInClients {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration CALL = Duration.ofSeconds(10);

    private final @Nullable URI endpoint;

    private AwsSignInClients(@Nullable URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Those of AWS. */
    public static AwsSignInClients ofAws() {
        return new AwsSignInClients(null);
    }

    /** All at one endpoint. */
    public static AwsSignInClients at(URI endpoint) {
        return new AwsSignInClients(endpoint);
    }

    @Override
    public SsoOidcClient oidc(String region) {
        return made(SsoOidcClient.builder(), region, AnonymousCredentialsProvider.create());
    }

    @Override
    public SsoClient sso(String region) {
        return made(SsoClient.builder(), region, AnonymousCredentialsProvider.create());
    }

    @Override
    public StsClient sts(String region, AwsCredentialsProvider credentials) {
        return made(StsClient.builder(), region, credentials);
    }

    @Override
    public SigninClient signin(String region) {
        return made(SigninClient.builder(), region, AnonymousCredentialsProvider.create());
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C made(
            B builder, String region, AwsCredentialsProvider credentials) {
        // Empty: whatever these need has been read from the profile already, and a damaged file must not matter here.
        ProfileFile nothing = ProfileFile.aggregator().build();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .proxyConfiguration(ProxyChoice.now().configuration(endpoint))
                        .socketTimeout(CALL))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(CALL)
                        .defaultProfileFileSupplier(() -> nothing)
                        .build())
                .build();
    }
}
