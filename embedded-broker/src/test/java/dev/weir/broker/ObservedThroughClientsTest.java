package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.InvalidTimeRangeException;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;

/** What the broker tells about itself, asked for with the clients that people use. */
class ObservedThroughClientsTest {

    private static final String STREAM = "observed";
    private static final Instant BEGIN = Instant.now().minusSeconds(5);

    private static Broker broker;
    private static KinesisClient kinesis;
    private static CloudWatchClient cloudWatch;
    private static CloudTrailClient cloudTrail;
    private static StsClient sts;

    @BeforeAll
    static void putThreeRecords() throws BrokerStartException {
        broker = Broker.start(BrokerConfig.inMemory());
        kinesis = client(KinesisClient.builder());
        cloudWatch = client(CloudWatchClient.builder());
        cloudTrail = client(CloudTrailClient.builder());
        sts = client(StsClient.builder());
        kinesis.createStream(request -> request.streamName(STREAM).shardCount(1));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(STREAM));
        for (int each = 0; each < 3; each++) {
            kinesis.putRecord(request ->
                    request.streamName(STREAM).partitionKey("k").data(SdkBytes.fromUtf8String("not to be seen")));
        }
    }

    @AfterAll
    static void close() {
        List.of(kinesis, cloudWatch, cloudTrail, sts).forEach(each -> each.close());
        broker.close();
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDTEST", "secret")))
                .build();
    }

    private static Metric incomingRecords() {
        return Metric.builder()
                .namespace("AWS/Kinesis")
                .metricName("IncomingRecords")
                .dimensions(Dimension.builder().name("StreamName").value(STREAM).build())
                .build();
    }

    @Test
    void theRecordsAreCountedAtOnce() {
        double records = cloudWatch
                .getMetricData(request -> request.startTime(BEGIN)
                        .endTime(Instant.now().plusSeconds(1))
                        .metricDataQueries(MetricDataQuery.builder()
                                .id("records")
                                .metricStat(stat ->
                                        stat.metric(incomingRecords()).period(1).stat("Sum"))
                                .build()))
                .metricDataResults()
                .getFirst()
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(records).isEqualTo(3);
    }

    @Test
    void theStatisticsTellTheSame() {
        assertThat(cloudWatch
                        .getMetricStatistics(request -> request.namespace("AWS/Kinesis")
                                .metricName("IncomingRecords")
                                .dimensions(incomingRecords().dimensions())
                                .startTime(BEGIN)
                                .endTime(Instant.now().plusSeconds(1))
                                .period(60)
                                .statistics(Statistic.SUM))
                        .datapoints()
                        .stream()
                        .mapToDouble(point -> point.sum())
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void theMetricIsListed() {
        assertThat(cloudWatch
                        .listMetricsPaginator(request -> request.namespace("AWS/Kinesis"))
                        .metrics())
                .contains(incomingRecords());
    }

    @Test
    void aWrongPeriodIsRefusedInTheServicesWords() {
        assertThatThrownBy(() -> cloudWatch.getMetricStatistics(request -> request.namespace("AWS/Kinesis")
                        .metricName("IncomingRecords")
                        .startTime(BEGIN)
                        .endTime(BEGIN.plusSeconds(60))
                        .period(61)
                        .statistics(Statistic.SUM)))
                .isInstanceOfSatisfying(CloudWatchException.class, error -> {
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
                    assertThat(error.statusCode()).isEqualTo(400);
                });
    }

    @Test
    void whatManagesIsInTheHistoryAndRecordsAreNot() {
        assertThat(events(LookupAttributeKey.EVENT_NAME, "PutRecord")).isEmpty();
        assertThat(events(LookupAttributeKey.EVENT_NAME, "CreateStream"))
                .singleElement()
                .satisfies(event -> assertThat(event.accessKeyId()).isEqualTo("AKIDTEST"));
    }

    @Test
    void aFailedCallIsAnEventWithItsError() {
        assertThatThrownBy(() -> kinesis.deleteStream(request -> request.streamName("nowhere")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(events(LookupAttributeKey.RESOURCE_NAME, "nowhere"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.cloudTrailEvent()).contains("\"errorCode\":\"ResourceNotFoundException\""));
    }

    @Test
    void aBackwardTimeRangeIsRefused() {
        assertThatThrownBy(() -> cloudTrail.lookupEvents(
                        request -> request.startTime(BEGIN).endTime(BEGIN.minusSeconds(60))))
                .isInstanceOf(InvalidTimeRangeException.class);
    }

    @Test
    void theCallerIsTold() {
        assertThat(sts.getCallerIdentity().account()).isEqualTo(BrokerConfig.DEFAULT_ACCOUNT);
    }

    private static List<Event> events(LookupAttributeKey key, String value) {
        return cloudTrail
                .lookupEventsPaginator(request -> request.lookupAttributes(
                        attribute -> attribute.attributeKey(key).attributeValue(value)))
                .events()
                .stream()
                .toList();
    }
}
