package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.broker.access.AuthMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** Policies hold: what they allow can be done, what they do not cannot, and the refusal says why. */
class EnforceTest {

    private static final String ACCOUNT = "000000000000";
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/orders";
    private static final String TRUST_ACCOUNT = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"000000000000"},
            "Action":"sts:AssumeRole"}}""";

    private static AccessBroker access;
    private static IamClient iam;
    private static int users;

    @BeforeAll
    static void start() throws BrokerStartException {
        access = new AccessBroker(AuthMode.ENFORCE);
        iam = access.asRoot(IamClient.builder());
        KinesisClient kinesis = access.asRoot(KinesisClient.builder());
        for (String name : List.of("orders", "other")) {
            kinesis.createStream(r -> r.streamName(name).shardCount(1).tags(Map.of("team", "blue")));
            kinesis.waiter().waitUntilStreamExists(r -> r.streamName(name));
        }
        access.s3(AccessBroker.root()).createBucket(b -> b.bucket("data"));
        access.s3(AccessBroker.root()).putObject(b -> b.bucket("data").key("in/a"), RequestBody.fromString("a"));
        access.asRoot(DynamoDbClient.builder())
                .createTable(t -> t.tableName("table")
                        .keySchema(k -> k.attributeName("id").keyType("HASH"))
                        .attributeDefinitions(a -> a.attributeName("id").attributeType("S"))
                        .billingMode("PAY_PER_REQUEST"));
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    @AfterEach
    void setTheClockRight() {
        access.clock.by = Duration.ZERO;
    }

    private static synchronized String newName() {
        return "user" + users++;
    }

    private static AwsCredentials user(String name, String... policies) {
        iam.createUser(u -> u.userName(name).tags(t -> t.key("team").value("blue")));
        for (int i = 0; i < policies.length; i++) {
            String policy = "p" + i;
            String text = policies[i];
            iam.putUserPolicy(p -> p.userName(name).policyName(policy).policyDocument(text));
        }
        AccessKey key = iam.createAccessKey(k -> k.userName(name)).accessKey();
        return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    }

    private static String policy(String effect, String action, String resource, String condition) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"It\",\"Effect\":\"" + effect
                + "\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\""
                + (condition.isEmpty() ? "" : ",\"Condition\":" + condition) + "}]}";
    }

    private static String allow(String action, String resource) {
        return policy("Allow", action, resource, "");
    }

    /** A user with policies, a call, and whether it is let in. */
    private record Row(String name, List<String> policies, Called call, boolean allowed) {

        @Override
        public String toString() {
            return name + (allowed ? " is allowed" : " is denied");
        }
    }

    @FunctionalInterface
    private interface Called {
        void by(AwsCredentials who);
    }

    private static final Called PUT = who -> access.as(who, KinesisClient.builder())
            .putRecord(r -> r.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String("x")));
    private static final Called PUT_BY_ARN = who -> access.as(who, KinesisClient.builder())
            .putRecord(r -> r.streamARN(STREAM).partitionKey("k").data(SdkBytes.fromUtf8String("x")));
    private static final Called LIST =
            who -> access.s3(who).listObjectsV2(b -> b.bucket("data").prefix("in/"));
    private static final Called GET =
            who -> access.s3(who).getObjectAsBytes(b -> b.bucket("data").key("in/a"));

    private static Row row(String name, boolean allowed, Called call, String... policies) {
        return new Row(name, List.of(policies), call, allowed);
    }

    static Stream<Row> rows() {
        String blue = "{\"StringEquals\":{\"aws:ResourceTag/team\":\"${aws:PrincipalTag/team}\"}}";
        return Stream.of(
                row("no policy", false, PUT),
                row("the action on the stream", true, PUT, allow("kinesis:PutRecord", STREAM)),
                row("the action on the stream by its ARN", true, PUT_BY_ARN, allow("kinesis:PutRecord", STREAM)),
                row("the action on another", false, PUT, allow("kinesis:PutRecord", STREAM.replace("orders", "other"))),
                row("another action", false, PUT, allow("kinesis:PutRecords", STREAM)),
                row("wildcards", true, PUT, allow("kinesis:Put*", "arn:aws:kinesis:*:*:stream/ord*")),
                row("allow and deny", false, PUT, allow("*", "*"), policy("Deny", "kinesis:PutRecord", "*", "")),
                row(
                        "from this machine",
                        true,
                        PUT,
                        policy("Allow", "kinesis:*", "*", "{\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"}}")),
                row(
                        "from elsewhere",
                        false,
                        PUT,
                        policy("Allow", "kinesis:*", "*", "{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}")),
                row(
                        "only over TLS",
                        false,
                        PUT,
                        policy("Allow", "kinesis:*", "*", "{\"Bool\":{\"aws:SecureTransport\":\"true\"}}")),
                row("by tags", true, PUT, policy("Allow", "kinesis:*", "*", blue)),
                row(
                        "in the region",
                        true,
                        PUT,
                        policy(
                                "Allow",
                                "kinesis:*",
                                "*",
                                "{\"StringEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}")),
                row(
                        "in another region",
                        false,
                        PUT,
                        policy(
                                "Allow",
                                "kinesis:*",
                                "*",
                                "{\"StringEquals\":{\"aws:RequestedRegion\":\"eu-west-1\"}}")),
                row(
                        "until a date gone",
                        false,
                        PUT,
                        policy(
                                "Allow",
                                "kinesis:*",
                                "*",
                                "{\"DateLessThan\":{\"aws:CurrentTime\":\"2020-01-01T00:00:00Z\"}}")),
                row(
                        "tags asked for",
                        true,
                        who -> access.as(who, KinesisClient.builder())
                                .createStream(r -> r.streamName(
                                                "made-" + who.accessKeyId().substring(8))
                                        .shardCount(1)
                                        .tags(Map.of("team", "red"))),
                        policy(
                                "Allow",
                                "kinesis:CreateStream",
                                "*",
                                "{\"StringEquals\":{\"aws:RequestTag/team\":\"red\"},\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"team\"]}}")),
                row(
                        "tags not given",
                        false,
                        who -> access.as(who, KinesisClient.builder())
                                .createStream(r -> r.streamName("made2").shardCount(1)),
                        policy(
                                "Allow",
                                "kinesis:CreateStream",
                                "*",
                                "{\"StringEquals\":{\"aws:RequestTag/team\":\"red\"}}")),
                row(
                        "reading by iterator",
                        true,
                        who -> read(who, "orders"),
                        allow("kinesis:GetShardIterator", "*"),
                        allow("kinesis:GetRecords", STREAM)),
                row(
                        "reading by another's iterator",
                        false,
                        who -> read(who, "other"),
                        allow("kinesis:GetShardIterator", "*"),
                        allow("kinesis:GetRecords", STREAM)),
                row("an object", true, GET, allow("s3:GetObject", "arn:aws:s3:::data/in/*")),
                row("another's object", false, GET, allow("s3:GetObject", "arn:aws:s3:::data/out/*")),
                row(
                        "a prefix",
                        true,
                        LIST,
                        policy(
                                "Allow",
                                "s3:ListBucket",
                                "arn:aws:s3:::data",
                                "{\"StringLike\":{\"s3:prefix\":\"in/*\"}}")),
                row(
                        "another prefix",
                        false,
                        LIST,
                        policy(
                                "Allow",
                                "s3:ListBucket",
                                "arn:aws:s3:::data",
                                "{\"StringLike\":{\"s3:prefix\":\"out/*\"}}")),
                row(
                        "copying without the source",
                        false,
                        who -> access.s3(who)
                                .copyObject(b -> b.sourceBucket("data")
                                        .sourceKey("in/a")
                                        .destinationBucket("data")
                                        .destinationKey("out/a")),
                        allow("s3:PutObject", "arn:aws:s3:::data/out/*")),
                row(
                        "copying",
                        true,
                        who -> access.s3(who)
                                .copyObject(b -> b.sourceBucket("data")
                                        .sourceKey("in/a")
                                        .destinationBucket("data")
                                        .destinationKey("out/a")),
                        allow("s3:PutObject", "arn:aws:s3:::data/out/*"),
                        allow("s3:GetObject", "arn:aws:s3:::data/in/*")),
                row(
                        "an item",
                        true,
                        who -> access.as(who, DynamoDbClient.builder())
                                .getItem(r -> r.tableName("table").key(Map.of("id", AttributeValue.fromS("a")))),
                        allow("dynamodb:GetItem", "arn:aws:dynamodb:*:*:table/table")),
                row(
                        "a transaction without its write",
                        false,
                        who -> access.as(who, DynamoDbClient.builder())
                                .transactWriteItems(r -> r.transactItems(t -> t.put(
                                        p -> p.tableName("table").item(Map.of("id", AttributeValue.fromS("a")))))),
                        allow("dynamodb:UpdateItem", "*")),
                row(
                        "a transaction",
                        true,
                        who -> access.as(who, DynamoDbClient.builder())
                                .transactWriteItems(r -> r.transactItems(t -> t.put(
                                        p -> p.tableName("table").item(Map.of("id", AttributeValue.fromS("a")))))),
                        allow("dynamodb:PutItem", "*")),
                row(
                        "metrics",
                        false,
                        who -> access.as(who, CloudWatchClient.builder()).listMetrics(),
                        allow("kinesis:*", "*")),
                row(
                        "functions",
                        false,
                        who -> access.as(who, LambdaClient.builder())
                                .listTags(r -> r.resource("arn:aws:lambda:us-east-1:000000000000:function:f")),
                        allow("kinesis:*", "*")),
                row("keys", true, who -> access.as(who, KmsClient.builder()).listKeys(), allow("kms:ListKeys", "*")),
                row(
                        "oneself",
                        true,
                        who -> access.as(who, IamClient.builder()).getUser(),
                        allow("iam:GetUser", "arn:aws:iam::*:user/${aws:username}")),
                row(
                        "another user",
                        false,
                        who -> access.as(who, IamClient.builder()).getUser(u -> u.userName("user0")),
                        allow("iam:GetUser", "arn:aws:iam::*:user/${aws:username}x")),
                row(
                        "becoming an administrator",
                        false,
                        who -> access.as(who, IamClient.builder())
                                .attachUserPolicy(u ->
                                        u.userName("user0").policyArn("arn:aws:iam::aws:policy/AdministratorAccess")),
                        policy(
                                "Allow",
                                "iam:*",
                                "*",
                                "{\"ArnNotEquals\":{\"iam:PolicyARN\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}}")),
                row(
                        "a role that may not be passed",
                        false,
                        who -> access.as(who, FirehoseClient.builder())
                                .createDeliveryStream(d -> d.deliveryStreamName("d")
                                        .s3DestinationConfiguration(
                                                s -> s.roleARN("arn:aws:iam::000000000000:role/none")
                                                        .bucketARN("arn:aws:s3:::data"))),
                        allow("firehose:*", "*")),
                row(
                        "who one is",
                        true,
                        who -> access.as(who, StsClient.builder()).getCallerIdentity()));
    }

    private static void read(AwsCredentials who, String stream) {
        KinesisClient kinesis = access.as(who, KinesisClient.builder());
        String iterator = kinesis.getShardIterator(r ->
                        r.streamName(stream).shardId("shardId-000000000000").shardIteratorType("TRIM_HORIZON"))
                .shardIterator();
        kinesis.getRecords(r -> r.shardIterator(iterator));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void policiesDecide(Row row) {
        AwsCredentials who = user(newName(), row.policies().toArray(new String[0]));
        AwsServiceException refusal =
                catchThrowableOfType(AwsServiceException.class, () -> row.call().by(who));
        if (row.allowed()) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal.awsErrorDetails().errorCode()).isIn("AccessDeniedException", "AccessDenied");
            assertThat(refusal.getMessage()).contains("is not authorized to perform: ");
        }
    }

    @Test
    void theRefusalSaysWhyAndTheRootCanReadWhich() {
        String name = newName();
        AwsCredentials who = user(name, policy("Deny", "kinesis:PutRecord", "*", ""));
        KinesisException refusal = catchThrowableOfType(KinesisException.class, () -> PUT.by(who));
        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo("User: arn:aws:iam::" + ACCOUNT + ":user/" + name + " is not authorized to perform:"
                        + " kinesis:PutRecord on resource: " + STREAM
                        + " with an explicit deny in an identity-based policy");
        String message = refusal.awsErrorDetails()
                .sdkHttpResponse()
                .firstMatchingHeader("x-weir-denial")
                .orElseThrow();
        assertThat(access.asRoot(StsClient.builder())
                        .decodeAuthorizationMessage(m -> m.encodedMessage(message))
                        .decodedMessage())
                .contains("\"explicitDeny\":true", "\"statementId\":\"It\"", "user/" + name + "/p0");
        assertThatThrownBy(() ->
                        access.as(who, StsClient.builder()).decodeAuthorizationMessage(m -> m.encodedMessage(message)))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("because no identity-based policy allows the sts:DecodeAuthorizationMessage");
    }

    @Test
    void theEventOfADeniedCallTellsWhichStatement() {
        AwsCredentials who = user(newName(), policy("Deny", "kinesis:DeleteStream", "*", ""));
        assertThatThrownBy(() -> access.as(who, KinesisClient.builder()).deleteStream(d -> d.streamName("orders")))
                .isInstanceOf(KinesisException.class);
        assertThat(access.asRoot(CloudTrailClient.builder())
                        .lookupEvents(e -> e.lookupAttributes(
                                a -> a.attributeKey("EventName").attributeValue("DeleteStream")))
                        .events())
                .singleElement()
                .satisfies(event -> assertThat(event.cloudTrailEvent())
                        .contains("\"deniedAction\":\"kinesis:DeleteStream\"", "\"explicitDeny\":true", "p0", "It"));
    }

    @Test
    void groupsAndBoundariesCount() {
        String name = newName();
        AwsCredentials who = user(name);
        iam.createGroup(g -> g.groupName("all"));
        iam.attachGroupPolicy(g -> g.groupName("all").policyArn("arn:aws:iam::aws:policy/AmazonKinesisFullAccess"));
        iam.addUserToGroup(g -> g.groupName("all").userName(name));
        PUT.by(who);
        iam.putUserPermissionsBoundary(
                b -> b.userName(name).permissionsBoundary("arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess"));
        assertThatThrownBy(() -> PUT.by(who)).hasMessageContaining("no permissions boundary allows");
    }

    @Test
    void aStreamsOwnPolicyLetsIn() {
        String name = newName();
        AwsCredentials who = user(name);
        assertThatThrownBy(() -> PUT.by(who)).isInstanceOf(KinesisException.class);
        KinesisClient root = access.asRoot(KinesisClient.builder());
        root.putResourcePolicy(p -> p.resourceARN(STREAM)
                .policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                        + "\"arn:aws:iam::000000000000:user/" + name
                        + "\"},\"Action\":\"kinesis:PutRecord\",\"Resource\":\"" + STREAM + "\"}]}"));
        PUT.by(who);
        root.deleteResourcePolicy(p -> p.resourceARN(STREAM));
        assertThatThrownBy(() -> PUT.by(who)).isInstanceOf(KinesisException.class);
    }

    private static AwsCredentials session(Credentials given) {
        return AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
    }

    @Test
    void aRoleIsTakenOnByWhomItTrustsAndIsLimitedByItsSession() {
        iam.createRole(r -> r.roleName("writer").assumeRolePolicyDocument(TRUST_ACCOUNT));
        iam.putRolePolicy(r -> r.roleName("writer").policyName("p").policyDocument(allow("kinesis:*", "*")));
        String arn = "arn:aws:iam::000000000000:role/writer";
        StsClient stranger = access.as(user(newName()), StsClient.builder());
        assertThatThrownBy(() -> stranger.assumeRole(r -> r.roleArn(arn).roleSessionName("session")))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole on resource: " + arn);
        StsClient trusted = access.as(user(newName(), allow("sts:AssumeRole", arn)), StsClient.builder());
        var taken = trusted.assumeRole(r -> r.roleArn(arn).roleSessionName("session"));
        assertThat(taken.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/writer/session");
        AwsCredentials session = session(taken.credentials());
        PUT.by(session);
        assertThat(access.as(session, StsClient.builder()).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/writer/session");
        AwsCredentials limited = session(trusted.assumeRole(
                        r -> r.roleArn(arn).roleSessionName("session").policy(allow("kinesis:ListStreams", "*")))
                .credentials());
        access.as(limited, KinesisClient.builder()).listStreams();
        assertThatThrownBy(() -> PUT.by(limited)).hasMessageContaining("no session policy allows");
        assertThatThrownBy(() -> access.asRoot(StsClient.builder())
                        .assumeRole(r -> r.roleArn(arn).roleSessionName("session")))
                .isInstanceOf(StsException.class);
        iam.updateAssumeRolePolicy(r -> r.roleName("writer")
                .policyDocument(TRUST_ACCOUNT.replace(
                        "\"Action\"", "\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"42\"}},\"Action\"")));
        assertThatThrownBy(() -> trusted.assumeRole(r -> r.roleArn(arn).roleSessionName("session")))
                .isInstanceOf(StsException.class);
        trusted.assumeRole(r -> r.roleArn(arn).roleSessionName("session").externalId("42"));
        iam.deleteRolePolicy(r -> r.roleName("writer").policyName("p"));
        iam.deleteRole(r -> r.roleName("writer"));
        assertThatThrownBy(() -> PUT.by(session))
                .hasMessageContaining("security token included in the request is invalid");
    }

    @Test
    void aRoleIsHandedOnByWhomMayAndToWhomItTrusts() {
        iam.createRole(r -> r.roleName("deliverer")
                .assumeRolePolicyDocument(TRUST_ACCOUNT.replace(
                        "{\"AWS\":\"000000000000\"}", "{\"Service\":\"firehose.amazonaws.com\"}")));
        iam.createRole(r -> r.roleName("other").assumeRolePolicyDocument(TRUST_ACCOUNT));
        AwsCredentials who = user(
                newName(),
                allow("firehose:*", "*"),
                policy(
                        "Allow",
                        "iam:PassRole",
                        "*",
                        "{\"StringEquals\":{\"iam:PassedToService\":\"firehose.amazonaws.com\"}}"));
        FirehoseClient firehose = access.as(who, FirehoseClient.builder());
        assertThatThrownBy(() -> firehose.createDeliveryStream(d -> d.deliveryStreamName("d")
                        .extendedS3DestinationConfiguration(s -> s.roleARN("arn:aws:iam::000000000000:role/other")
                                .bucketARN("arn:aws:s3:::data"))))
                .hasMessageContaining("unable to assume role");
        firehose.createDeliveryStream(d -> d.deliveryStreamName("d")
                .extendedS3DestinationConfiguration(s ->
                        s.roleARN("arn:aws:iam::000000000000:role/deliverer").bucketARN("arn:aws:s3:::data")));
        assertThat(firehose.listDeliveryStreams().deliveryStreamNames()).containsExactly("d");
    }

    @Test
    void aSessionEndsByTheClock() {
        AwsCredentials who = user(newName(), allow("kinesis:*", "*"));
        AwsCredentials session = session(access.as(who, StsClient.builder())
                .getSessionToken(t -> t.durationSeconds(900))
                .credentials());
        PUT.by(session);
        access.clock.by = Duration.ofSeconds(1).plusMinutes(4);
        PUT.by(session);
        assertThatThrownBy(() -> access.as(session, StsClient.builder()).getSessionToken())
                .hasMessageContaining("Cannot call GetSessionToken with session credentials");
    }
}
