package dev.weir.app.query.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The REST API of a Flink SQL Gateway, of the newest version that both sides know. Thread-safe; blocks. */
final class GatewayClient implements AutoCloseable {

    /** What is known here, newest first. Before V2 rows came in another form. */
    private static final List<String> VERSIONS = List.of("V4", "V3", "V2");

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
    private final String root;
    private final String version;

    /** Asks the gateway for its versions. */
    GatewayClient(String root) throws GatewayFailure, InterruptedException {
        this.root = root;
        try {
            this.version = newest(get("/api_versions"));
        } catch (GatewayFailure e) {
            http.close();
            throw e;
        }
    }

    private String newest(JsonNode answer) throws GatewayFailure {
        List<String> theirs =
                answer.path("versions").valueStream().map(JsonNode::asText).toList();
        if (theirs.isEmpty()) {
            throw nobody(Text.of("It has no versions: {0}", answer));
        }
        return VERSIONS.stream()
                .filter(theirs::contains)
                .findFirst()
                .orElseThrow(() -> new GatewayFailure(
                        Text.of(
                                "The gateway at {0} speaks {1}, and this program V2 to V4.",
                                root, String.join(", ", theirs)),
                        Text.of("Use a gateway of Flink 1.17 or newer."),
                        answer.toString()))
                .toLowerCase(Locale.ROOT);
    }

    String openSession(Map<String, String> properties) throws GatewayFailure, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("sessionName", "weir");
        ObjectNode all = body.putObject("properties");
        properties.forEach(all::put);
        return post("/" + version + "/sessions", body).path("sessionHandle").asText();
    }

    /** Begins a statement; the handle of its operation. */
    String submit(String session, String statement) throws GatewayFailure, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("statement", statement);
        return post("/" + version + "/sessions/" + session + "/statements", body)
                .path("operationHandle")
                .asText();
    }

    /** Where the first results of an operation are. */
    String firstResults(String session, String operation) {
        return "/" + version + "/sessions/" + session + "/operations/" + operation + "/result/0?rowFormat=JSON";
    }

    /** A page of results. */
    JsonNode results(String path) throws GatewayFailure, InterruptedException {
        return get(path);
    }

    void cancel(String session, String operation) throws GatewayFailure, InterruptedException {
        post(
                "/" + version + "/sessions/" + session + "/operations/" + operation + "/cancel",
                JsonNodeFactory.instance.objectNode());
    }

    /** Lets the session live on though nothing is asked of it. */
    void heartbeat(String session) throws GatewayFailure, InterruptedException {
        post("/" + version + "/sessions/" + session + "/heartbeat", JsonNodeFactory.instance.objectNode());
    }

    /** Ends the session with all of its operations. */
    void closeSession(String session) throws GatewayFailure, InterruptedException {
        call(request("/" + version + "/sessions/" + session).DELETE());
    }

    private JsonNode get(String path) throws GatewayFailure, InterruptedException {
        return call(request(path).GET());
    }

    private JsonNode post(String path, ObjectNode body) throws GatewayFailure, InterruptedException {
        return call(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(TO_ANSWER);
    }

    private JsonNode call(HttpRequest.Builder request) throws GatewayFailure, InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw new GatewayFailure(
                    Text.of("No Flink SQL Gateway answers at {0}.", root),
                    Text.of("Start one with bin/sql-gateway.sh start, or correct the address."),
                    e.toString());
        } catch (HttpTimeoutException e) {
            throw new GatewayFailure(
                    Text.of("The gateway at {0} does not answer in time.", root),
                    Text.of("Look at its log."),
                    e.toString());
        } catch (IOException e) {
            throw new GatewayFailure(
                    Text.of("The connection to the gateway at {0} broke off.", root),
                    Text.of("It may have been ended. Run the statement again."),
                    e.toString());
        }
        JsonNode body = parsed(answer.body());
        if (answer.statusCode() >= 300) {
            if (!body.has("errors")) {
                throw nobody(answer.statusCode() + " " + answer.body());
            }
            String text = body.path("errors")
                    .valueStream()
                    .map(JsonNode::asText)
                    .filter(each -> !each.equals("Internal server error."))
                    .collect(Collectors.joining("\n"));
            throw GatewayFailure.of(text, false);
        }
        return body;
    }

    private JsonNode parsed(String body) throws GatewayFailure {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw nobody(body.substring(0, Math.min(500, body.length())));
        }
    }

    private GatewayFailure nobody(String detail) {
        return new GatewayFailure(
                Text.of("What answers at {0} is no Flink SQL Gateway.", root),
                Text.of("Its port is 8083 unless it was started otherwise; 8081 is the cluster's own."),
                detail);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
