package dev.weir.streamingsql;

import static dev.weir.streamingsql.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.streamingsql.kinesis.Consumers;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** Streams that are read by enhanced fan-out, of a real broker, on a real cluster. */
class FanOutTest {

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

    @Test
    void theConsumerIsThereAsLongAsTheQuery() {
        streams.create("pushed", 2);
        put("pushed", 0, 10);
        try (Watched query = watch("pushed", "")) {
            eventually("ten rows", () -> query.rows().size() >= 10 || query.failed());
            assertThat(query.rows()).as(query.messages.toString()).hasSize(10);
            assertThat(consumers("pushed")).extracting(Consumer::consumerName).containsExactly("weir-test");
            assertThat(streams.kinesis
                            .listTagsForResource(request -> request.resourceARN(
                                    consumers("pushed").getFirst().consumerARN()))
                            .tags())
                    .singleElement()
                    .satisfies(tag -> assertThat(tag.key()).isEqualTo(Consumers.OWNER));
            put("pushed", 10, 20);
            eventually("ten more", () -> query.rows().size() >= 20);
        }
        eventually("it is gone", () -> consumers("pushed").isEmpty());
    }

    @Test
    void aSubscriptionThatEndsIsFollowedByAnotherWithoutAGapOrADouble() throws Exception {
        streams.create("taken", 1);
        put("taken", 0, 5);
        try (Watched query = watch("taken", "");
                KinesisAsyncClient other = other()) {
            eventually("five rows", () -> query.rows().size() >= 5);
            String consumer = consumers("taken").getFirst().consumerARN();
            // Another subscription of the same consumer takes the shard away, once the first is five seconds old.
            eventually("it is taken", () -> taken(other, consumer));
            put("taken", 5, 10);
            eventually("ten rows", () -> query.rows().size() >= 10 || query.failed());
            assertThat(query.rows())
                    .as(query.messages.toString())
                    .containsExactlyElementsOf(IntStream.range(0, 10)
                            .mapToObj(n -> "[\"INSERT\",\"k" + n % 10 + "\"," + n + "]")
                            .toList());
        }
    }

    @Test
    void childrenComeAfterTheirParents() {
        streams.create("split", 1);
        put("split", 0, 100);
        try (Watched query = watch("split", "")) {
            for (int shards = 2; shards <= 3; shards++) {
                int target = shards;
                streams.kinesis.updateShardCount(request ->
                        request.streamName("split").targetShardCount(target).scalingType("UNIFORM_SCALING"));
                streams.active("split");
                put("split", 100 * (target - 1), 100 * target);
            }
            eventually("300 rows", () -> query.rows().size() >= 300 || query.failed());
            assertThat(query.rows()).as(query.messages.toString()).hasSize(300);
            for (int key = 0; key < 10; key++) {
                int which = key;
                assertThat(query.rows().stream()
                                .filter(row -> row.startsWith("[\"INSERT\",\"k" + which + "\""))
                                .map(row -> Integer.parseInt(row.split("[,\\]]")[2]))
                                .toList())
                        .isEqualTo(IntStream.range(0, 30)
                                .map(i -> i * 10 + which)
                                .boxed()
                                .toList());
            }
        }
    }

    @Test
    void aConsumerOfThePersonsOwnStays() {
        streams.create("own", 1);
        put("own", 0, 1);
        JsonNode missing =
                watch("own", ", 'source.efo.lifecycle' = 'SELF_MANAGED'").end().path("error");
        assertThat(missing.path("what").asText())
                .as(missing.toString())
                .contains("weir-test")
                .contains("not found");

        String arn = streams.kinesis
                .describeStreamSummary(request -> request.streamName("own"))
                .streamDescriptionSummary()
                .streamARN();
        streams.kinesis.registerStreamConsumer(request -> request.streamARN(arn).consumerName("weir-test"));
        try (Watched query = watch("own", ", 'source.efo.lifecycle' = 'SELF_MANAGED'")) {
            eventually("a row", () -> !query.rows().isEmpty());
        }
        // One that was there before is not the query's to take away, whatever the lifecycle is.
        try (Watched query = watch("own", "")) {
            eventually("a row", () -> !query.rows().isEmpty());
        }
        assertThat(consumers("own")).hasSize(1);
    }

    @Test
    void aConsumerNeedsAName() {
        JsonNode error = new Watched(
                        cluster,
                        List.of(streams.table("nameless", "n BIGINT", ", 'source.reader.type' = 'EFO'")),
                        "SELECT * FROM nameless")
                .end()
                .path("error");
        assertThat(error.path("what").asText())
                .as(error.toString())
                .isEqualTo("The option 'source.efo.consumer.name' is missing.");
    }

    private static boolean taken(KinesisAsyncClient other, String consumer) {
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        CompletableFuture<Void> call = other.subscribeToShard(
                request -> request.consumerARN(consumer)
                        .shardId("shardId-000000000000")
                        .startingPosition(from -> from.type(ShardIteratorType.LATEST)),
                SubscribeToShardResponseHandler.builder()
                        .subscriber(event -> answered.complete(true))
                        .onError(failure -> answered.complete(false))
                        .build());
        boolean taken = answered.join();
        call.cancel(true);
        return taken;
    }

    private static KinesisAsyncClient other() {
        return KinesisAsyncClient.builder()
                .endpointOverride(URI.create(streams.endpoint().toString()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                .build();
    }

    private static List<Consumer> consumers(String stream) {
        String arn = streams.kinesis
                .describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .streamARN();
        return streams.kinesis
                .listStreamConsumers(request -> request.streamARN(arn))
                .consumers();
    }

    private static Watched watch(String stream, String more) {
        return new Watched(
                cluster,
                List.of(streams.table(
                        stream,
                        "n BIGINT, pk STRING",
                        ", 'source.reader.type' = 'EFO', 'source.efo.consumer.name' = 'weir-test'" + more)),
                "SELECT pk, n FROM " + stream);
    }

    private static void put(String stream, int from, int to) {
        for (int n = from; n < to; n++) {
            streams.put(stream, "k" + n % 10, "{\"n\":%d,\"pk\":\"k%d\"}".formatted(n, n % 10));
        }
    }
}
