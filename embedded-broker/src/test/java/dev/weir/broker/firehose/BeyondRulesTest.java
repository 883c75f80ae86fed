package dev.weir.broker.firehose;

import static dev.weir.broker.firehose.Beyond.ROLE;
import static dev.weir.broker.firehose.Beyond.lake;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationConfiguration;

/** What destinations that are no bucket may be, what is told of them, and how they are updated. */
class BeyondRulesTest {

    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:000000000000:secret:s";

    @TempDir
    Path folder;

    private Beyond beyond;

    @BeforeEach
    void start() throws Exception {
        beyond = new Beyond(folder);
    }

    @AfterEach
    void stop() {
        beyond.close();
    }

    private static HttpEndpointDestinationConfiguration http(
            Consumer<HttpEndpointDestinationConfiguration.Builder> change) {
        var http = HttpEndpointDestinationConfiguration.builder()
                .roleARN(ROLE)
                .endpointConfiguration(
                        e -> e.url("http://localhost:1/x").accessKey("key").name("n"))
                .s3Configuration(s3 -> s3.roleARN(ROLE).bucketARN("arn:aws:s3:::lake"));
        change.accept(http);
        return http.build();
    }

    private static SplunkDestinationConfiguration splunk(Consumer<SplunkDestinationConfiguration.Builder> change) {
        var splunk = SplunkDestinationConfiguration.builder()
                .hecEndpoint("https://127.0.0.1:8088")
                .hecEndpointType("Event")
                .hecToken("token")
                .s3Configuration(lake());
        change.accept(splunk);
        return splunk.build();
    }

    private static AmazonopensearchserviceDestinationConfiguration search(
            Consumer<AmazonopensearchserviceDestinationConfiguration.Builder> change) {
        var search = AmazonopensearchserviceDestinationConfiguration.builder()
                .roleARN(ROLE)
                .clusterEndpoint("http://[::1]:9200")
                .indexName("orders")
                .s3Configuration(lake());
        change.accept(search);
        return search.build();
    }

    private static RedshiftDestinationConfiguration redshift(
            Consumer<RedshiftDestinationConfiguration.Builder> change) {
        var redshift = RedshiftDestinationConfiguration.builder()
                .roleARN(ROLE)
                .clusterJDBCURL("jdbc:redshift://localhost:5439/dev")
                .username("weir")
                .password("password")
                .copyCommand(c -> c.dataTableName("orders"))
                .s3Configuration(lake());
        change.accept(redshift);
        return redshift.build();
    }

    private static Arguments http(
            String what, Consumer<HttpEndpointDestinationConfiguration.Builder> change, String told) {
        return row(what, r -> r.httpEndpointDestinationConfiguration(http(change)), told);
    }

    private static Arguments splunk(String what, Consumer<SplunkDestinationConfiguration.Builder> change, String told) {
        return row(what, r -> r.splunkDestinationConfiguration(splunk(change)), told);
    }

    private static Arguments search(
            String what, Consumer<AmazonopensearchserviceDestinationConfiguration.Builder> change, String told) {
        return row(what, r -> r.amazonopensearchserviceDestinationConfiguration(search(change)), told);
    }

    private static Arguments redshift(
            String what, Consumer<RedshiftDestinationConfiguration.Builder> change, String told) {
        return row(what, r -> r.redshiftDestinationConfiguration(redshift(change)), told);
    }

    private static Arguments row(String what, Consumer<CreateDeliveryStreamRequest.Builder> change, String told) {
        return Arguments.of(what, change, told);
    }

    static Stream<Arguments> refusals() {
        String elsewhere = "InvalidArgumentException: The broker delivers to this machine only, and ";
        return Stream.of(
                http(
                        "an endpoint without encryption elsewhere",
                        h -> h.endpointConfiguration(e -> e.url("http://example.com/")),
                        "ValidationException: 1 validation error detected: Value 'http://example.com/' at"
                                + " 'httpEndpointDestinationConfiguration.endpointConfiguration.url' failed to satisfy"
                                + " constraint: Member must satisfy regular expression pattern: https://.*"),
                http(
                        "an endpoint elsewhere",
                        h -> h.endpointConfiguration(e -> e.url("https://example.com/")),
                        elsewhere + "example.com is another. Start it with -Dweir.firehose.endpoints=any"),
                http(
                        "a host that only looks like this one",
                        h -> h.endpointConfiguration(e -> e.url("http://localhost.example.com/")),
                        "ValidationException"),
                http("no URL at all", h -> h.endpointConfiguration(e -> e.url("not a url")), "ValidationException"),
                http("a file", h -> h.endpointConfiguration(e -> e.url("file:///etc/passwd")), "ValidationException"),
                http(
                        "a user in the URL",
                        h -> h.endpointConfiguration(e -> e.url("http://a:b@localhost/")),
                        "InvalidArgumentException: The address of a destination cannot hold"),
                http(
                        "a key that is no header",
                        h -> h.endpointConfiguration(
                                e -> e.url("http://localhost/").accessKey("a\r\nX: y")),
                        "ValidationException"),
                http(
                        "half of the buffering",
                        h -> h.bufferingHints(b -> b.sizeInMBs(1)),
                        "InvalidArgumentException: BufferingHints.SizeInMBs and BufferingHints.IntervalInSeconds"),
                http(
                        "too large a buffer",
                        h -> h.bufferingHints(b -> b.sizeInMBs(65).intervalInSeconds(1)),
                        "ValidationException: 1 validation error detected: Value '65'"),
                http(
                        "a secret",
                        h -> h.secretsManagerConfiguration(
                                s -> s.enabled(true).secretARN(SECRET).roleARN(ROLE)),
                        "InvalidArgumentException: The broker of Weir has no Secrets Manager to take credentials from."
                                + " Give EndpointConfiguration.AccessKey."),
                http(
                        "partition keys",
                        h -> h.processingConfiguration(p -> p.enabled(true)
                                .processors(Processor.builder()
                                        .type("MetadataExtraction")
                                        .parameters(
                                                q -> q.parameterName("MetadataExtractionQuery")
                                                        .parameterValue("{a:.a}"),
                                                q -> q.parameterName("JsonParsingEngine")
                                                        .parameterValue("JQ-1.6"))
                                        .build())),
                        "InvalidArgumentException: The MetadataExtraction processor can be used only when"),
                http(
                        "a bad prefix of the bucket",
                        h -> h.s3Configuration(lake().andThen(s3 -> s3.prefix("!{timestamp:yyyy}/"))),
                        "InvalidArgumentException: Ths supplied prefix(es)"),
                http(
                        "no bucket",
                        h -> h.s3Configuration(
                                (software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration) null),
                        "ValidationException: 1 validation error detected: Value null at"
                                + " 'httpEndpointDestinationConfiguration.s3Configuration'"),
                splunk(
                        "Splunk elsewhere",
                        s -> s.hecEndpoint("https://splunk.example.com:8088"),
                        elsewhere + "splunk.example.com"),
                splunk(
                        "Splunk without a token",
                        s -> s.hecToken(null),
                        "InvalidArgumentException: HECToken is required."),
                splunk("a token of two lines", s -> s.hecToken("a\nb"), "ValidationException"),
                splunk(
                        "impatience",
                        s -> s.hecAcknowledgmentTimeoutInSeconds(10),
                        "ValidationException: 1 validation error detected: Value '10'"),
                search(
                        "a domain",
                        s -> s.clusterEndpoint(null).domainARN("arn:aws:es:us-east-1:000000000000:domain/mine"),
                        "InvalidArgumentException: The broker of Weir cannot look up the endpoint of the domain"),
                search(
                        "no cluster",
                        s -> s.clusterEndpoint(null),
                        "InvalidArgumentException: Exactly one of ClusterEndpoint and DomainARN must be given."),
                search(
                        "an index in capitals",
                        s -> s.indexName("Orders"),
                        "InvalidArgumentException: IndexName Orders is not the name of an index"),
                search(
                        "a user of the cluster",
                        s -> s.clusterEndpoint("http://a:b@localhost:9200"),
                        "InvalidArgumentException: The address of a destination cannot hold"),
                search("a cluster elsewhere", s -> s.clusterEndpoint("https://es.example.com"), elsewhere),
                redshift(
                        "a database that is none",
                        r -> r.clusterJDBCURL("jdbc:h2:mem:x"),
                        "ValidationException: 1 validation error detected: Value 'jdbc:h2:mem:x' at"
                                + " 'redshiftDestinationConfiguration.clusterJDBCURL'"),
                redshift(
                        "settings in the URL",
                        r -> r.clusterJDBCURL("jdbc:postgresql://localhost:5432/x?socketFactory=y"),
                        "ValidationException"),
                redshift(
                        "a cluster elsewhere",
                        r -> r.clusterJDBCURL("jdbc:redshift://c.x.us-east-1.redshift.amazonaws.com:5439/dev"),
                        elsewhere),
                redshift("nobody", r -> r.username(null), "InvalidArgumentException: Username is required."),
                redshift(
                        "objects that COPY cannot read",
                        r -> r.s3Configuration(lake().andThen(s3 -> s3.compressionFormat("Snappy"))),
                        "InvalidArgumentException: CompressionFormat Snappy cannot be loaded"),
                redshift(
                        "backup to nowhere",
                        r -> r.s3BackupMode("Enabled"),
                        "InvalidArgumentException: S3BackupConfiguration is required when S3BackupMode is Enabled."),
                redshift(
                        "options that PostgreSQL has nothing for",
                        r -> r.copyCommand(c -> c.dataTableName("t").copyOptions("fixedwidth 'a:3'")),
                        "InvalidArgumentException: The broker cannot load by the option fixedwidth of COPY"),
                redshift(
                        "JSON by paths",
                        r -> r.copyCommand(c -> c.dataTableName("t").copyOptions("json 's3://b/paths'")),
                        "InvalidArgumentException: The broker reads JSON 'auto'"),
                redshift(
                        "a text that does not end",
                        r -> r.copyCommand(c -> c.dataTableName("t").copyOptions("delimiter '")),
                        "InvalidArgumentException: A text in the options of COPY does not end."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeIsRefused(String what, Consumer<CreateDeliveryStreamRequest.Builder> change, String told) {
        assertThat(FirehoseControlTest.told(() -> beyond.firehose.createDeliveryStream(r -> {
                    r.deliveryStreamName("d");
                    change.accept(r);
                })))
                .startsWith(told);
        assertThat(beyond.firehose.listDeliveryStreams(r -> {}).deliveryStreamNames())
                .isEmpty();
    }

    @Test
    void anEndpointIsToldOfWithoutItsKeyAndWithWhatWasNotSaid() {
        beyond.firehose.createDeliveryStream(
                r -> r.deliveryStreamName("d").httpEndpointDestinationConfiguration(http(h -> {})));
        var described = described().httpEndpointDestinationDescription();
        assertThat(described.endpointConfiguration().url()).isEqualTo("http://localhost:1/x");
        assertThat(described.endpointConfiguration().name()).isEqualTo("n");
        assertThat(described.toString()).doesNotContain("key");
        assertThat(described.bufferingHints().sizeInMBs()).isEqualTo(5);
        assertThat(described.bufferingHints().intervalInSeconds()).isEqualTo(300);
        assertThat(described.retryOptions().durationInSeconds()).isEqualTo(300);
        assertThat(described.s3BackupModeAsString()).isEqualTo("FailedDataOnly");
        assertThat(described.requestConfiguration().contentEncodingAsString()).isEqualTo("NONE");
        assertThat(described.s3DestinationDescription().bufferingHints().sizeInMBs())
                .isEqualTo(5);
        assertThat(described.s3DestinationDescription().bucketARN()).isEqualTo("arn:aws:s3:::lake");
        beyond.firehose.updateDestination(r -> r.deliveryStreamName("d")
                .currentDeliveryStreamVersionId("1")
                .destinationId(Destination.ID)
                .httpEndpointDestinationUpdate(
                        h -> h.retryOptions(retry -> retry.durationInSeconds(7)).s3Update(s3 -> s3.prefix("in/"))));
        described = described().httpEndpointDestinationDescription();
        assertThat(described.retryOptions().durationInSeconds()).isEqualTo(7);
        assertThat(described.s3DestinationDescription().prefix()).isEqualTo("in/");
        assertThat(described.s3DestinationDescription().bucketARN()).isEqualTo("arn:aws:s3:::lake");
        assertThat(described.endpointConfiguration().url()).isEqualTo("http://localhost:1/x");
    }

    @Test
    void aBackupOfAllStaysOn() {
        beyond.firehose.createDeliveryStream(r ->
                r.deliveryStreamName("d").splunkDestinationConfiguration(splunk(s -> s.s3BackupMode("AllEvents"))));
        assertThat(FirehoseControlTest.told(() -> beyond.firehose.updateDestination(r -> r.deliveryStreamName("d")
                        .currentDeliveryStreamVersionId("1")
                        .destinationId(Destination.ID)
                        .splunkDestinationUpdate(s -> s.s3BackupMode("FailedEventsOnly")))))
                .isEqualTo("InvalidArgumentException: S3BackupMode cannot be updated from AllEvents to"
                        + " FailedEventsOnly.");
        becomes(r -> r.redshiftDestinationConfiguration(
                redshift(s -> s.s3BackupMode("Enabled").s3BackupConfiguration(lake()))));
        assertThat(FirehoseControlTest.told(() -> beyond.firehose.updateDestination(r -> r.deliveryStreamName("d")
                        .currentDeliveryStreamVersionId("1")
                        .destinationId(Destination.ID)
                        .redshiftDestinationUpdate(s -> s.s3BackupMode("Disabled")))))
                .startsWith("InvalidArgumentException: S3BackupMode cannot be updated");
    }

    @Test
    void theOthersAreToldOfWithWhatWasNotSaid() {
        beyond.firehose.createDeliveryStream(
                r -> r.deliveryStreamName("d").splunkDestinationConfiguration(splunk(s -> {})));
        var splunk = described().splunkDestinationDescription();
        assertThat(splunk.hecToken()).isEqualTo("token");
        assertThat(splunk.hecAcknowledgmentTimeoutInSeconds()).isEqualTo(180);
        assertThat(splunk.bufferingHints().intervalInSeconds()).isEqualTo(60);
        assertThat(splunk.s3BackupModeAsString()).isEqualTo("FailedEventsOnly");
        becomes(r -> r.amazonopensearchserviceDestinationConfiguration(search(s -> {})));
        var search = described().amazonopensearchserviceDestinationDescription();
        assertThat(search.indexRotationPeriodAsString()).isEqualTo("OneDay");
        assertThat(search.documentIdOptions().defaultDocumentIdFormatAsString()).isEqualTo("FIREHOSE_DEFAULT");
        assertThat(search.clusterEndpoint()).isEqualTo("http://[::1]:9200");
        becomes(r -> r.redshiftDestinationConfiguration(redshift(s -> {})));
        var redshift = described().redshiftDestinationDescription();
        assertThat(redshift.retryOptions().durationInSeconds()).isEqualTo(3_600);
        assertThat(redshift.s3BackupModeAsString()).isEqualTo("Disabled");
        assertThat(redshift.username()).isEqualTo("weir");
        assertThat(redshift.copyCommand().dataTableName()).isEqualTo("orders");
    }

    private void becomes(Consumer<CreateDeliveryStreamRequest.Builder> change) {
        beyond.firehose.deleteDeliveryStream(r -> r.deliveryStreamName("d"));
        beyond.passUntil(() -> beyond.firehose
                .listDeliveryStreams(r -> {})
                .deliveryStreamNames()
                .isEmpty());
        beyond.firehose.createDeliveryStream(r -> {
            r.deliveryStreamName("d");
            change.accept(r);
        });
    }

    private software.amazon.awssdk.services.firehose.model.DestinationDescription described() {
        return beyond.firehose
                .describeDeliveryStream(r -> r.deliveryStreamName("d"))
                .deliveryStreamDescription()
                .destinations()
                .getFirst();
    }
}
