package dev.weir.broker.firehose;

import static dev.weir.broker.firehose.FirehoseControlTest.ROLE;
import static dev.weir.broker.firehose.FirehoseControlTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.lambda.LambdaFixture;
import dev.weir.broker.lambda.sample.Forms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A broker as it is started, all of its services together: functions transform, tables give schemas, logs tell failures. */
class DeliveryWithFunctionsAndTablesTest {

    @TempDir
    Path folder;

    private LambdaFixture broker;
    private FirehoseClient firehose;

    @BeforeEach
    void start() throws Exception {
        broker = LambdaFixture.inMemory();
        firehose = broker.client(FirehoseClient.builder());
        broker.s3.createBucket(r -> r.bucket("lake"));
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    private void create(String name, Consumer<ExtendedS3DestinationConfiguration.Builder> more) {
        firehose.createDeliveryStream(r -> r.deliveryStreamName(name).extendedS3DestinationConfiguration(s3 -> {
            s3.bucketARN("arn:aws:s3:::lake").roleARN(ROLE).prefix(name + "/");
            more.accept(s3.bufferingHints(b -> b.intervalInSeconds(1).sizeInMBs(64)));
        }));
    }

    private void put(String name, String data) {
        firehose.putRecord(
                r -> r.deliveryStreamName(name).record(record -> record.data(SdkBytes.fromUtf8String(data))));
    }

    private byte[] onlyObject(String prefix) {
        await(() -> !objects(prefix).isEmpty());
        String key = objects(prefix).getFirst().key();
        return broker.s3.getObjectAsBytes(r -> r.bucket("lake").key(key)).asByteArray();
    }

    private List<S3Object> objects(String prefix) {
        return broker.s3.listObjectsV2(r -> r.bucket("lake").prefix(prefix)).contents();
    }

    private static void transform(ExtendedS3DestinationConfiguration.Builder s3, String function) {
        s3.processingConfiguration(p -> p.enabled(true)
                        .processors(each -> each.type("Lambda")
                                .parameters(parameter -> parameter
                                        .parameterName("LambdaArn")
                                        .parameterValue("arn:aws:lambda:us-east-1:000000000000:function:" + function))))
                .errorOutputPrefix("failed/")
                .cloudWatchLoggingOptions(l ->
                        l.enabled(true).logGroupName("/aws/kinesisfirehose/f").logStreamName("DestinationDelivery"));
    }

    @Test
    void aFunctionTransforms() {
        broker.create("shout", Forms.class.getName() + "::shout", r -> {});
        create("shouted", s3 -> transform(s3, "shout"));
        put("shouted", "one ");
        put("shouted", "two ");
        assertThat(new String(onlyObject("shouted/"), StandardCharsets.UTF_8)).isEqualTo("ONE TWO ");
    }

    @Test
    void whatHasNoFunctionIsInTheErrorsAndInTheLog() {
        create("lost", s3 -> transform(s3, "nowhere"));
        put("lost", "kept");
        assertThat(new String(onlyObject("failed/"), StandardCharsets.UTF_8))
                .contains("\"errorCode\":\"Lambda.ResourceNotFound\"", "\"rawData\":\"a2VwdA==\"");
        await(() -> !broker.logs
                .describeLogGroups(r -> r.logGroupNamePrefix("/aws/kinesisfirehose/f"))
                .logGroups()
                .isEmpty());
        assertThat(broker.logs
                        .filterLogEvents(r -> r.logGroupName("/aws/kinesisfirehose/f"))
                        .events()
                        .getFirst()
                        .message())
                .contains(
                        "\"deliveryStreamARN\":\"arn:aws:firehose:us-east-1:000000000000:deliverystream/lost\"",
                        "\"errorCode\":\"Lambda.ResourceNotFound\"",
                        "function:nowhere");
    }

    @Test
    void aTableGivesTheSchema() throws Exception {
        GlueClient glue = broker.client(GlueClient.builder());
        glue.createDatabase(r -> r.databaseInput(d -> d.name("sales")));
        glue.createTable(r -> r.databaseName("sales")
                .tableInput(t -> t.name("orders")
                        .storageDescriptor(s -> s.columns(
                                Column.builder().name("id").type("bigint").build(),
                                Column.builder()
                                        .name("tags")
                                        .type("array<string>")
                                        .build()))));
        create(
                "typed",
                s3 -> s3.dataFormatConversionConfiguration(c -> c.enabled(true)
                        .inputFormatConfiguration(i -> i.deserializer(d -> d.openXJsonSerDe(x -> {})))
                        .outputFormatConfiguration(o -> o.serializer(x -> x.parquetSerDe(p -> {})))
                        .schemaConfiguration(s -> s.roleARN(ROLE)
                                .databaseName("sales")
                                .tableName("orders")
                                .region("us-east-1"))));
        put("typed", "{\"id\":7,\"tags\":[\"a\",\"b\"]}");
        Path file = Files.write(folder.resolve("orders.parquet"), onlyObject("typed/"));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, tags::VARCHAR FROM read_parquet('" + file + "')")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(7);
            assertThat(row.getString(2)).isEqualTo("[a, b]");
        }
    }
}
