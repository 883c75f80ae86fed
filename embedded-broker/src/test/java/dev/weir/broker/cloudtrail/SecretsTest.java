package dev.weir.broker.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.HttpEndpointCommonAttribute;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.s3.S3Client;

/** Secrets in every operation that takes some, and in none of the events, the log files and the program's own log. */
class SecretsTest {

    private static final String SECRET = "pssst-";

    @TempDir
    Path folder;

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage() + " " + entry.getThrown() + " "
                    + java.util.Arrays.toString(entry.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Test
    void noSecretIsInEventsLogFilesOrLogs() throws Exception {
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        List<String> events = new ArrayList<>();
        try (Broker broker =
                        Broker.start(BrokerConfig.in(folder).withLimits(false).withStateDelay(Duration.ZERO));
                CloudTrailClient trail = client(CloudTrailClient.builder(), broker);
                S3Client s3 = client(S3Client.builder().forcePathStyle(true), broker)) {
            s3.createBucket(r -> r.bucket("trails"));
            trail.createTrail(r -> r.name("everything").s3BucketName("trails"));
            trail.putEventSelectors(r -> r.trailName("everything").advancedEventSelectors(everything()));
            trail.startLogging(r -> r.name("everything"));
            tellSecrets(broker, s3);
            trail.lookupEventsPaginator(r -> {}).events().stream()
                    .map(Event::cloudTrailEvent)
                    .forEach(events::add);
            trail.stopLogging(r -> r.name("everything"));
        } finally {
            root.removeHandler(handler);
        }
        List<String> files = logFiles();
        assertThat(files).isNotEmpty();
        assertThat(events).anyMatch(each -> each.contains("CreateDeliveryStream"));
        assertThat(events).anyMatch(each -> each.contains("CreateFunction20150331"));
        assertThat(String.join("\n", files))
                .contains(
                        "PutRecords",
                        "PutItem",
                        "PutObject",
                        "\"Encrypt\"",
                        "Invoke",
                        "HIDDEN_DUE_TO_SECURITY_REASONS");
        List<String> everything = new ArrayList<>(events);
        everything.addAll(files);
        everything.addAll(logged);
        assertThat(everything).noneMatch(each -> each.contains(SECRET));
        assertThat(files).allMatch(each -> !each.contains("10.9.8.7"), "X-Forwarded-For is not believed");
    }

    private List<String> logFiles() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (file.toString().contains("AWSLogs")) {
                    byte[] packed = Files.readAllBytes(file);
                    texts.add(new String(
                            new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
                            StandardCharsets.UTF_8));
                }
            }
        }
        return texts;
    }

    private static List<AdvancedEventSelector> everything() {
        List<AdvancedEventSelector> all = new ArrayList<>();
        all.add(AdvancedEventSelector.builder()
                .fieldSelectors(AdvancedFieldSelector.builder()
                        .field("eventCategory")
                        .equalsValue("Management")
                        .build())
                .build());
        for (String type :
                List.of("AWS::Kinesis::Stream", "AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table")) {
            all.add(AdvancedEventSelector.builder()
                    .fieldSelectors(
                            AdvancedFieldSelector.builder()
                                    .field("eventCategory")
                                    .equalsValue("Data")
                                    .build(),
                            AdvancedFieldSelector.builder()
                                    .field("resources.type")
                                    .equalsValue(type)
                                    .build())
                    .build());
        }
        return all;
    }

    /** What a broker refuses is of interest too: its errors must tell no secret either. */
    private static void whateverComesOfIt(Runnable call) {
        try {
            call.run();
        } catch (SdkException e) {
            assertThat(e).isNotNull();
        }
    }

    private static void tellSecrets(Broker broker, S3Client s3) throws Exception {
        SdkBytes secret = SdkBytes.fromUtf8String(SECRET + "payload");
        try (KinesisClient kinesis = client(KinesisClient.builder(), broker)) {
            kinesis.createStream(r -> r.streamName("orders").shardCount(1));
            kinesis.putRecord(
                    r -> r.streamName("orders").partitionKey(SECRET + "key").data(secret));
            kinesis.putRecords(r -> r.streamName("orders")
                    .records(e -> e.partitionKey(SECRET + "key").data(secret)));
            whateverComesOfIt(() -> kinesis.putRecord(
                    r -> r.streamName("orders").partitionKey(SECRET.repeat(60)).data(secret)));
        }
        tellFirehose(broker);
        tellLambda(broker);
        try (KmsClient kms = client(KmsClient.builder(), broker)) {
            String key = kms.createKey().keyMetadata().keyId();
            SdkBytes sealed = kms.encrypt(r -> r.keyId(key).plaintext(secret)).ciphertextBlob();
            kms.decrypt(r -> r.ciphertextBlob(sealed));
            kms.generateDataKey(r -> r.keyId(key).keySpec("AES_256"));
        }
        try (DynamoDbClient dynamo = client(DynamoDbClient.builder(), broker)) {
            dynamo.createTable(r -> r.tableName("leases")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(a -> a.attributeName("k").attributeType("S"))
                    .keySchema(k -> k.attributeName("k").keyType("HASH")));
            Map<String, AttributeValue> item = Map.of("k", AttributeValue.fromS(SECRET + "item"));
            dynamo.putItem(r -> r.tableName("leases").item(item));
            dynamo.getItem(r -> r.tableName("leases").key(item));
            whateverComesOfIt(() -> dynamo.updateItem(
                    r -> r.tableName("leases").key(item).updateExpression("SET " + SECRET + " ="))); // no expression
        }
        s3.putObject(r -> r.bucket("trails").key("object"), RequestBody.fromString(SECRET + "object"));
        try (CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), broker)) {
            logs.createLogGroup(r -> r.logGroupName("g"));
            logs.createLogStream(r -> r.logGroupName("g").logStreamName("s"));
            logs.putLogEvents(r -> r.logGroupName("g")
                    .logStreamName("s")
                    .logEvents(InputLogEvent.builder()
                            .timestamp(System.currentTimeMillis())
                            .message(SECRET + "line")
                            .build()));
        }
        forgeHeaders(broker.endpoint());
    }

    private static void tellFirehose(Broker broker) {
        try (FirehoseClient firehose = client(FirehoseClient.builder(), broker)) {
            String role = "arn:aws:iam::000000000000:role/r";
            whateverComesOfIt(() -> firehose.createDeliveryStream(r -> r.deliveryStreamName("endpoint")
                    .httpEndpointDestinationConfiguration(h -> h.endpointConfiguration(
                                    e -> e.url("https://localhost:9/").name("n").accessKey(SECRET + "access-key"))
                            .requestConfiguration(q -> q.commonAttributes(HttpEndpointCommonAttribute.builder()
                                    .attributeName("token")
                                    .attributeValue(SECRET + "attribute")
                                    .build()))
                            .roleARN(role)
                            .s3Configuration(
                                    c -> c.bucketARN("arn:aws:s3:::trails").roleARN(role)))));
            whateverComesOfIt(() -> firehose.createDeliveryStream(r -> r.deliveryStreamName("redshift")
                    .redshiftDestinationConfiguration(h -> h.roleARN(role)
                            .clusterJDBCURL("jdbc:redshift://localhost:9/db")
                            .username("u")
                            .password(SECRET + "pass")
                            .copyCommand(c -> c.dataTableName("t"))
                            .s3Configuration(
                                    c -> c.bucketARN("arn:aws:s3:::trails").roleARN(role)))));
            whateverComesOfIt(() -> firehose.createDeliveryStream(r -> r.deliveryStreamName("splunk")
                    .splunkDestinationConfiguration(h -> h.hecEndpoint("https://localhost:9/")
                            .hecEndpointType("Raw")
                            .hecToken(SECRET.repeat(500)) // longer than it may be
                            .s3Configuration(
                                    c -> c.bucketARN("arn:aws:s3:::trails").roleARN(role)))));
            whateverComesOfIt(() -> firehose.createDeliveryStream(r -> r.deliveryStreamName("snowflake")
                    .snowflakeDestinationConfiguration(h -> h.accountUrl("https://a.snowflakecomputing.com")
                            .privateKey(SECRET + "private".repeat(50))
                            .keyPassphrase(SECRET + "phrase")
                            .user("u")
                            .database("d")
                            .schema("s")
                            .table("t")
                            .roleARN(role)
                            .s3Configuration(
                                    c -> c.bucketARN("arn:aws:s3:::trails").roleARN(role)))));
            whateverComesOfIt(() -> firehose.putRecord(r ->
                    r.deliveryStreamName("endpoint").record(d -> d.data(SdkBytes.fromUtf8String(SECRET + "put")))));
        }
    }

    private static void tellLambda(Broker broker) {
        try (LambdaClient lambda = client(LambdaClient.builder(), broker)) {
            SdkBytes zip = SdkBytes.fromUtf8String(SECRET + "no-zip");
            whateverComesOfIt(() -> lambda.createFunction(r -> r.functionName("f")
                    .runtime(Runtime.PROVIDED_AL2023)
                    .handler("h")
                    .role("arn:aws:iam::000000000000:role/r")
                    .environment(e -> e.variables(Map.of("TOKEN", SECRET + "variable")))
                    .code(c -> c.zipFile(zip))));
            whateverComesOfIt(() -> lambda.updateFunctionConfiguration(r ->
                    r.functionName("f").environment(e -> e.variables(Map.of("TOKEN", SECRET + "changed")))));
            whateverComesOfIt(() -> lambda.invoke(
                    r -> r.functionName("f").payload(SdkBytes.fromUtf8String("\"" + SECRET + "event\""))));
        }
    }

    /** What a client says of itself is told without control characters, and where it says it comes from is not believed. */
    private static void forgeHeaders(URI endpoint) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(endpoint)
                            .header("X-Amz-Target", "Kinesis_20131202.ListStreams")
                            .header("Content-Type", "application/x-amz-json-1.1")
                            .header("X-Forwarded-For", "10.9.8.7")
                            .header("Forwarded", "for=10.9.8.7")
                            .header("User-Agent", "evil\tagent " + "x".repeat(3_000))
                            .header(
                                    "Authorization",
                                    "AWS4-HMAC-SHA256 Credential=AKID/20260301/us-east-1/kinesis/aws4_request,"
                                            + " SignedHeaders=host, Signature=" + "0".repeat(64))
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, Broker broker) {
        return builder.endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "weir")))
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }
}
