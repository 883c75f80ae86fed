package dev.weir.app.connection.credentials;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** A role's credentials, asked for with those of another issuer. */
final class RoleIssuer implements Issuer {

    private final Surroundings surroundings;
    private final CredentialSource.Role role;
    private final Issuer base;
    private final String region;

    /** @param region whose STS is asked */
    RoleIssuer(Surroundings surroundings, CredentialSource.Role role, Issuer base, String region) {
        this.surroundings = surroundings;
        this.role = role;
        this.base = base;
        this.region = region;
    }

    @Override
    public Issued issue(OneTimeCode code) {
        Issued with = base.issue(code);
        String serial = role.mfaSerial();
        String typed = serial == null ? null : code.take();
        if (serial != null && typed == null) {
            throw new NeedsPerson(
                    new Need.MfaCode(role.roleArn(), serial),
                    Text.of("The role {0} asks for an MFA code.", role.roleArn()),
                    Text.of("Choose Log in and type the code that the device {0} shows.", serial));
        }
        try (StsClient sts = surroundings.clients().sts(region, StaticCredentialsProvider.create(with.credentials()))) {
            return issued(sts.assumeRole(request(serial, typed)).credentials());
        } catch (StsException e) {
            throw plain(e, typed != null);
        }
    }

    private AssumeRoleRequest request(@Nullable String serial, @Nullable String typed) {
        return AssumeRoleRequest.builder()
                .roleArn(role.roleArn())
                .roleSessionName(sessionName(role.sessionName(), surroundings))
                .externalId(role.externalId())
                .durationSeconds(role.seconds())
                .serialNumber(serial)
                .tokenCode(typed)
                .build();
    }

    static String sessionName(@Nullable String given, Surroundings surroundings) {
        return given == null ? "weir-" + surroundings.clock().instant().getEpochSecond() : given;
    }

    static Issued issued(Credentials given) {
        return new Issued(
                AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()),
                given.expiration());
    }

    private RuntimeException plain(StsException e, boolean withCode) {
        String said = e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null
                ? ""
                : e.awsErrorDetails().errorMessage();
        String small = said.toLowerCase(Locale.ROOT);
        boolean mfa = small.contains("multifactor") || small.contains("mfa") || small.contains("tokencode");
        if (withCode && mfa) {
            return new ExpectedFailure(
                    Failure.Kind.CREDENTIALS,
                    Text.of("The MFA code was not accepted."),
                    Text.of(
                            "Each code is good once, for half a minute: wait for the next one and type that. Or check that"
                                    + " mfa_serial names the device that shows it."),
                    e);
        }
        if (e.awsErrorDetails() != null
                && "AccessDenied".equals(e.awsErrorDetails().errorCode())) {
            return new ExpectedFailure(
                    Failure.Kind.DENIED,
                    Text.of(
                            "You may not assume the role {0} with the credentials of {1}.",
                            role.roleArn(), role.baseName()),
                    Text.of("The role's trust policy and your own policies must both allow it: {0}", said),
                    e);
        }
        return e;
    }

    @Override
    public void close() {
        base.close();
    }
}
