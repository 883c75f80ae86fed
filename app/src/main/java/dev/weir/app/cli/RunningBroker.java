package dev.weir.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.connection.Connection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A broker of Weir that runs in another process. */
final class RunningBroker {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RunningBroker() {}

    /** Whether what answers there is one: nothing else has its own pages. Blocks. */
    static boolean at(URI endpoint) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(endpoint.resolve("/weir/health"))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    && new ObjectMapper().readTree(answer.body()).isObject();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** With the keys of the environment, or such as any broker takes that asks for none. */
    static Connection connection(URI endpoint) {
        Map<String, String> environment = System.getenv();
        @Nullable String region = environment.get("AWS_REGION");
        return new Connection(
                "broker",
                Connection.Kind.EMBEDDED,
                environment.containsKey("AWS_ACCESS_KEY_ID")
                        ? new Connection.Source.Environment()
                        : new Connection.Source.Keys("weir", "weir"),
                region == null ? "us-east-1" : region,
                endpoint);
    }
}
