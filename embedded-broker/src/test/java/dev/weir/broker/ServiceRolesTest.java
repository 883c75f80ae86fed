package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.access.AuthMode;
import dev.weir.broker.lambda.Eventually;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.s3.S3Client;

/** Services work in the roles that they were given, and no further than those go. */
class ServiceRolesTest {

    private static final String ROLES = "arn:aws:iam::000000000000:role/";
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/orders";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:cat";

    private static AccessBroker access;
    private static IamClient iam;
    private static FirehoseClient firehose;
    private static KinesisClient kinesis;
    private static LambdaClient lambda;
    private static CloudWatchLogsClient logs;
    private static CloudTrailClient trail;
    private static S3Client s3;

    @BeforeAll
    static void start() throws Exception {
        access = new AccessBroker(
                BrokerConfig.inMemory().withAuth(AuthMode.ENFORCE).withLimits(false));
        iam = access.asRoot(IamClient.builder());
        firehose = access.asRoot(FirehoseClient.builder());
        kinesis = access.asRoot(KinesisClient.builder());
        lambda = access.asRoot(LambdaClient.builder());
        logs = access.asRoot(CloudWatchLogsClient.builder());
        trail = access.asRoot(CloudTrailClient.builder());
        s3 = access.s3(AccessBroker.root());
        kinesis.createStream(r -> r.streamName("orders").shardCount(1));
        kinesis.waiter().waitUntilStreamExists(r -> r.streamName("orders"));
        s3.createBucket(b -> b.bucket("lake"));
        role("nobodys", trust("ec2.amazonaws.com", ""));
        role("lambdas", trust("lambda.amazonaws.com", ""));
        role(
                "one",
                trust(
                        "firehose.amazonaws.com",
                        ",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":"
                                + "\"arn:aws:firehose:us-east-1:000000000000:deliverystream/one\"}}"));
        role(
                "external",
                trust(
                        "firehose.amazonaws.com",
                        ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"000000000000\"}}"));
        role("firehoses", trust("firehose.amazonaws.com", ""));
        role("poor", trust("firehose.amazonaws.com", ""));
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static String trust(String service, String condition) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"" + service
                + "\"},\"Action\":\"sts:AssumeRole\"" + condition + "}}";
    }

    private static void role(String name, String trust) {
        iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(trust));
    }

    private static void allow(String role, String action, String resource) {
        iam.putRolePolicy(p -> p.roleName(role)
                .policyName(action.replace(':', '-').replace("*", "all"))
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action
                        + "\",\"Resource\":\"" + resource + "\"}}"));
    }

    private static void withdraw(String role, String action) {
        iam.deleteRolePolicy(
                p -> p.roleName(role).policyName(action.replace(':', '-').replace("*", "all")));
    }

    private static ExtendedS3DestinationConfiguration.Builder bucket(String role, String name) {
        return ExtendedS3DestinationConfiguration.builder()
                .roleARN(ROLES + role)
                .bucketARN("arn:aws:s3:::lake")
                .prefix(name + "/")
                .errorOutputPrefix(name + "-errors/")
                .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(0))
                .cloudWatchLoggingOptions(
                        l -> l.enabled(true).logGroupName("/firehose").logStreamName(name));
    }

    private static void create(String name, ExtendedS3DestinationConfiguration.Builder to) {
        firehose.createDeliveryStream(d -> d.deliveryStreamName(name).extendedS3DestinationConfiguration(to.build()));
    }

    private static void put(String name, String data) {
        firehose.putRecord(p -> p.deliveryStreamName(name).record(r -> r.data(SdkBytes.fromUtf8String(data))));
    }

    private static void putOrder(String data) {
        kinesis.putRecord(p -> p.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String(data)));
    }

    private static ProcessingConfiguration processing(String... nameAndValue) {
        return ProcessingConfiguration.builder()
                .enabled(true)
                .processors(p -> p.type("Lambda")
                        .parameters(Stream.iterate(0, i -> i < nameAndValue.length, i -> i + 2)
                                .map(i -> software.amazon.awssdk.services.firehose.model.ProcessorParameter.builder()
                                        .parameterName(nameAndValue[i])
                                        .parameterValue(nameAndValue[i + 1])
                                        .build())
                                .toList()))
                .build();
    }

    private static String logged(String name) {
        try {
            return String.join(
                    "\n",
                    logs.getLogEvents(l -> l.logGroupName("/firehose").logStreamName(name)).events().stream()
                            .map(e -> e.message())
                            .toList());
        } catch (CloudWatchLogsException e) {
            return "";
        }
    }

    private static String objects(String prefix) {
        return String.join(
                "",
                s3.listObjectsV2(l -> l.bucket("lake").prefix(prefix)).contents().stream()
                        .map(o -> s3.getObjectAsBytes(g -> g.bucket("lake").key(o.key()))
                                .asUtf8String())
                        .toList());
    }

    private static boolean isTold(String eventName, String... parts) {
        return trail
                .lookupEvents(
                        l -> l.lookupAttributes(a -> a.attributeKey("EventName").attributeValue(eventName)))
                .events()
                .stream()
                .map(Event::cloudTrailEvent)
                .anyMatch(event -> Stream.of(parts).allMatch(event::contains));
    }

    /** Something that a role is given to, and what is said of it; empty if it is taken. */
    private record Row(String name, Consumer<String> create, String refusal) {

        @Override
        public String toString() {
            return name + (refusal.isEmpty() ? " is taken" : " is refused");
        }
    }

    static Stream<Row> given() {
        String refused = "Firehose is unable to assume role " + ROLES;
        return Stream.of(
                new Row("a role that is not there", n -> create(n, bucket("none", n)), refused + "none. Please check"),
                new Row("another service's role", n -> create(n, bucket("nobodys", n)), refused + "nobodys"),
                new Row("a role for one delivery stream", n -> create("one", bucket("one", n)), ""),
                new Row("a role for another delivery stream", n -> create(n, bucket("one", n)), refused + "one"),
                new Row("a role that asks for the account", n -> create(n, bucket("external", n)), ""),
                new Row(
                        "another service's role for a processor",
                        n -> create(
                                n,
                                bucket("firehoses", n)
                                        .processingConfiguration(
                                                processing("LambdaArn", FUNCTION, "RoleArn", ROLES + "nobodys"))),
                        refused + "nobodys"),
                new Row(
                        "another service's role for a source",
                        n -> source(n, "firehoses", "lambdas"),
                        refused + "lambdas"),
                new Row(
                        "a role that may not see the source",
                        n -> source(n, "firehoses", "poor"),
                        "Role " + ROLES + "poor is not authorized to perform: kinesis:DescribeStream on resource "
                                + STREAM),
                new Row(
                        "another service's role for a function",
                        n -> function(n, "firehoses"),
                        "The role defined for the function cannot be assumed by Lambda."),
                new Row("a role for a function", n -> function(n, "lambdas"), ""),
                new Row(
                        "a function's role that may not see the stream",
                        n -> {
                            function(n, "lambdas");
                            map(n);
                        },
                        "Cannot access stream " + STREAM + ". Please ensure the role can perform the GetRecords"));
    }

    private static void source(String name, String role, String reader) {
        firehose.createDeliveryStream(d -> d.deliveryStreamName(name)
                .deliveryStreamType("KinesisStreamAsSource")
                .kinesisStreamSourceConfiguration(
                        k -> k.kinesisStreamARN(STREAM).roleARN(ROLES + reader))
                .extendedS3DestinationConfiguration(bucket(role, name).build()));
    }

    private static void function(String name, String role) {
        lambda.createFunction(f -> f.functionName(name)
                .role(ROLES + role)
                .runtime("provided.al2023")
                .handler("none")
                .timeout(60)
                .code(c -> {})
                .environment(e -> e.variables(Map.of("WEIR_COMMAND", "cat"))));
    }

    private static String map(String function) {
        return lambda.createEventSourceMapping(
                        m -> m.functionName(function).eventSourceArn(STREAM).startingPosition("LATEST"))
                .uuid();
    }

    @ParameterizedTest
    @MethodSource("given")
    void aRoleHasToBeThereAndToTrustTheService(Row row) {
        String name = "g-" + row.name().replaceAll("[^a-z]", "-");
        if (row.refusal().isEmpty()) {
            row.create().accept(name);
        } else {
            assertThatThrownBy(() -> row.create().accept(name))
                    .isInstanceOfAny(FirehoseException.class, LambdaException.class)
                    .hasMessageContaining(row.refusal());
        }
    }

    @Test
    void whoMayNotHandARoleOnToAProcessorIsDenied() {
        iam.createUser(u -> u.userName("ada"));
        iam.putUserPolicy(p -> p.userName("ada")
                .policyName("p")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                        + "\"firehose:*\",\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":\"iam:PassRole\","
                        + "\"Resource\":\"" + ROLES + "firehoses\"}]}"));
        var key = iam.createAccessKey(k -> k.userName("ada")).accessKey();
        AwsCredentials ada = AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
        FirehoseClient hers = access.as(ada, FirehoseClient.builder());
        assertThatThrownBy(() -> hers.createDeliveryStream(d -> d.deliveryStreamName("hers")
                        .extendedS3DestinationConfiguration(bucket("firehoses", "hers")
                                .processingConfiguration(processing("LambdaArn", FUNCTION, "RoleArn", ROLES + "poor"))
                                .build())))
                .hasMessageContaining("iam:PassRole on resource: " + ROLES + "poor");
    }

    @Test
    void aBucketThatTheRoleMayNotWriteWaits() {
        role("writer", trust("firehose.amazonaws.com", ""));
        allow("writer", "logs:PutLogEvents", "*");
        create("waits", bucket("writer", "waits"));
        put("waits", "one");
        Eventually.isTrue(() -> logged("waits").contains("\"errorCode\":\"S3.AccessDenied\""));
        assertThat(logged("waits"))
                .contains("Ensure that the trust policy for the provided IAM role allows Firehose to assume the role")
                .contains("assumed-role/writer/AWSFirehoseToS3 is not authorized to perform: s3:PutObject");
        assertThat(objects("waits/")).isEmpty();
        allow("writer", "s3:PutObject", "arn:aws:s3:::lake/waits/*");
        Eventually.isTrue(() -> objects("waits/").equals("one"));
        Eventually.isTrue(() -> isTold(
                "AssumeRole",
                "\"invokedBy\":\"firehose.amazonaws.com\"",
                "\"roleArn\":\"" + ROLES + "writer\"",
                "\"sourceIPAddress\":\"firehose.amazonaws.com\""));
        // A role that trusts the service no more is no use, and that it was asked for is told.
        iam.updateAssumeRolePolicy(r -> r.roleName("writer").policyDocument(trust("ec2.amazonaws.com", "")));
        put("waits", "two");
        Eventually.isTrue(() -> isTold("AssumeRole", "\"errorCode\":\"AccessDenied", ROLES + "writer"));
        assertThat(objects("waits/")).isEqualTo("one");
        iam.updateAssumeRolePolicy(r -> r.roleName("writer").policyDocument(trust("firehose.amazonaws.com", "")));
        Eventually.isTrue(() -> objects("waits/").equals("onetwo"));
    }

    @Test
    void whoMayNotWriteLogsWritesNone() {
        role("silent", trust("firehose.amazonaws.com", ""));
        create("silent", bucket("silent", "silent"));
        put("silent", "one");
        Eventually.isTrue(() -> isTold("AssumeRole", ROLES + "silent"));
        allow("silent", "s3:PutObject", "arn:aws:s3:::lake/*");
        Eventually.isTrue(() -> objects("silent/").equals("one"));
        assertThat(logged("silent")).isEmpty();
    }

    @Test
    void aStreamIsReadInTheRoleOfTheSource() {
        role("reader", trust("firehose.amazonaws.com", ""));
        role("sink", trust("firehose.amazonaws.com", ""));
        allow("reader", "kinesis:DescribeStream", STREAM);
        allow("sink", "s3:*", "*");
        allow("sink", "logs:*", "*");
        source("reads", "sink", "reader");
        putOrder("{\"n\":1}");
        Eventually.isTrue(() -> logged("reads").contains("\"errorCode\":\"Kinesis.AccessDenied\""));
        assertThat(logged("reads"))
                .contains("\"destination\":\"" + STREAM + "\"")
                .contains("kinesis:GetRecords");
        allow("reader", "kinesis:GetRecords", STREAM);
        Eventually.isTrue(() -> objects("reads/").contains("{\"n\":1}"));
    }

    @Test
    void aFunctionThatTheRoleMayNotCallFailsItsRecords() {
        role("caller", trust("firehose.amazonaws.com", ""));
        allow("caller", "s3:*", "*");
        create(
                "calls",
                bucket("caller", "calls")
                        .processingConfiguration(processing("LambdaArn", FUNCTION, "NumberOfRetries", "0")));
        put("calls", "one");
        Eventually.isTrue(() -> objects("calls-errors/processing-failed").contains("Lambda.InvokeAccessDenied"));
        assertThat(objects("calls-errors/"))
                .contains(
                        "Ensure that the access policy for the provided IAM role allows access to the Lambda function");
    }

    @Test
    void aTableThatTheRoleMayNotReadHoldsRecordsBack() {
        role("converter", trust("firehose.amazonaws.com", ""));
        allow("converter", "s3:*", "*");
        allow("converter", "logs:*", "*");
        create(
                "converts",
                bucket("converter", "converts")
                        .bufferingHints(b -> b.sizeInMBs(64).intervalInSeconds(1))
                        .dataFormatConversionConfiguration(c -> c.enabled(true)
                                .schemaConfiguration(
                                        s -> s.databaseName("db").tableName("t").roleARN(ROLES + "converter"))
                                .inputFormatConfiguration(i -> i.deserializer(d -> d.openXJsonSerDe(o -> {})))
                                .outputFormatConfiguration(o -> o.serializer(p -> p.parquetSerDe(q -> {})))));
        put("converts", "{}");
        Eventually.isTrue(() -> logged("converts").contains("Access was denied when calling Glue"));
        assertThat(isTold("GetTable", "\"errorCode\":\"AccessDenied", "assumed-role/converter"))
                .isTrue();
    }

    @Test
    void aMappingReadsInTheRoleOfItsFunction() {
        role("worker", trust("lambda.amazonaws.com", ""));
        allow("worker", "kinesis:*", STREAM);
        function("works", "worker");
        String uuid = map("works");
        withdraw("worker", "kinesis:*");
        putOrder("{\"n\":2}");
        Eventually.isTrue(() -> result(uuid).startsWith("PROBLEM: Cannot access stream. Please ensure the role can"));
        allow("worker", "kinesis:GetRecords", STREAM);
        Eventually.isTrue(() -> result(uuid).equals("OK"));
    }

    private static String result(String uuid) {
        return lambda.getEventSourceMapping(m -> m.uuid(uuid)).lastProcessingResult();
    }

    @Test
    void aChannelDeliversInItsRole() throws Exception {
        role(
                "channels",
                trust(
                        "kinesis.amazonaws.com",
                        ",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":"
                                + "\"arn:aws:kinesis:us-east-1:000000000000:channel/*\"}}"));
        assertThat(createChannel("poor")).contains("unable to assume role " + ROLES + "poor");
        assertThat(createChannel("channels")).contains("ChannelDescription");
        putOrder("{\"n\":3}");
        Eventually.isTrue(() -> isTold("AssumeRole", "kinesis.amazonaws.com", ROLES + "channels"));
        assertThat(objects("orders/")).isEmpty();
        allow("channels", "s3:PutObject", "arn:aws:s3:::lake/*");
        Eventually.isTrue(() -> objects("orders/").contains("{\"n\":3}"));
    }

    private static String createChannel(String role) throws Exception {
        String body = "{'ChannelName':'c','ServiceExecutionRoleARN':'" + ROLES + role
                + "','StreamConfigurationList':[{'StreamARN':'" + STREAM
                + "','RecordConfiguration':{'RecordFormatType':'STRING'}}],'S3DestinationConfiguration':"
                + "{'DataFreshnessInSeconds':1,'StorageConfiguration':{'BucketARN':'arn:aws:s3:::lake',"
                + "'ExpectedBucketOwner':'000000000000','CompressionType':'NONE'}}}";
        Signer.Signed signed = Signer.sign(
                AccessBroker.root(),
                "kinesis",
                "POST",
                access.endpoint().resolve("/"),
                Map.of(
                        "content-type", "application/x-amz-json-1.1",
                        "x-amz-target", "Kinesis_20131202.CreateChannel"),
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                Instant.now());
        var request = java.net.http.HttpRequest.newBuilder(URI.create(access.endpoint() + signed.path()))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(signed.body()));
        signed.headers().forEach((name, value) -> {
            if (!List.of("host", "content-length").contains(name)) {
                request.header(name, value);
            }
        });
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }
}
