package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.sts.StsClient;

/** The whole broker through the clients that people use. */
class AssembledBrokerTest {

    private static Broker broker;

    @BeforeAll
    static void start() throws BrokerStartException {
        broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, broker.endpoint());
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .build();
    }

    private static void create(KinesisClient kinesis, String name) {
        kinesis.createStream(r -> r.streamName(name).shardCount(1));
        kinesis.waiter().waitUntilStreamExists(r -> r.streamName(name));
    }

    @Test
    void theSyncClientPutsAndGets() {
        try (KinesisClient kinesis = client(KinesisClient.builder())) {
            create(kinesis, "sync");
            byte[] data = {0, 1, (byte) 200, -1};
            kinesis.putRecord(r -> r.streamName("sync").partitionKey("ключ").data(SdkBytes.fromByteArray(data)));
            String iterator = kinesis.getShardIterator(r -> r.streamName("sync")
                            .shardId("shardId-000000000000")
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            GetRecordsResponse got = kinesis.getRecords(r -> r.shardIterator(iterator));
            assertThat(got.records()).singleElement().satisfies(record -> {
                assertThat(record.data().asByteArray()).isEqualTo(data);
                assertThat(record.partitionKey()).isEqualTo("ключ");
                assertThat(record.approximateArrivalTimestamp())
                        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
            });
            assertThat(got.responseMetadata().requestId()).hasSize(36);
            assertThatThrownBy(() -> kinesis.describeStreamSummary(r -> r.streamName("none")))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("Stream none under account 000000000000 not found.");
            assertThatThrownBy(() ->
                            kinesis.createStream(r -> r.streamName("no spaces").shardCount(0)))
                    .isInstanceOf(KinesisException.class)
                    .hasMessageContaining("2 validation errors detected: Value '0' at 'shardCount' failed");
        }
    }

    @Test
    void theAsyncClientPutsOverHttp2() {
        try (KinesisClient kinesis = client(KinesisClient.builder());
                KinesisAsyncClient async = client(KinesisAsyncClient.builder())) {
            create(kinesis, "async");
            PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder()
                    .partitionKey("k")
                    .data(SdkBytes.fromByteArray(new byte[1000]))
                    .build();
            var put = async.putRecords(r -> r.streamName("async").records(java.util.Collections.nCopies(500, entry)))
                    .join();
            assertThat(put.failedRecordCount()).isZero();
            assertThat(put.records()).hasSize(500);
            assertThat(async.listStreams().join().streamNames()).contains("async");
        }
    }

    @Test
    void cloudWatchCloudTrailAndStsAnswer() {
        try (CloudWatchClient cloudWatch = client(CloudWatchClient.builder());
                CloudTrailClient cloudTrail = client(CloudTrailClient.builder());
                StsClient sts = client(StsClient.builder())) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::000000000000:root");
            assertThat(cloudWatch.listMetrics(r -> r.namespace("AWS/Kinesis")).metrics())
                    .isNotNull();
            Instant now = Instant.now();
            assertThat(cloudWatch
                            .getMetricData(r -> r.startTime(now.minusSeconds(60))
                                    .endTime(now)
                                    .metricDataQueries(q -> q.id("m1")
                                            .metricStat(s -> s.period(60)
                                                    .stat("Sum")
                                                    .unit(StandardUnit.BYTES)
                                                    .metric(m -> m.namespace("AWS/Kinesis")
                                                            .metricName("IncomingBytes")
                                                            .dimensions(d -> d.name("StreamName")
                                                                    .value("a"))))))
                            .metricDataResults())
                    .singleElement()
                    .satisfies(result -> assertThat(result.id()).isEqualTo("m1"));
            assertThatThrownBy(() -> cloudWatch.getMetricData(r -> r.startTime(now)))
                    .isInstanceOf(CloudWatchException.class)
                    .satisfies(e ->
                            assertThat(((CloudWatchException) e).statusCode()).isEqualTo(400));
            assertThat(cloudTrail.lookupEvents().events()).isNotNull();
        }
    }

    @Test
    void aPortInUseIsSaidPlainly() {
        int taken = broker.endpoint().getPort();
        BrokerStartException refusal = catchThrowableOfType(
                BrokerStartException.class,
                () -> Broker.start(BrokerConfig.inMemory().withPort(taken)));
        assertThat(refusal.reason()).isEqualTo(BrokerStartException.Reason.PORT_IN_USE);
        assertThat(refusal).hasMessageContaining("Port " + taken + " on 127.0.0.1 is in use");
    }

    @Test
    void recordsSurviveARestart(@TempDir Path folder) throws BrokerStartException {
        BrokerConfig config = BrokerConfig.in(folder).withStateDelay(Duration.ZERO);
        try (Broker first = Broker.start(config);
                KinesisClient kinesis = client(KinesisClient.builder(), first.endpoint())) {
            create(kinesis, "kept");
            kinesis.putRecord(r -> r.streamName("kept").partitionKey("k").data(SdkBytes.fromUtf8String("once")));
        }
        try (Broker second = Broker.start(config);
                KinesisClient kinesis = client(KinesisClient.builder(), second.endpoint())) {
            String iterator = kinesis.getShardIterator(
                            r -> r.streamName("kept").shardId("0").shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            assertThat(kinesis.getRecords(r -> r.shardIterator(iterator)).records())
                    .singleElement()
                    .satisfies(
                            record -> assertThat(record.data().asUtf8String()).isEqualTo("once"));
        }
    }
}
