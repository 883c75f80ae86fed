package dev.weir.app.query.gateway;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Sends the statements of an SQL file to a gateway, one after the other, by the calls that the README of a project names. */
final class GatewayScript {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    GatewayScript(String address) {
        this.address = address;
    }

    void run(String sql) {
        String session = post("/v1/sessions", Map.of()).path("sessionHandle").asText();
        for (String statement : sql.split("(?m)^-- next statement$")) {
            String text = statement.strip().replaceFirst(";$", "");
            String operation = post("/v1/sessions/" + session + "/statements", Map.of("statement", text))
                    .path("operationHandle")
                    .asText();
            String status = "/v1/sessions/" + session + "/operations/" + operation + "/status";
            eventually(
                    text,
                    Duration.ofSeconds(60),
                    () -> !get(status).path("status").asText().matches("INITIALIZED|PENDING|RUNNING"));
            assertThat(get(status).path("status").asText())
                    .as(() -> text + "\n" + get("/v1/sessions/" + session + "/operations/" + operation + "/result/0"))
                    .isEqualTo("FINISHED");
        }
    }

    private JsonNode post(String path, Map<String, String> body) {
        try {
            return send(HttpRequest.newBuilder(URI.create(address + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return JSON.readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
