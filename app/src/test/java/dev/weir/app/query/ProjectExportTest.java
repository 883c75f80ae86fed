package dev.weir.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.query.project.FlinkProject;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.shell.FileQuestion;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A project names the real streams and none of the connection's keys. */
class ProjectExportTest {

    @TempDir
    private Path folder;

    /** The pane says why; the text that Flink would refuse is not written. */
    @Test
    void aSetThatPutsIntoADeliveryStreamIsRefusedWithItsReason() {
        try (BrokerWorkspace broker = new BrokerWorkspace()) {
            broker.createStream("orders", 1);
            broker.clients().s3().createBucket(request -> request.bucket("puts"));
            broker.clients()
                    .firehose()
                    .createDeliveryStream(request -> request.deliveryStreamName("to-s3")
                            .extendedS3DestinationConfiguration(to -> to.bucketARN("arn:aws:s3:::puts")
                                    .roleARN("arn:aws:iam::000000000000:role/firehose")));
            broker.clients()
                    .kinesis()
                    .putRecord(request -> request.streamName("orders")
                            .partitionKey("k")
                            .data(SdkBytes.fromUtf8String("{\"item\": \"tea\"}")));
            QueryModel model = new QueryModel(broker.workspace(), new SharedEngines());
            Path file = folder.resolve("project.zip");
            ProjectExport projects = model.projects(new FileQuestion() {
                @Override
                public Path open(@Nullable Window owner, String title, String what, List<String> patterns) {
                    throw new AssertionError("Nothing is opened");
                }

                @Override
                public Path save(@Nullable Window owner, String title, String name) {
                    return file;
                }
            });
            projects.ask(
                    new Pane(),
                    EngineChoice.WATCH,
                    "EXECUTE STATEMENT SET BEGIN INSERT INTO `to-s3` SELECT item FROM orders;"
                            + " INSERT INTO `firehose:to-s3` SELECT item FROM orders; END");
            assertThat(broker.workspace().said().getLast())
                    .startsWith("A project can't put rows into the delivery stream “to-s3” in a statement set:")
                    .endsWith(
                            "Save each INSERT INTO as a project of its own; sets that put into streams can be saved.");
            assertThat(file).doesNotExist();

            projects.ask(new Pane(), EngineChoice.WATCH, "INSERT INTO `to-s3` SELECT item FROM orders");
            assertThat(broker.workspace().said().getLast()).isEqualTo("The project is in project.zip.");
            assertThat(file).exists();
            model.close();
        }
    }

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
