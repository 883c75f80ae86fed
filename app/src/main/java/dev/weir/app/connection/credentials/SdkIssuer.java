package dev.weir.app.connection.credentials;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.IoUtils;

/**
 * The credentials of the place that this program runs at, by the SDK's own providers.
 *
 * @param where the place, as it stands in a sentence: "this EC2 instance"
 */
record SdkIssuer(AwsCredentialsProvider provider, String where) implements Issuer {

    @Override
    public Issued issue(OneTimeCode code) {
        try {
            AwsCredentials given = provider.resolveCredentials();
            return new Issued(given, given.expirationTime().orElse(null));
        } catch (SdkClientException e) {
            throw new ExpectedFailure(
                    Failure.Kind.CREDENTIALS,
                    Text.of("There are no credentials from {0}.", where),
                    Text.of("Perhaps Weir does not run there. Choose another profile or connection."),
                    e);
        }
    }

    @Override
    public void close() {
        if (provider instanceof AutoCloseable closeable) {
            IoUtils.closeQuietlyV2(closeable, null);
        }
    }
}
