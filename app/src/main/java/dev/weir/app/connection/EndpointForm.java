package dev.weir.app.connection;

import dev.weir.app.settings.SavedEndpoint;
import dev.weir.app.text.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * What a person types to connect to an endpoint of their own, checked before anything is sent.
 *
 * @param name what they call it; empty for the address's host and port
 * @param profile whose credentials sign; empty if the keys do
 */
public record EndpointForm(
        String name,
        String url,
        String region,
        String profile,
        String accessKeyId,
        String secretAccessKey,
        boolean production) {

    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
    private static final int LONGEST_NAME = 60;

    /** The first thing that is wrong, as a sentence, or an empty text. */
    public String problem() {
        String address = addressProblem();
        if (!address.isEmpty()) {
            return address;
        }
        if (name.strip().length() > LONGEST_NAME) {
            return Text.of("A name is at most {0} characters long.", LONGEST_NAME);
        }
        if (!profile.isBlank() && name.strip().equals(profile)) {
            return Text.of("The profile has this name already; call the endpoint something else.");
        }
        if (!REGION.matcher(region.strip()).matches()) {
            return Text.of("The region looks like us-east-1.");
        }
        if (profile.isBlank() && (accessKeyId.isBlank() || secretAccessKey.isBlank())) {
            return Text.of("An access key and its secret are needed; an endpoint that checks neither takes any text.");
        }
        return "";
    }

    private String addressProblem() {
        if (url.isBlank()) {
            return Text.of("The endpoint's address is needed, for instance http://localhost:4566.");
        }
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            return Text.of("The address is not a URL: {0}.", e.getReason());
        }
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            return Text.of("The address must begin with http:// or https://.");
        }
        if (uri.getHost() == null) {
            return Text.of("The address names no host.");
        }
        if (uri.getUserInfo() != null) {
            return Text.of("The address holds a name or a password; it is remembered, so leave them out.");
        }
        if (uri.getPort() > 65_535) {
            return Text.of("A port is at most 65535.");
        }
        return "";
    }

    /** The connection it makes; call it only without a {@link #problem()}. */
    public Connection connection() {
        return new Connection(
                called(),
                kind(),
                profile.isBlank()
                        ? new Connection.Source.Keys(accessKeyId.strip(), secretAccessKey.strip())
                        : new Connection.Source.Profile(profile),
                region.strip(),
                URI.create(url.strip()));
    }

    private Connection.Kind kind() {
        return production ? Connection.Kind.PRODUCTION : Connection.Kind.TEST;
    }

    /** What is remembered of it; call it only without a {@link #problem()}. */
    public SavedEndpoint saved() {
        return new SavedEndpoint(called(), url.strip(), region.strip(), profile);
    }

    private String called() {
        return name.isBlank() ? URI.create(url.strip()).getAuthority() : name.strip();
    }
}
