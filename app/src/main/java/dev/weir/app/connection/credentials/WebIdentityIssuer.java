package dev.weir.app.connection.credentials;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

/** A role's credentials, asked for with a token that somebody keeps fresh in a file. */
record WebIdentityIssuer(Surroundings surroundings, CredentialSource.WebIdentity source, String region)
        implements Issuer {

    @Override
    public Issued issue(OneTimeCode code) {
        String token = token();
        try (StsClient sts = surroundings.clients().sts(region, AnonymousCredentialsProvider.create())) {
            return RoleIssuer.issued(sts.assumeRoleWithWebIdentity(request -> request.roleArn(source.roleArn())
                            .roleSessionName(RoleIssuer.sessionName(source.sessionName(), surroundings))
                            .webIdentityToken(token))
                    .credentials());
        }
    }

    private String token() {
        try {
            return Files.readString(Path.of(source.tokenFile())).strip();
        } catch (IOException | RuntimeException e) {
            throw new ExpectedFailure(
                    Failure.Kind.CREDENTIALS,
                    Text.of("The web identity token {0} cannot be read.", source.tokenFile()),
                    Text.of("Check web_identity_token_file in ~/.aws/config."),
                    e);
        }
    }
}
