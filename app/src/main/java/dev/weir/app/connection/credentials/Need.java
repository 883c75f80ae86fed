package dev.weir.app.connection.credentials;

/** What a person must do before there are credentials. */
public sealed interface Need {

    /** Log in to IAM Identity Center in the browser. */
    record SsoLogin(CredentialSource.Sso sso) implements Need {}

    /** Type the code that an MFA device shows. */
    record MfaCode(String roleArn, String serial) implements Need {}

    /** Log in with the AWS CLI: {@code aws login --profile NAME}. */
    record CliLogin(String profile) implements Need {}
}
