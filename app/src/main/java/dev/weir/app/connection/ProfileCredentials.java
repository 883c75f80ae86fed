package dev.weir.app.connection;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A profile's credentials, whose failures name the profile and the very command that mends them. Thread-safe. */
final class ProfileCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

    private final String profile;
    private final boolean sso;
    private final ProfileCredentialsProvider provider;

    ProfileCredentials(String profile, ProfileFile file) {
        this.profile = profile;
        this.sso = file.profile(profile)
                .map(found -> found.property("sso_session").isPresent()
                        || found.property("sso_start_url").isPresent())
                .orElse(false);
        this.provider = ProfileCredentialsProvider.builder()
                .profileFile(file)
                .profileName(profile)
                .build();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private RuntimeException failure(RuntimeException e) {
        if (sso) {
            return new ExpectedFailure(
                    Failure.Kind.CREDENTIALS,
                    "The SSO login of profile " + profile + " has expired or was never made.",
                    "Run: aws sso login --profile " + profile + " , then retry.",
                    e);
        }
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("credentials") || text.contains("profile")) {
            return new ExpectedFailure(
                    Failure.Kind.CREDENTIALS,
                    "Profile " + profile + " gives no usable credentials.",
                    "Check it in ~/.aws/config and ~/.aws/credentials, or choose another connection.",
                    e);
        }
        return e;
    }

    @Override
    public void close() {
        provider.close();
    }
}
