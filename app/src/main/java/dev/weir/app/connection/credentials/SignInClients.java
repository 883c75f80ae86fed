package dev.weir.app.connection.credentials;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Makes the clients by which credentials are got. The one who asks for a client closes it. */
public interface SignInClients {

    /** Registers clients and gives tokens; signs nothing. */
    SsoOidcClient oidc(String region);

    /** Gives a role's credentials for a token; signs nothing. */
    SsoClient sso(String region);

    /** Assumes roles. */
    StsClient sts(String region, AwsCredentialsProvider credentials);

    /** Renews sessions of {@code aws login}. */
    SigninClient signin(String region);
}
