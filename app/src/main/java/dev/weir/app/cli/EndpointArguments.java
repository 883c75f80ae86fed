package dev.weir.app.cli;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.Profiles;
import dev.weir.app.settings.ConnectionWish;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which account or endpoint a command talks to. */
final class EndpointArguments {

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "An endpoint of its own, for instance http://127.0.0.1:4567 (default: AWS).")
    private @Nullable URI endpoint;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "A profile of ~/.aws (default: the environment's keys).")
    private @Nullable String profile;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The region (default: the profile's or environment's).")
    private @Nullable String region;

    /** The connection that was asked for. */
    Connection connection() {
        Map<String, String> environment = System.getenv();
        String named = profile == null ? environment.get("AWS_PROFILE") : profile;
        boolean keys = environment.containsKey("AWS_ACCESS_KEY_ID");
        if (named != null || (endpoint == null && !keys)) {
            Connection own = Profiles.read().connectionOf(named == null ? "default" : named, ConnectionWish.NONE);
            Connection there = endpoint == null
                    ? own
                    : new Connection(own.name(), own.kind(), own.source(), own.region(), endpoint);
            return region == null ? there : there.withRegion(region);
        }
        Connection.Source source =
                keys ? new Connection.Source.Environment() : new Connection.Source.Keys("weir", "weir");
        return new Connection("command line", Connection.Kind.TEST, source, region(environment), endpoint);
    }

    private String region(Map<String, String> environment) {
        if (region != null) {
            return region;
        }
        String own = environment.get("AWS_REGION");
        return own == null ? environment.getOrDefault("AWS_DEFAULT_REGION", Profiles.DEFAULT_REGION) : own;
    }

    /** Whether the endpoint is on this machine, so that nobody else reads there. */
    boolean isLocal() {
        String host = endpoint == null || endpoint.getHost() == null
                ? ""
                : endpoint.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
