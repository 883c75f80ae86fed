package dev.weir.broker.sealed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts a word into every service of a broker, as content and as name, and finds what was put. */
public final class FullFolder implements AutoCloseable {

    /** In all that is put, and in all names where a name may have it. */
    public static final String WORD = "quagga";

    private static final String STREAM = WORD + "-stream";
    private static final String BUCKET = WORD + "-bucket";
    private static final String KEY = "reports/" + WORD + "/2026 ü.json";
    public static final int RECORDS = 300;

    private final URI endpoint;
    private final ApacheHttpClient.Builder http = ApacheHttpClient.builder();
    private final List<String> secrets = new ArrayList<>();
    private final List<AutoCloseable> clients = new ArrayList<>();

    public FullFolder(URI endpoint) {
        this.endpoint = endpoint;
    }

    private <C extends AutoCloseable, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(
            B builder) {
        C client = builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("sealed", "test")))
                .httpClientBuilder(http)
                .build();
        clients.add(client);
        return client;
    }

    /** What was made while it was filled and must be nowhere either. */
    public List<String> secrets() {
        return secrets;
    }

    private KinesisClient kinesis() {
        return client(KinesisClient.builder());
    }

    private S3Client s3() {
        return client(S3Client.builder().forcePathStyle(true));
    }

    /** Words of which the disk must have none. */
    public static List<String> words() {
        return List.of(
                WORD,
                HexFormat.of().formatHex(WORD.getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(WORD.getBytes(StandardCharsets.UTF_8)),
                "PRIVATE KEY",
                "aws_secret_access_key",
                "CREATE ",
                "reports");
    }

    /** Where a folder has one of the words, as a name or in a file. */
    public static List<String> traces(Path folder, List<String> words) throws IOException {
        List<String> traces = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                String content = Files.isDirectory(path)
                        ? ""
                        : new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
                for (String word : words) {
                    if (folder.relativize(path).toString().contains(word) || content.contains(word)) {
                        traces.add(path + " has " + word);
                    }
                }
            }
        }
        return traces;
    }

    static String text(int number) {
        return WORD + " record " + number + " " + "x".repeat(number);
    }

    public void fill() {
        KinesisClient kinesis = kinesis();
        kinesis.createStream(r -> r.streamName(STREAM).shardCount(2).tags(Map.of(WORD, WORD)));
        // The waiters of the SDK look every ten and twenty seconds.
        await(() -> kinesis.describeStreamSummary(r -> r.streamName(STREAM))
                .streamDescriptionSummary()
                .streamStatusAsString());
        for (int i = 0; i < RECORDS; i++) {
            int number = i;
            kinesis.putRecord(
                    r -> r.streamName(STREAM).partitionKey(WORD + number).data(SdkBytes.fromUtf8String(text(number))));
        }
        S3Client s3 = s3();
        s3.createBucket(r -> r.bucket(BUCKET));
        s3.putObject(r -> r.bucket(BUCKET).key(KEY), RequestBody.fromString(text(70_000)));
        String upload = s3.createMultipartUpload(r -> r.bucket(BUCKET).key(KEY + "-parts"))
                .uploadId();
        s3.uploadPart(
                r -> r.bucket(BUCKET).key(KEY + "-parts").uploadId(upload).partNumber(1),
                RequestBody.fromString(text(9_000)));
        DynamoDbClient dynamo = client(DynamoDbClient.builder());
        dynamo.createTable(r -> r.tableName(WORD)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(k -> k.attributeName(WORD).keyType(KeyType.HASH))
                .attributeDefinitions(a -> a.attributeName(WORD).attributeType(ScalarAttributeType.S)));
        await(() -> dynamo.describeTable(r -> r.tableName(WORD)).table().tableStatusAsString());
        dynamo.putItem(r -> r.tableName(WORD).item(Map.of(WORD, AttributeValue.fromS(text(5)))));
        client(GlueClient.builder())
                .createSchema(r -> r.schemaName(WORD)
                        .dataFormat(DataFormat.JSON)
                        .compatibility("NONE")
                        .schemaDefinition("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"title\":\"" + WORD
                                + "\"}"));
        KmsClient kms = client(KmsClient.builder());
        String key = kms.createKey(r -> r.description(WORD)).keyMetadata().keyId();
        kms.createAlias(r -> r.aliasName("alias/" + WORD).targetKeyId(key));
        CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder());
        logs.createLogGroup(r -> r.logGroupName(WORD));
        logs.createLogStream(r -> r.logGroupName(WORD).logStreamName(WORD));
        logs.putLogEvents(r -> r.logGroupName(WORD)
                .logStreamName(WORD)
                .logEvents(e -> e.timestamp(Instant.now().toEpochMilli()).message(text(3))));
        client(LambdaClient.builder())
                .createFunction(r -> r.functionName(WORD)
                        .runtime("java21")
                        .handler(WORD + ".Handler::handle")
                        .role("arn:aws:iam::000000000000:role/" + WORD)
                        .code(c -> c.zipFile(SdkBytes.fromByteArray(zip()))));
        IamClient iam = client(IamClient.builder());
        iam.createUser(r -> r.userName(WORD));
        secrets.add(iam.createAccessKey(r -> r.userName(WORD)).accessKey().secretAccessKey());
        FirehoseClient firehose = client(FirehoseClient.builder());
        firehose.createDeliveryStream(r -> r.deliveryStreamName(WORD)
                .extendedS3DestinationConfiguration(d -> d.bucketARN("arn:aws:s3:::" + BUCKET)
                        .roleARN("arn:aws:iam::000000000000:role/" + WORD)
                        .bufferingHints(b -> b.intervalInSeconds(300).sizeInMBs(64))));
        await(() -> firehose.describeDeliveryStream(r -> r.deliveryStreamName(WORD))
                .deliveryStreamDescription()
                .deliveryStreamStatusAsString());
        firehose.putRecord(r -> r.deliveryStreamName(WORD).record(d -> d.data(SdkBytes.fromUtf8String(text(20_000)))));
    }

    private static void await(Supplier<String> status) {
        while (!status.get().equals("ACTIVE")) {
            Thread.onSpinWait();
        }
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.DEFLATED);
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry(WORD + ".txt"));
            zip.write(text(4).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Puts one more record. */
    public void more() {
        kinesis()
                .putRecord(r ->
                        r.streamName(STREAM).partitionKey(WORD + RECORDS).data(SdkBytes.fromUtf8String(text(RECORDS))));
    }

    /** Asks for all of it again. */
    public void verify() {
        verify(RECORDS);
    }

    /** @param records how many there are */
    public void verify(int records) {
        KinesisClient kinesis = kinesis();
        int found = 0;
        for (var shard : kinesis.listShards(r -> r.streamName(STREAM)).shards()) {
            String iterator = kinesis.getShardIterator(r -> r.streamName(STREAM)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            for (var record : kinesis.getRecords(r -> r.shardIterator(iterator)).records()) {
                int number = Integer.parseInt(record.partitionKey().substring(WORD.length()));
                must(record.data().asUtf8String().equals(text(number)), "record " + number);
                found++;
            }
        }
        must(found == records, found + " records");
        S3Client s3 = s3();
        must(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(KEY)).asUtf8String().equals(text(70_000)), "the object");
        must(s3.listMultipartUploads(r -> r.bucket(BUCKET)).uploads().size() == 1, "the upload");
        must(
                client(DynamoDbClient.builder())
                        .getItem(r -> r.tableName(WORD).key(Map.of(WORD, AttributeValue.fromS(text(5)))))
                        .hasItem(),
                "the item");
        must(
                client(KmsClient.builder())
                                .encrypt(r -> r.keyId("alias/" + WORD).plaintext(SdkBytes.fromUtf8String(WORD)))
                                .ciphertextBlob()
                        != null,
                "the key");
        must(
                client(LambdaClient.builder())
                        .getFunction(r -> r.functionName(WORD))
                        .configuration()
                        .handler()
                        .startsWith(WORD),
                "the function");
    }

    private static void must(boolean found, String what) {
        if (!found) {
            throw new AssertionError("Not as it was put: " + what);
        }
    }

    @Override
    public void close() {
        for (AutoCloseable client : clients) {
            try {
                client.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
