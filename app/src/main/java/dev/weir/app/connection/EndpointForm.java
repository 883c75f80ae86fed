package dev.weir.app.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** What a person types to connect to an endpoint of their own, checked before anything is sent. */
public record EndpointForm(String url, String region, String accessKeyId, String secretAccessKey, boolean production) {

    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");

    /** The first thing that is wrong, as a sentence, or an empty text. */
    public String problem() {
        String address = addressProblem();
        if (!address.isEmpty()) {
            return address;
        }
        if (!REGION.matcher(region.strip()).matches()) {
            return "The region looks like us-east-1.";
        }
        if (accessKeyId.isBlank() || secretAccessKey.isBlank()) {
            return "An access key and its secret are needed; an endpoint that checks neither takes any text.";
        }
        return "";
    }

    private String addressProblem() {
        if (url.isBlank()) {
            return "The endpoint's address is needed, for instance http://localhost:4566.";
        }
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            return "The address is not a URL: " + e.getReason() + ".";
        }
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            return "The address must begin with http:// or https://.";
        }
        if (uri.getHost() == null) {
            return "The address names no host.";
        }
        if (uri.getPort() > 65_535) {
            return "A port is at most 65535.";
        }
        return "";
    }

    /** The connection it makes; call it only without a {@link #problem()}. */
    public Connection connection() {
        URI uri = URI.create(url.strip());
        return new Connection(
                uri.getAuthority(),
                production ? Connection.Kind.PRODUCTION : Connection.Kind.TEST,
                new Connection.Source.Keys(accessKeyId.strip(), secretAccessKey.strip()),
                region.strip(),
                uri);
    }
}
