package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.cloudtrail.AuditLog;
import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.cloudwatch.MetricStore;
import dev.weir.broker.kinesis.KinesisService;
import dev.weir.broker.kms.KmsService;
import dev.weir.broker.store.DataFolder;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.time.SystemTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** A data folder from when metrics and events were in the database of the streams keeps them. */
class EarlierFolderTest {

    private static final UUID EVENT = UUID.randomUUID();

    @TempDir
    Path folder;

    @BeforeEach
    void writeAsThen() throws BrokerStartException {
        DataFolder.open(folder).close();
        try (SystemTime time = new SystemTime();
                H2Database database = H2Database.open(
                        folder,
                        Stream.of(
                                        KinesisService.MIGRATIONS,
                                        MetricStore.MIGRATIONS,
                                        AuditLog.MIGRATIONS.subList(0, 1),
                                        KmsService.MIGRATIONS)
                                .flatMap(List::stream)
                                .toList());
                MetricStore metrics = new MetricStore(time, database)) {
            database.write(connection -> {
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO audit_management"
                        + " (newest_first, event_id, event_name, event_source, read_only, user_name, access_key_id,"
                        + " resource_type, resource_name, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                    insert.setLong(1, -(time.now().toEpochMilli() << 20));
                    insert.setObject(2, EVENT);
                    insert.setString(3, "CreateStream");
                    insert.setString(4, "kinesis.amazonaws.com");
                    insert.setBoolean(5, false);
                    insert.setString(6, "ada");
                    insert.setString(7, "AKIDADA");
                    insert.setString(8, "AWS::Kinesis::Stream");
                    insert.setString(9, "orders");
                    insert.setString(10, "{\"requestParameters\":{\"streamName\":\"orders\"}}");
                    return insert.executeUpdate();
                }
            });
            metrics.record(
                    new MetricId(
                            "AWS/Kinesis", "IncomingBytes", List.of(new MetricId.Dimension("StreamName", "orders"))),
                    4_242);
        }
    }

    @Test
    void keepsItsEventsAndMetrics() throws BrokerStartException {
        for (int start = 0; start < 2; start++) {
            assertThatNothingIsLost();
        }
    }

    @Test
    void anUpgradeThatWasKilledBeforeItDroppedTheTablesIsMadeAgain() throws Exception {
        Path database = folder.resolve("database.mv.db");
        Path earlier = folder.resolveSibling("earlier.mv.db");
        Files.copy(database, earlier);
        assertThatNothingIsLost();
        Files.move(earlier, database, StandardCopyOption.REPLACE_EXISTING);
        assertThatNothingIsLost();
    }

    private void assertThatNothingIsLost() throws BrokerStartException {
        try (Broker broker = Broker.start(BrokerConfig.in(folder));
                CloudTrailClient cloudTrail = client(CloudTrailClient.builder(), broker);
                CloudWatchClient cloudWatch = client(CloudWatchClient.builder(), broker)) {
            List<Event> events = cloudTrail
                    .lookupEvents(request -> request.lookupAttributes(sought ->
                            sought.attributeKey(LookupAttributeKey.USERNAME).attributeValue("ada")))
                    .events();
            assertThat(cloudTrail
                            .lookupEvents(request ->
                                    request.lookupAttributes(sought -> sought.attributeKey(LookupAttributeKey.EVENT_ID)
                                            .attributeValue(EVENT.toString())))
                            .events())
                    .isEqualTo(events);
            assertThat(events).singleElement().satisfies(event -> {
                assertThat(event.eventName()).isEqualTo("CreateStream");
                assertThat(event.cloudTrailEvent()).contains("\"orders\"");
            });
            Instant now = Instant.now();
            List<Datapoint> points = cloudWatch
                    .getMetricStatistics(request -> request.namespace("AWS/Kinesis")
                            .metricName("IncomingBytes")
                            .dimensions(
                                    dimension -> dimension.name("StreamName").value("orders"))
                            .startTime(now.minusSeconds(3_600))
                            .endTime(now.plusSeconds(60))
                            .period(60)
                            .statistics(Statistic.SUM))
                    .datapoints();
            assertThat(points)
                    .singleElement()
                    .satisfies(point -> assertThat(point.sum()).isEqualTo(4_242));
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, Broker broker) {
        return builder.endpointOverride(broker.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .build();
    }
}
