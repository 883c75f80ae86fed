package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.broker.access.AuthMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;

/** Who signs rightly is let in by every service, and nobody else is. */
class SignaturesTest {

    private static AccessBroker access;

    @BeforeAll
    static void start() throws BrokerStartException {
        access = new AccessBroker(AuthMode.SIGNATURE);
        try (S3Client s3 = access.s3(AccessBroker.root())) {
            s3.createBucket(b -> b.bucket("bucket"));
        }
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    @AfterEach
    void setTheClockRight() {
        access.clock.by = Duration.ZERO;
    }

    /**
     * A call to a service.
     *
     * @param unknown the error and status of a key that is not known
     * @param wrong those of a secret that is wrong
     * @param late those of a clock that is wrong
     */
    private record Row(String service, Called call, String unknown, String wrong, String late) {

        @Override
        public String toString() {
            return service;
        }
    }

    @FunctionalInterface
    private interface Called {
        void by(AwsCredentials who);
    }

    private static Row json(String service, Called call) {
        return new Row(
                service,
                call,
                "UnrecognizedClientException 400",
                "InvalidSignatureException 400",
                "InvalidSignatureException 400");
    }

    private static Row query(String service, Called call) {
        return new Row(
                service, call, "InvalidClientTokenId 403", "SignatureDoesNotMatch 403", "SignatureDoesNotMatch 403");
    }

    static Stream<Row> services() {
        return Stream.of(
                json("kinesis", who -> access.as(who, KinesisClient.builder()).listShards(b -> b.streamName("none"))),
                json("kinesis over h2", who -> joined(access.as(who, KinesisAsyncClient.builder()))),
                json("firehose", who -> access.as(who, FirehoseClient.builder()).listDeliveryStreams()),
                json("dynamodb", who -> access.as(who, DynamoDbClient.builder()).listTables()),
                json("kms", who -> access.as(who, KmsClient.builder()).listKeys()),
                json("glue", who -> access.as(who, GlueClient.builder()).getDatabases(r -> r.maxResults(1))),
                json(
                        "logs",
                        who -> access.as(who, CloudWatchLogsClient.builder()).describeLogGroups()),
                json(
                        "cloudtrail",
                        who -> access.as(who, CloudTrailClient.builder()).describeTrails()),
                query(
                        "cloudwatch",
                        who -> access.as(who, CloudWatchClient.builder()).listMetrics()),
                query("iam", who -> access.as(who, IamClient.builder()).listUsers()),
                query("sts", who -> access.as(who, StsClient.builder()).getCallerIdentity()),
                new Row(
                        "lambda",
                        who -> access.as(who, LambdaClient.builder())
                                .listTags(r -> r.resource("arn:aws:lambda:us-east-1:000000000000:function:none")),
                        "UnrecognizedClientException 403",
                        "InvalidSignatureException 403",
                        "InvalidSignatureException 403"),
                new Row(
                        "s3",
                        who -> access.s3(who)
                                .listObjectsV2(b -> b.bucket("bucket").prefix("a b+c/&=")),
                        "InvalidAccessKeyId 403",
                        "SignatureDoesNotMatch 403",
                        "RequestTimeTooSkewed 403"));
    }

    private static void joined(KinesisAsyncClient client) {
        try {
            client.listShards(b -> b.streamName("none")).join();
        } catch (java.util.concurrent.CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private static String told(Called call, AwsCredentials who) {
        AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, () -> call.by(who));
        return refusal == null ? "let in" : refusal.awsErrorDetails().errorCode() + " " + refusal.statusCode();
    }

    /** Answers of who was let in. No row calls what its service allows a few times a second only. */
    private static final String[] LET_IN = {"let in", "ResourceNotFoundException 400", "ResourceNotFoundException 404"};

    @ParameterizedTest
    @MethodSource("services")
    void onlyTheRightSecretIsLetIn(Row row) {
        String right = told(row.call(), AccessBroker.root());
        assertThat(right).isIn((Object[]) LET_IN);
        assertThat(told(row.call(), AwsBasicCredentials.create("AKIANOBODYSKEY000000", "secret")))
                .isEqualTo(row.unknown());
        assertThat(told(row.call(), AwsBasicCredentials.create(AccessBroker.ROOT.accessKeyId(), "another")))
                .isEqualTo(row.wrong());
        assertThat(told(
                        row.call(),
                        AwsSessionCredentials.create(
                                AccessBroker.ROOT.accessKeyId(), AccessBroker.ROOT.secretAccessKey(), "token")))
                .isEqualTo(row.unknown());
    }

    @ParameterizedTest
    @MethodSource("services")
    void aWrongClockIsRefused(Row row) {
        Duration allowed = row.service().equals("s3") ? Duration.ofMinutes(15) : Duration.ofMinutes(5);
        for (int sign : new int[] {1, -1}) {
            access.clock.by = allowed.plusMinutes(1).multipliedBy(sign);
            assertThat(told(row.call(), AccessBroker.root())).isEqualTo(row.late());
            access.clock.by = allowed.minusMinutes(1).multipliedBy(sign);
            assertThat(told(row.call(), AccessBroker.root())).isIn((Object[]) LET_IN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a b+c",
                "ü/~*'()!.txt",
                "%41%2F",
                "slashes//here",
                "dots..and.dots/.hidden",
                "q?x=y&z",
                "semi;colon:at@",
                "日本語",
                "[brackets]{braces}|\\^`"
            })
    void anObjectIsWrittenAndReadUnderAnyName(String key) {
        S3Client s3 = access.s3(AccessBroker.root());
        s3.putObject(b -> b.bucket("bucket").key(key), RequestBody.fromString("of " + key));
        assertThat(s3.getObjectAsBytes(b -> b.bucket("bucket").key(key)).asUtf8String())
                .isEqualTo("of " + key);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 131_072, 300_001})
    void anUploadInSignedChunksIsVerified(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        for (boolean chunked : new boolean[] {true, false}) {
            S3Client s3 = access.as(
                    AccessBroker.root(),
                    S3Client.builder()
                            .forcePathStyle(true)
                            .serviceConfiguration(S3Configuration.builder()
                                    .chunkedEncodingEnabled(chunked)
                                    .build()));
            s3.putObject(b -> b.bucket("bucket").key("chunks"), RequestBody.fromBytes(bytes));
            assertThat(s3.getObjectAsBytes(b -> b.bucket("bucket").key("chunks"))
                            .asByteArray())
                    .isEqualTo(bytes);
        }
    }

    @Test
    void anAddressIsGoodUntilItExpiresAndForWhatWasSigned() throws Exception {
        access.s3(AccessBroker.root())
                .putObject(b -> b.bucket("bucket").key("shared file"), RequestBody.fromString("shared"));
        URI address;
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(access.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AccessBroker.root()))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            address = presigner
                    .presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(60))
                            .getObjectRequest(g -> g.bucket("bucket").key("shared file")))
                    .url()
                    .toURI();
        }
        assertThat(got(address)).isEqualTo("200 shared");
        access.clock.by = Duration.ofMinutes(59);
        assertThat(got(address)).isEqualTo("200 shared");
        access.clock.by = Duration.ofMinutes(61);
        assertThat(got(address)).startsWith("403").contains("Request has expired");
        String hidden = address.toString().replace("X-Amz-Expires", "X%2DAmz-Expires");
        assertThat(got(URI.create(hidden))).startsWith("403").contains("RequestTimeTooSkewed");
        access.clock.by = Duration.ofMinutes(-16);
        assertThat(got(address)).startsWith("403");
        access.clock.by = Duration.ZERO;
        String text = address.toString();
        assertThat(got(URI.create(text.replace("shared%20file", "chunks"))))
                .startsWith("403")
                .contains("SignatureDoesNotMatch");
        assertThat(got(URI.create(text.replace("X-Amz-Expires=3600", "X-Amz-Expires=7200"))))
                .startsWith("403");
        assertThat(got(URI.create(text + "&versionId=1"))).startsWith("403");
    }

    private static String got(URI address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    @Test
    void whatIsNotSignedIsToldSo() throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Amz-Target", "Kinesis_20131202.ListStreams");
        headers.put("Content-Type", "application/x-amz-json-1.1");
        try (RawHttp http = new RawHttp(access.endpoint())) {
            var answer = http.post(headers, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("MissingAuthenticationTokenException");
            headers.put("X-Amz-Date", "20260101T000000Z");
            headers.put(
                    "Authorization",
                    "AWS4-ECDSA-P256-SHA256 Credential=" + AccessBroker.ROOT.accessKeyId()
                            + "/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=00");
            answer = http.post(headers, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("Signature Version 4A is not served here");
        }
    }

    @Test
    void theBrokersOwnApiIsClosedAndItsHealthOpen() throws Exception {
        assertThat(got(access.endpoint().resolve("/weir/health"))).startsWith("200");
        assertThat(got(access.endpoint().resolve("/_weir/faults"))).startsWith("403");
    }

    @Test
    void recordsAreWrittenByTheRightKey() {
        KinesisClient kinesis = access.asRoot(KinesisClient.builder());
        kinesis.createStream(r -> r.streamName("signed").shardCount(1));
        kinesis.waiter().waitUntilStreamExists(r -> r.streamName("signed"));
        kinesis.putRecord(r -> r.streamName("signed").partitionKey("k").data(SdkBytes.fromUtf8String("x")));
        assertThat(kinesis.listShards(r -> r.streamName("signed")).shards()).hasSize(1);
    }
}
