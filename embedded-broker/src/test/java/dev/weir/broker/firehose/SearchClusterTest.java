package dev.weir.broker.firehose;

import static dev.weir.broker.firehose.Beyond.ROLE;
import static dev.weir.broker.firehose.Beyond.lake;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.broker.firehose.PlainServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceS3BackupMode;

/** What comes into indexes, and what becomes of documents that a cluster refuses one by one or all together. */
class SearchClusterTest {

    @TempDir
    Path folder;

    private final FakeSearch cluster = new FakeSearch();
    private Beyond beyond;
    private PlainServer server;

    @BeforeEach
    void start() throws Exception {
        beyond = new Beyond(folder);
        server = new PlainServer();
        server.behave(cluster);
    }

    @AfterEach
    void stop() {
        beyond.close();
        server.close();
    }

    private void create(Consumer<AmazonopensearchserviceDestinationConfiguration.Builder> change) {
        beyond.firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                .amazonopensearchserviceDestinationConfiguration(search -> {
                    search.roleARN(ROLE)
                            .clusterEndpoint(server.url("/"))
                            .indexName("orders")
                            .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(5))
                            .retryOptions(retry -> retry.durationInSeconds(60))
                            .s3Configuration(lake());
                    change.accept(search);
                }));
    }

    private void arrived(int documents) {
        beyond.passUntil(
                () -> cluster.counts().values().stream().mapToInt(each -> each).sum() == documents);
    }

    @ParameterizedTest
    @CsvSource({
        "NoRotation,orders",
        "OneHour,orders-2026-01-02-03",
        "OneDay,orders-2026-01-02",
        "OneWeek,orders-2026-w01",
        "OneMonth,orders-2026-01"
    })
    void indexesRotateByTheTimeOfArrival(String rotation, String index) {
        create(search -> search.indexRotationPeriod(rotation));
        beyond.put("{\"n\":1}");
        arrived(1);
        assertThat(cluster.indexes).containsOnlyKeys(index);
        assertThat(cluster.indexes.get(index).values()).containsExactly("{\"n\":1}");
    }

    @Test
    void aDocumentIsOneLineWhateverTheRecordWas() {
        create(search -> search.typeName("").indexRotationPeriod("NoRotation"));
        beyond.put("{\"n\":1}\n", "{\n  \"n\": 2.50,\r\n  \"s\": \"a\\nb\"\n}", "{\"n\":3}\r\n");
        arrived(3);
        assertThat(cluster.indexes.get("orders").values())
                .containsExactlyInAnyOrder("{\"n\":1}", "{\"n\":2.50,\"s\":\"a\\nb\"}", "{\"n\":3}");
        assertThat(server.asked.getFirst().body()).doesNotContain("_type");
        beyond.passUntil(() -> beyond.metric("DeliveryToAmazonOpenSearchService.Records") == 3);
        assertThat(beyond.metric("DeliveryToAmazonOpenSearchService.Success")).isEqualTo(1);
        assertThat(beyond.objects.keys("lake")).isEmpty();
    }

    @Test
    void aTypeIsSentWhereOneIsNamed() {
        create(search -> search.typeName("_doc"));
        beyond.put("{}");
        arrived(1);
        assertThat(Beyond.parsed(server.asked
                                .getFirst()
                                .body()
                                .lines()
                                .findFirst()
                                .orElseThrow())
                        .path("index")
                        .path("_type")
                        .asText())
                .isEqualTo("_doc");
    }

    @Test
    void idsAreTheSameAtEachAttemptUnlessTheClusterChoosesThem() {
        create(search -> search.indexRotationPeriod("NoRotation"));
        server.behave(asked -> {
            Answer taken = cluster.answer(asked);
            return server.asked.size() < 3 ? Answer.hangUp() : taken;
        });
        beyond.put("{\"n\":1}", "{\"n\":2}");
        beyond.passUntil(() -> beyond.metric("DeliveryToAmazonOpenSearchService.Records") == 2);
        assertThat(server.asked).hasSize(3);
        assertThat(cluster.counts()).containsExactly(Map.entry("orders", 2));
    }

    @Test
    void theClusterChoosesIdsWhereThatIsSaid() {
        create(search -> search.documentIdOptions(id -> id.defaultDocumentIdFormat("NO_DOCUMENT_ID"))
                .indexRotationPeriod("NoRotation"));
        beyond.put("{\"n\":1}");
        arrived(1);
        assertThat(cluster.indexes.get("orders")).containsOnlyKeys("generated-0");
    }

    @Test
    void whatIsRefusedForGoodComesIntoTheBucketAndTheRestIntoTheIndex() {
        create(search -> search.s3Configuration(lake().andThen(s3 -> s3.prefix("docs/")))
                .cloudWatchLoggingOptions(l -> l.enabled(true).logGroupName("g").logStreamName("s")));
        cluster.statuses = document -> document.contains("bad") ? 400 : 201;
        beyond.put("{\"n\":1}", "{\"bad\":2}", "not JSON", "neither\nof these lines", "{\"n\":3}", "");
        List<JsonNode> failed = beyond.failed("docs/AmazonOpenSearchService-failed/2026/");
        assertThat(failed)
                .extracting(Beyond::raw)
                .containsExactly("{\"bad\":2}", "not JSON", "neither\nof these lines", "");
        assertThat(failed).extracting(each -> each.path("errorCode").asText()).containsOnly("400");
        assertThat(failed.get(1).path("errorMessage").asText()).contains("mapper_parsing_exception");
        assertThat(failed.getFirst().path("esIndexName").asText()).isEqualTo("orders-2026-01-02");
        assertThat(failed.getFirst().path("esDocumentId").asText()).isNotEmpty();
        assertThat(failed.getFirst().path("attemptsMade").asInt()).isEqualTo(1);
        beyond.passUntil(() -> beyond.broker.logged.stream().anyMatch(line -> line.contains("\"errorCode\":\"400\"")));
        assertThat(cluster.counts()).containsExactly(Map.entry("orders-2026-01-02", 2));
        assertThat(beyond.metric("DeliveryToAmazonOpenSearchService.DeliveryRejected"))
                .isEqualTo(2);
    }

    @Test
    void onlyWhatIsNotTakenYetIsSentAgain() {
        create(search -> {});
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        cluster.statuses = document -> {
            int attempt = tries.merge(document, 1, Integer::sum);
            return document.contains("busy") && attempt < 3 ? 429 : 201;
        };
        beyond.put("{\"n\":1}", "{\"busy\":2}", "{\"n\":3}");
        arrived(3);
        assertThat(tries).containsEntry("{\"n\":1}", 1).containsEntry("{\"busy\":2}", 3);
        beyond.passUntil(() -> beyond.metric("DeliveryToAmazonOpenSearchService.Records") == 3);
        assertThat(beyond.objects.keys("lake")).isEmpty();
    }

    @Test
    void aLargeBatchGoesInSeveralRequests() {
        create(search -> search.bufferingHints(b -> b.sizeInMBs(20).intervalInSeconds(5)));
        String large = "{\"x\":\"" + "y".repeat(900 << 10) + "\"}";
        for (int i = 0; i < 5; i++) {
            beyond.put(IntStream.range(0, 4).mapToObj(_ -> large).toArray(String[]::new));
        }
        arrived(20);
        assertThat(server.asked)
                .hasSizeGreaterThan(1)
                .allSatisfy(asked -> assertThat(asked.raw()).hasSizeLessThan(9 << 20));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("denies", Answer.of(403, "no"), "OS.AccessDenied"),
                Arguments.of("is not there", Answer.of(404, "{}"), "OS.EndpointNotFound"),
                Arguments.of("is down", Answer.of(503, ""), "OS.ServiceException"),
                Arguments.of("answers nonsense", Answer.of(200, "<html>"), "OS.InvalidResponse"),
                Arguments.of("forgets documents", Answer.of(200, "{\"items\":[]}"), "OS.InvalidResponse"),
                Arguments.of("hangs up", Answer.hangUp(), "OS.ConnectionReset"));
    }

    @ParameterizedTest(name = "a cluster that {0}")
    @MethodSource("failures")
    void aClusterThatTakesNothingFillsTheBucket(String what, Answer answer, String code) {
        create(search -> search.retryOptions(retry -> retry.durationInSeconds(10))
                .s3BackupMode(AmazonopensearchserviceS3BackupMode.ALL_DOCUMENTS));
        server.behave(_ -> answer);
        beyond.put("{\"n\":1}", "{\"n\":2}");
        List<JsonNode> failed = beyond.failed("AmazonOpenSearchService-failed/");
        assertThat(failed).extracting(Beyond::raw).containsExactly("{\"n\":1}", "{\"n\":2}");
        assertThat(failed.getFirst().path("errorCode").asText()).isEqualTo(code);
        beyond.passUntil(() -> beyond.objects.text("lake", "2026/").equals("{\"n\":1}{\"n\":2}"));
    }

    @Test
    void elasticsearchIsTheSameByAnotherName() {
        beyond.firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                .elasticsearchDestinationConfiguration(search -> search.roleARN(ROLE)
                        .clusterEndpoint(server.url(""))
                        .indexName("orders")
                        .indexRotationPeriod("OneMonth")
                        .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(60))
                        .retryOptions(retry -> retry.durationInSeconds(0))
                        .s3Configuration(lake())));
        beyond.put("{\"n\":1}", "nonsense");
        arrived(1);
        assertThat(cluster.counts()).containsExactly(Map.entry("orders-2026-01", 1));
        assertThat(beyond.failed("elasticsearch-failed/"))
                .extracting(Beyond::raw)
                .containsExactly("nonsense");
        beyond.passUntil(() -> beyond.metric("DeliveryToElasticsearch.Records") == 1);
    }
}
