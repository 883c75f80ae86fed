package dev.weir.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.project.FlinkProject;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A project names the real streams and none of the connection's keys. */
class ProjectExportTest {

    @Test
    void aProjectHasTheStreamsAndNoKeys() throws Exception {
        try (Broker broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
                KinesisClient kinesis = KinesisClient.builder()
                        .endpointOverride(broker.endpoint())
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsSessionCredentials.create("AKIAHIDDEN", "hidden-key", "hidden-token")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            kinesis.createStream(request -> request.streamName("orders").shardCount(1));
            kinesis.waiter().waitUntilStreamExists(request -> request.streamName("orders"));
            kinesis.putRecord(request -> request.streamName("orders")
                    .partitionKey("k")
                    .data(SdkBytes.fromUtf8String("{\"item\": \"tea\"}")));
            FlinkProject project = ProjectExport.project(
                    () -> kinesis,
                    () -> {
                        throw new AssertionError("Nothing is put.");
                    },
                    SchemaStore.ofThisRun(),
                    References.none(),
                    InstantSource.system(),
                    "SELECT item FROM orders");
            String arn = kinesis.describeStreamSummary(request -> request.streamName("orders"))
                    .streamDescriptionSummary()
                    .streamARN();
            String sql = project.files().get("src/main/resources/statement.sql");
            assertThat(sql)
                    .contains("'stream.arn' = '" + arn + "'", "'aws.region' = 'eu-west-1'", "SELECT item FROM orders");
            assertThat(sql.lines().filter(line -> line.contains("aws.endpoint")))
                    .singleElement()
                    .asString()
                    .startsWith("--");
            assertThat(project.files().values())
                    .noneMatch(text -> text.contains("AKIAHIDDEN") || text.contains("hidden-key"))
                    .noneMatch(text -> text.contains("hidden-token") || text.contains("aws.credentials"));
        }
    }
}
