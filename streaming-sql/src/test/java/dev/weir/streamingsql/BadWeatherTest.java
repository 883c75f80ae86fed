package dev.weir.streamingsql;

import static dev.weir.streamingsql.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.weir.streamingsql.kinesis.Access;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements while the service refuses, for a while. */
class BadWeatherTest {

    private static Streams streams;
    private static SharedCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        streams = new Streams();
        cluster = SharedCluster.start();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
        streams.close();
    }

    @ParameterizedTest
    @CsvSource({
        "throttled,throttle,GetRecords,6",
        "expired,expired-token,GetRecords,3",
        "iterator,expired-iterator,GetRecords,5",
        "broken,error,GetRecords,12",
        "unlisted,error,ListShards,8",
        "cut,reset,GetRecords,8"
    })
    void aReadThatIsRefusedForAWhileLosesAndDoublesNothing(String stream, String kind, String operation, int count)
            throws Exception {
        streams.create(stream, 2);
        for (int i = 0; i < 40; i++) {
            streams.put(stream, "k" + i, "{\"n\":" + i + "}");
        }
        Faults.add(
                streams.endpoint(),
                "{\"kind\":\"%s\",\"operation\":\"%s\",\"count\":%d%s}"
                        .formatted(
                                kind, operation, count, kind.equals("reset") ? "" : ",\"stream\":\"" + stream + "\""));
        try (Watched query = new Watched(
                cluster,
                List.of(streams.table(stream, "n BIGINT")),
                "SELECT COUNT(*) AS c, COUNT(DISTINCT n) AS d FROM " + stream)) {
            eventually("all forty", () -> query.rows().contains("[\"UPDATE_AFTER\",40,40]"));
            assertThat(query.rows().getLast()).isEqualTo("[\"UPDATE_AFTER\",40,40]");
        }
    }

    @Test
    void whatIsWaitedForIsSaid() throws Exception {
        streams.create("trouble", 1);
        streams.put("trouble", "k", "{\"n\":1}");
        Faults.add(
                streams.endpoint(),
                "{\"kind\":\"expired-token\",\"operation\":\"GetRecords\",\"stream\":\"trouble\",\"count\":4}");
        try (Watched query =
                new Watched(cluster, List.of(streams.table("trouble", "n BIGINT")), "SELECT n FROM trouble")) {
            eventually("the trouble is told", () -> {
                query.counts();
                return query.messages.stream()
                        .anyMatch(message -> message.path("trouble").asText().contains("trouble can't be read"));
            });
            eventually("a row", () -> !query.rows().isEmpty());
            query.counts();
            assertThat(query.messages.stream().filter(message -> message.has("trouble")))
                    .last()
                    .satisfies(message ->
                            assertThat(message.get("trouble").asText()).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"partly,partial,20", "slowed,throttle,3", "failing,error,6", "renewed,expired-token,3"})
    void rowsThatAreRefusedForAWhileArePutAgainAndOnce(String stream, String kind, int count) throws Exception {
        String target = stream + "-target";
        streams.create(stream, 1);
        streams.create(target, 1);
        for (int i = 0; i < 50; i++) {
            streams.put(stream, "k" + i, "{\"n\":" + i + "}");
        }
        Faults.add(
                streams.endpoint(),
                "{\"kind\":\"%s\",\"operation\":\"PutRecords\",\"stream\":\"%s\",\"count\":%d}"
                        .formatted(kind, target, count));
        try (Watched pump = new Watched(
                cluster,
                List.of(
                        streams.table(stream, "n BIGINT"),
                        streams.table(target, "n BIGINT").replace("TABLE " + target, "TABLE target")),
                "INSERT INTO target SELECT n FROM " + stream)) {
            eventually("fifty", () -> streams.read(target).size() >= 50);
            assertThat(streams.read(target)).doesNotHaveDuplicates().hasSize(50);
        }
    }

    @Test
    void renewedKeysAreThoseOfTheNextCall() throws Exception {
        List<String> signed = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            signed.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = "{\"__type\":\"ExpiredTokenException\",\"message\":\"The token has expired\"}".getBytes();
            exchange.getResponseHeaders().add("x-amzn-ErrorType", "ExpiredTokenException");
            exchange.sendResponseHeaders(400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        Access.set(endpoint, "FIRST", "secret", "token");
        String table = """
                CREATE TABLE far (n BIGINT) WITH (
                  'connector' = 'kinesis', 'stream.arn' = 'arn:aws:kinesis:us-east-1:000000000000:stream/far', 'format' = 'json')""";
        try (Watched query = new Watched(cluster, List.of(table), "SELECT n FROM far")) {
            eventually("it asks", () -> signed.stream().anyMatch(header -> header.contains("Credential=FIRST/")));
            Access.set(endpoint, "SECOND", "secret", "token");
            eventually("with new keys", () -> signed.getLast().contains("Credential=SECOND/"));
            assertThat(query.messages).noneMatch(message -> message.has("error"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void rowsWaitForRenewedKeysBeforeTheyArePut() throws Exception {
        List<String> calls = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            String key = exchange.getRequestHeaders()
                    .getFirst("Authorization")
                    .replaceAll("(?s).*Credential=([A-Z]+)/.*", "$1");
            calls.add(exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceAll(".*\\.", "") + " " + key);
            exchange.getResponseHeaders().add("x-amzn-ErrorType", "ExpiredTokenException");
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        Access.set("http://127.0.0.1:" + server.getAddress().getPort(), "OLD", "secret", "token");
        List<String> tables = List.of(
                "CREATE TABLE numbers (i BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '5')", """
                CREATE TABLE far (i BIGINT) WITH (
                  'connector' = 'kinesis', 'stream.arn' = 'arn:aws:kinesis:us-east-1:000000000000:stream/far', 'format' = 'json')""", """
                CREATE TABLE `away` WITH (
                  'connector' = 'firehose', 'delivery-stream' = 'away', 'aws.region' = 'us-east-1', 'format' = 'json')""");
        try (Watched query = new Watched(cluster, tables, """
                EXECUTE STATEMENT SET BEGIN
                INSERT INTO far SELECT i FROM numbers;
                INSERT INTO away SELECT i FROM numbers;
                END""")) {
            eventually(
                    "both are told that the keys have run out",
                    () -> calls.containsAll(List.of("PutRecords OLD", "PutRecordBatch OLD")) || query.failed());
            Access.set("http://127.0.0.1:" + server.getAddress().getPort(), "RENEWED", "secret", "token");
            eventually(
                    "both sign with others",
                    () -> calls.containsAll(List.of("PutRecords RENEWED", "PutRecordBatch RENEWED")) || query.failed());
            assertThat(query.messages).noneMatch(message -> message.has("error"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void thePortThatFlinkOpensAnswersNothing() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/net/tcp6")), "only Linux lists its sockets here");
        List<Integer> http = new CopyOnWriteArrayList<>();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            for (int port : OpenPorts.listeningPorts()) {
                if (port == streams.endpoint().getPort()) {
                    continue;
                }
                for (String path : List.of("/", "/jobs/overview", "/config", "/jars", "/v1/jars", "/taskmanagers")) {
                    Integer status = status(client, port, path);
                    if (status != null) {
                        http.add(port);
                        assertThat(status).as("port %s, %s", port, path).isEqualTo(404);
                    }
                }
            }
        }
        assertThat(http).as("ports that speak HTTP").isNotEmpty();
    }

    private static @Nullable Integer status(HttpClient client, int port, String path) throws InterruptedException {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(2))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            // It speaks something else.
            return null;
        }
    }
}
