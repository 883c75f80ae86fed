package dev.weir.app.objects;

import dev.weir.app.connection.Connection;
import dev.weir.app.objects.read.StoredObject;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** How others get at an object: a line for the CLI, and a link that whoever has it may open. */
final class ObjectLinks {

    /** How long a link holds. */
    static final Duration LINK_HOLDS = Duration.ofHours(1);

    private ObjectLinks() {}

    /** The line that fetches an object, or all below a prefix that ends in a slash. */
    static String cli(Connection connection, String uri) {
        URI endpoint = connection.endpoint();
        String folder = uri.endsWith("/") ? " --recursive" : "";
        String profile = connection.source() instanceof Connection.Source.Profile named
                ? " --profile " + quoted(named.profile())
                : "";
        return "aws s3 cp " + quoted(uri) + " ." + folder + " --region " + connection.region() + profile
                + (endpoint == null ? "" : " --endpoint-url " + endpoint);
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A link that needs no credentials. Asks for this connection's, which may block. */
    static String presigned(S3Presigner presigner, StoredObject object) {
        return presigner
                .presignGetObject(request -> request.signatureDuration(LINK_HOLDS)
                        .getObjectRequest(get -> get.bucket(object.bucket()).key(object.key())))
                .url()
                .toString();
    }
}
