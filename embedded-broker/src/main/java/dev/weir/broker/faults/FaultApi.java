package dev.weir.broker.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The broker's own API for faults, JSON over HTTP beside the services (docs/FAULTS.md): {@code GET} and {@code POST
 * /_weir/faults}, {@code DELETE /_weir/faults} and {@code /_weir/faults/ID}.
 *
 * <p>A web page somewhere must not be able to use it through the browser of the person who runs the broker. So the
 * request must have come to a loopback name (which a page cannot bend, unlike its DNS), may not name another site as its
 * origin, and may change something only with a JSON content type or the header {@code X-Weir-Request}, both of which
 * a browser sends to another site only after asking, and is then refused.
 */
public final class FaultApi {

    private static final String ROOT = "/_weir/";
    private static final String FAULTS = ROOT + "faults";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,8}");

    private final Faults faults;

    public FaultApi(Faults faults) {
        this.faults = faults;
    }

    /** Whether a request is for this API; no AWS service uses the path. */
    public static boolean asked(HttpRequest http) {
        return http.path().startsWith(ROOT);
    }

    /** What it answers where callers are authenticated: it knows none of them, so it would be a way past that. */
    public static HttpAnswer closed() {
        return refusal(403, "This API is closed while callers are authenticated; start the broker with --fault.");
    }

    public HttpAnswer answer(HttpRequest http) {
        if (!isLocal(http)) {
            return refusal(403, "This API answers requests to 127.0.0.1 or localhost from this machine only.");
        }
        if (!http.path().equals(FAULTS) && !http.path().startsWith(FAULTS + "/")) {
            return refusal(404, "There is nothing at " + http.path() + "; the faults are at " + FAULTS + ".");
        }
        String id = http.path().substring(FAULTS.length()).replaceFirst("^/", "");
        if (!http.method().equals("GET") && !isDeliberate(http)) {
            return refusal(
                    415, "A request that changes something needs Content-Type: application/json or X-Weir-Request: 1.");
        }
        return switch (http.method()) {
            case "GET" -> id.isEmpty() ? list() : show(id);
            case "POST" -> id.isEmpty() ? add(http) : refusal(405, "A new fault is posted to " + FAULTS + ".");
            case "DELETE" -> remove(id);
            default -> refusal(405, "The faults take GET, POST and DELETE.");
        };
    }

    private HttpAnswer list() {
        ObjectNode all = Json.MAPPER.createObjectNode();
        ArrayNode list = all.putArray("faults");
        faults.list().forEach(fault -> list.add(json(fault)));
        return answer(200, all);
    }

    private HttpAnswer show(String id) {
        return faults.list().stream()
                .filter(fault -> Integer.toString(fault.id()).equals(id))
                .findFirst()
                .map(fault -> answer(200, json(fault)))
                .orElseGet(() -> noFault(id));
    }

    private HttpAnswer add(HttpRequest http) {
        try {
            return answer(201, json(faults.add(FaultSettings.read(settings(http.body())))));
        } catch (IllegalArgumentException e) {
            return refusal(400, String.valueOf(e.getMessage()));
        }
    }

    private HttpAnswer remove(String id) {
        if (id.isEmpty()) {
            faults.clear();
            return list();
        }
        boolean found = ID.matcher(id).matches() && faults.remove(Integer.parseInt(id));
        return found ? list() : noFault(id);
    }

    private static HttpAnswer noFault(String id) {
        return refusal(404, "There is no fault " + id + "; it may have ended by itself.");
    }

    private static Map<String, String> settings(byte[] body) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is not JSON.", e);
        }
        if (json == null || !json.isObject()) {
            throw new IllegalArgumentException(
                    "The body is a JSON object, for instance {\"kind\":\"throttle\",\"rate\":0.1}.");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        json.properties().forEach(field -> {
            if (!field.getValue().isValueNode() || field.getValue().isNull()) {
                throw new IllegalArgumentException("The value of " + field.getKey() + " is a text or a number.");
            }
            settings.put(field.getKey(), field.getValue().asText());
        });
        return settings;
    }

    private static ObjectNode json(ActiveFault fault) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("id", fault.id());
        fault.fault().settings().forEach(json::put);
        return json.put("rate", fault.fault().rate())
                .put("seed", fault.seed())
                .put("seen", fault.seen())
                .put("applied", fault.applied());
    }

    private static boolean isLocal(HttpRequest http) {
        String host = http.header("host");
        String origin = http.header("origin");
        return host != null && isLoopback("http://" + host) && (origin == null || isLoopback(origin));
    }

    private static boolean isLoopback(String address) {
        try {
            @Nullable String host = URI.create(address).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isDeliberate(HttpRequest http) {
        return http.mediaType().equals("application/json") || http.header("x-weir-request") != null;
    }

    private static HttpAnswer refusal(int status, String sentence) {
        return answer(status, Json.MAPPER.createObjectNode().put("error", sentence));
    }

    private static HttpAnswer answer(int status, ObjectNode body) {
        try {
            return HttpAnswer.of(status, "application/json", Json.MAPPER.writeValueAsString(body) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree in memory is always written", e);
        }
    }

    /** Made when somebody first uses the API, since it takes a noticeable part of the broker's start. */
    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }
}
