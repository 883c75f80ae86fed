package dev.weir.broker.wire;

import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells by method and path which of Lambda's operations a request wants: its paths begin with a date. */
final class RestRoutes {

    private static final Pattern DATED = Pattern.compile("/20\\d\\d-\\d\\d-\\d\\d/.*");

    /** The operations whose requests carry code, and so may be larger than the others'. */
    private static final Pattern WITH_CODE = Pattern.compile("/2015-03-31/functions(/[^/]+/code)?/?");

    private static volatile @Nullable List<Route> routes;

    /**
     * An operation's address.
     *
     * @param segments of the path; those in braces stand for a member
     */
    private record Route(String operation, String method, List<String> segments, int status) {

        static Route of(String operation, String text) {
            String[] parts = text.split(" ", -1);
            return new Route(operation, parts[0], List.of(parts[1].split("/")), Integer.parseInt(parts[2]));
        }

        /** The members in a path, or null if it is another operation's. */
        @Nullable Map<String, String> match(List<String> path) {
            if (path.size() != segments.size()) {
                return null;
            }
            Map<String, String> members = new HashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    members.put(segment.substring(1, segment.length() - 1), S3Address.decoded(path.get(i)));
                } else if (!segment.equals(path.get(i))) {
                    return null;
                }
            }
            return members;
        }
    }

    private RestRoutes() {}

    static boolean isMeant(HttpRequest http) {
        return http.header("X-Amz-Target") == null && DATED.matcher(http.path()).matches();
    }

    static boolean readsBody(HttpRequest head) {
        return isMeant(head) && WITH_CODE.matcher(head.path()).matches();
    }

    static WireCall route(HttpRequest http) {
        List<String> path = new ArrayList<>(List.of(http.path().split("/")));
        for (Route route : routes()) {
            Map<String, String> members = route.method().equals(http.method()) ? route.match(path) : null;
            if (members != null) {
                RestJsonProtocol protocol = new RestJsonProtocol(members, route.status());
                return new WireCall(http, protocol, ServiceId.LAMBDA, route.operation());
            }
        }
        return new WireCall(http, new RestJsonProtocol(Map.of(), 0), ServiceId.LAMBDA, "");
    }

    private static List<Route> routes() {
        List<Route> known = routes;
        if (known == null) {
            List<Route> read = new ArrayList<>();
            ModelFile.of(ServiceId.LAMBDA).routes().forEach((name, text) -> read.add(Route.of(name, text)));
            known = List.copyOf(read);
            routes = known;
        }
        return known;
    }
}
