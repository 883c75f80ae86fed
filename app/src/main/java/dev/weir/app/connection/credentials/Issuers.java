package dev.weir.app.connection.credentials;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;

/** Who gives out the credentials of each sort of source. */
final class Issuers {

    private final Surroundings surroundings;
    private final String profile;
    private final String region;

    /**
     * @param profile whose credentials these are, for the words
     * @param region whose services are asked, where the source names none
     */
    Issuers(Surroundings surroundings, String profile, String region) {
        this.surroundings = surroundings;
        this.profile = profile;
        this.region = region;
    }

    Issuer of(CredentialSource source) {
        return switch (source) {
            case CredentialSource.Keys keys -> code -> new Issued(credentials(keys), null);
            case CredentialSource.Sso sso -> new SsoIssuer(surroundings, sso);
            case CredentialSource.Role role -> {
                Issuers inner = new Issuers(surroundings, role.baseName(), region);
                yield new RoleIssuer(
                        surroundings, role, new KeptIssuer(inner.of(role.base()), surroundings.clock()), region);
            }
            case CredentialSource.WebIdentity token -> new WebIdentityIssuer(surroundings, token, region);
            case CredentialSource.Login login -> new LoginIssuer(surroundings, login.session(), profile, region);
            case CredentialSource.Command command -> new ProcessIssuer(surroundings, command.line());
            case CredentialSource.Environment environment ->
                code -> new Issued(environment(surroundings.environment()), null);
            case CredentialSource.Container container ->
                new SdkIssuer(ContainerCredentialsProvider.builder().build(), Text.of("a container's agent"));
            case CredentialSource.Instance instance ->
                new SdkIssuer(InstanceProfileCredentialsProvider.create(), Text.of("an EC2 instance"));
            case CredentialSource.Unusable unusable ->
                throw new ExpectedFailure(
                        Failure.Kind.CREDENTIALS,
                        Text.of("Profile {0} cannot be used. {1}", profile, unusable.why()),
                        Text.of("Mend it in ~/.aws and choose Retry, or choose another connection."));
        };
    }

    private static AwsCredentials credentials(CredentialSource.Keys keys) {
        String session = keys.sessionToken();
        return session == null
                ? AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey())
                : AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), session);
    }

    private static AwsCredentials environment(Map<String, String> variables) {
        String key = variables.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = variables.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        String session = variables.getOrDefault("AWS_SESSION_TOKEN", "");
        if (key.isBlank() || secret.isBlank()) {
            throw new ExpectedFailure(
                    Failure.Kind.CREDENTIALS,
                    Text.of(
                            "The variable {0} is not set where Weir was started.",
                            key.isBlank() ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY"),
                    Text.of("Set it and start Weir from there, or choose another connection."));
        }
        return credentials(new CredentialSource.Keys(key, secret, session.isBlank() ? null : session));
    }
}
