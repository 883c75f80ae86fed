package dev.weir.app.fx;

import dev.weir.app.fx.Failure.Kind;
import dev.weir.app.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Credentials that the SDK could not obtain. It throws one exception type for all of these, so the text has to tell
 * them apart.
 */
final class CredentialErrors {

    private CredentialErrors() {}

    static @Nullable Failure of(SdkClientException error, String what) {
        String text = Failures.chain(error).toLowerCase(Locale.ROOT);
        boolean sso = text.contains("sso");
        if (text.contains("expired")) {
            return Failures.failure(
                    Kind.CREDENTIALS,
                    Text.of("{0}: the login has expired.", what),
                    sso
                            ? Text.of("Run: aws sso login --profile NAME (with this connection's profile), then retry.")
                            : Text.of("Renew the credentials of this profile, then retry."),
                    error);
        }
        if (sso && (text.contains("token") || text.contains("login") || text.contains("cached"))) {
            return Failures.failure(
                    Kind.CREDENTIALS,
                    Text.of("{0}: nobody is signed in to this SSO profile.", what),
                    Text.of("Run: aws sso login --profile NAME (with this connection's profile), then retry."),
                    error);
        }
        if (text.contains("unable to load credentials")
                || text.contains("profile file contained no credentials")
                || text.contains("credentials")) {
            return Failures.failure(
                    Kind.CREDENTIALS,
                    Text.of("{0}: there are no usable credentials.", what),
                    Text.of("Check the profile in ~/.aws/config and ~/.aws/credentials, or choose another connection."),
                    error);
        }
        return null;
    }
}
