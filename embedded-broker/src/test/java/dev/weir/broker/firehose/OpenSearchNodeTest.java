package dev.weir.broker.firehose;

import static dev.weir.broker.firehose.Beyond.ROLE;
import static dev.weir.broker.firehose.Beyond.lake;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.model.DefaultDocumentIdFormat;

/** A node of OpenSearch takes what the broker brings. */
class OpenSearchNodeTest {

    private static final int DOCUMENTS = 3_000;

    @TempDir
    Path folder;

    @Test
    void aRealNodeIndexesWhatIsPutAndTheRestComesIntoTheBucket() throws Exception {
        Process node = Counterpart.of(
                        "OpenSearchNode",
                        List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"),
                        folder.resolve("node").toString())
                .redirectError(folder.resolve("log").toFile())
                .start();
        try (HttpClient http = HttpClient.newHttpClient();
                Beyond beyond = new Beyond(folder)) {
            String endpoint = endpoint(node);
            beyond.firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                    .amazonopensearchserviceDestinationConfiguration(search -> search.roleARN(ROLE)
                            .clusterEndpoint(endpoint)
                            .indexName("orders")
                            .documentIdOptions(
                                    id -> id.defaultDocumentIdFormat(DefaultDocumentIdFormat.FIREHOSE_DEFAULT))
                            .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(5))
                            .retryOptions(retry -> retry.durationInSeconds(7_200))
                            .s3Configuration(lake())));
            for (int from = 0; from < DOCUMENTS; from += 500) {
                beyond.put(IntStream.range(from, from + 500)
                        .mapToObj(i -> "{\"n\":" + i + ",\n\"name\":\"ü" + i + "\"}")
                        .toArray(String[]::new));
            }
            // The first documents have made n a number; the cluster refuses one by one what is none.
            beyond.passUntil(() -> beyond.metric("DeliveryToAmazonOpenSearchService.Records") == DOCUMENTS);
            beyond.put("{\"n\":\"not a number\"}", "nonsense", "{\"n\":-1}");
            List<JsonNode> failed = beyond.failed("AmazonOpenSearchService-failed/");
            assertThat(failed).extracting(Beyond::raw).containsExactly("{\"n\":\"not a number\"}", "nonsense");
            assertThat(failed.getFirst().path("errorMessage").asText()).contains("mapper_parsing_exception");
            String index = endpoint + "/orders-2026-01-02";
            assertThat(get(http, index + "/_refresh")
                            .path("_shards")
                            .path("failed")
                            .asInt())
                    .isZero();
            assertThat(get(http, index + "/_count").path("count").asInt()).isEqualTo(DOCUMENTS + 1);
            JsonNode found = get(http, index + "/_search?q=n:1234");
            assertThat(found.path("hits").path("hits").path(0).path("_source"))
                    .isEqualTo(Beyond.parsed("{\"n\":1234,\"name\":\"ü1234\"}"));
        } finally {
            node.destroyForcibly().waitFor();
        }
    }

    private String endpoint(Process node) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("http://")) {
                Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
                return line;
            }
        }
        throw new IOException(java.nio.file.Files.readString(folder.resolve("log")));
    }

    private static JsonNode get(HttpClient http, String address) {
        try {
            return Beyond.parsed(http.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
