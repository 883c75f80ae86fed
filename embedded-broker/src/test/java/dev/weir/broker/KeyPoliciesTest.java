package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.access.AuthMode;
import dev.weir.broker.lambda.Eventually;
import java.util.List;
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
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KmsAccessDeniedException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** A key's policy says first who may use it; and what is decided item by item is. */
class KeyPoliciesTest {

    private static final String ROOT = "arn:aws:iam::000000000000:root";

    private static AccessBroker access;
    private static IamClient iam;
    private static KmsClient kms;
    private static int number;

    @BeforeAll
    static void start() throws BrokerStartException {
        access = new AccessBroker(
                BrokerConfig.inMemory().withAuth(AuthMode.ENFORCE).withLimits(false));
        iam = access.asRoot(IamClient.builder());
        kms = access.asRoot(KmsClient.builder());
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static String newName() {
        return "u" + number++;
    }

    private static AwsCredentials user(String name, String... actions) {
        iam.createUser(u -> u.userName(name));
        if (actions.length > 0) {
            iam.putUserPolicy(p -> p.userName(name).policyName("p").policyDocument(identity(actions)));
        }
        var key = iam.createAccessKey(k -> k.userName(name)).accessKey();
        return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    }

    private static String identity(String... actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\""
                + String.join("\",\"", actions) + "\"],\"Resource\":\"*\"}}";
    }

    private static String statement(String effect, String principal, String action) {
        return "{\"Effect\":\"" + effect + "\",\"Principal\":{\"AWS\":\"" + principal + "\"},\"Action\":\"" + action
                + "\",\"Resource\":\"*\"}";
    }

    private static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    /** @param keyPolicy with USER for the user; empty for the usual one */
    private record Row(String name, String keyPolicy, List<String> actions, boolean allowed) {

        @Override
        public String toString() {
            return name + (allowed ? " is allowed" : " is denied");
        }
    }

    static Stream<Row> rows() {
        String rest = statement("Allow", ROOT, "kms:PutKeyPolicy");
        return Stream.of(
                new Row("the usual policy and one of the user's", "", List.of("kms:Encrypt"), true),
                new Row("the usual policy alone", "", List.of(), false),
                new Row("the usual policy and another action", "", List.of("kms:Decrypt"), false),
                new Row("the user by name", policy(rest, statement("Allow", "USER", "kms:Encrypt")), List.of(), true),
                new Row("a policy that leaves the account out", policy(rest), List.of("kms:*"), false),
                new Row(
                        "the account for this",
                        policy(statement("Allow", ROOT, "kms:Encrypt")),
                        List.of("kms:*"),
                        true),
                new Row(
                        "the account for this and no policy of the user's",
                        policy(statement("Allow", ROOT, "kms:Encrypt")),
                        List.of(),
                        false),
                new Row(
                        "a denial in the key's policy",
                        policy(statement("Allow", ROOT, "kms:*"), statement("Deny", "USER", "kms:Encrypt")),
                        List.of("kms:*"),
                        false),
                new Row(
                        "another user",
                        policy(rest, statement("Allow", ROOT.replace("root", "user/x"), "kms:*")),
                        List.of("kms:*"),
                        false));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theKeysPolicyComesFirst(Row row) {
        String name = newName();
        AwsCredentials who = user(name, row.actions().toArray(String[]::new));
        String document = row.keyPolicy().replace("USER", "arn:aws:iam::000000000000:user/" + name);
        String key = kms.createKey(k -> k.policy(document.isEmpty() ? null : document))
                .keyMetadata()
                .keyId();
        KmsClient theirs = access.as(who, KmsClient.builder());
        Runnable encrypts = () -> theirs.encrypt(e -> e.keyId(key).plaintext(SdkBytes.fromUtf8String("x")));
        if (row.allowed()) {
            encrypts.run();
        } else {
            assertThatThrownBy(encrypts::run)
                    .isInstanceOf(KmsException.class)
                    .hasMessageContaining("is not authorized to perform: kms:Encrypt on resource: arn:aws:kms:");
        }
    }

    @Test
    void aPolicyIsToldAndChanged() {
        String key = kms.createKey().keyMetadata().keyId();
        assertThat(kms.getKeyPolicy(p -> p.keyId(key).policyName("default")).policy())
                .contains("\"Id\" : \"key-default-1\"")
                .contains("\"AWS\" : \"" + ROOT + "\"");
        assertThat(kms.listKeyPolicies(p -> p.keyId(key)).policyNames()).containsExactly("default");
        String other = policy(statement("Allow", ROOT, "kms:GetKeyPolicy"));
        kms.putKeyPolicy(p -> p.keyId(key).policyName("default").policy(other));
        assertThat(kms.getKeyPolicy(p -> p.keyId(key)).policy()).isEqualTo(other);
        assertThatThrownBy(() -> kms.describeKey(d -> d.keyId(key)))
                .hasMessageContaining("no resource-based policy allows the kms:DescribeKey action");
        assertThatThrownBy(() -> kms.createKey(k -> k.policy("{}")))
                .isInstanceOf(MalformedPolicyDocumentException.class);
    }

    @Test
    void whoMayNotUseAStreamsKeyMayNotPutNorRead() {
        KinesisClient root = access.asRoot(KinesisClient.builder());
        root.createStream(s -> s.streamName("sealed").shardCount(1));
        root.waiter().waitUntilStreamExists(s -> s.streamName("sealed"));
        String name = newName();
        AwsCredentials who = user(name, "kinesis:*");
        KinesisClient theirs = access.as(who, KinesisClient.builder());
        String key = kms.createKey().keyMetadata().arn();
        Consumer<String> encrypt = id -> theirs.startStreamEncryption(
                s -> s.streamName("sealed").encryptionType("KMS").keyId(id));
        assertThatThrownBy(() -> encrypt.accept(key))
                .isInstanceOf(KmsAccessDeniedException.class)
                .hasMessageContaining("kms:GenerateDataKey on resource: " + key);
        root.startStreamEncryption(
                s -> s.streamName("sealed").encryptionType("KMS").keyId(key));
        Eventually.isTrue(() -> root.describeStreamSummary(s -> s.streamName("sealed"))
                .streamDescriptionSummary()
                .streamStatusAsString()
                .equals("ACTIVE"));
        Runnable put = () ->
                theirs.putRecord(p -> p.streamName("sealed").partitionKey("k").data(SdkBytes.fromUtf8String("x")));
        assertThatThrownBy(put::run).isInstanceOf(KmsAccessDeniedException.class);
        iam.putUserPolicy(
                p -> p.userName(name).policyName("p").policyDocument(identity("kinesis:*", "kms:GenerateDataKey")));
        put.run();
        String iterator = theirs.getShardIterator(i ->
                        i.streamName("sealed").shardId("shardId-000000000000").shardIteratorType("TRIM_HORIZON"))
                .shardIterator();
        assertThatThrownBy(() -> theirs.getRecords(g -> g.shardIterator(iterator)))
                .isInstanceOf(KmsAccessDeniedException.class)
                .hasMessageContaining("kms:Decrypt");
        iam.putUserPolicy(p -> p.userName(name).policyName("p").policyDocument(identity("kinesis:*", "kms:Decrypt")));
        assertThat(theirs.getRecords(g -> g.shardIterator(iterator)).records()).hasSize(1);
    }

    @Test
    void kinesissOwnKeyIsForWhoeverMayUseKinesisAndNobodyElse() {
        KinesisClient root = access.asRoot(KinesisClient.builder());
        root.createStream(s -> s.streamName("managed").shardCount(1));
        root.waiter().waitUntilStreamExists(s -> s.streamName("managed"));
        KinesisClient theirs = access.as(user(newName(), "kinesis:*"), KinesisClient.builder());
        theirs.startStreamEncryption(
                s -> s.streamName("managed").encryptionType("KMS").keyId("alias/aws/kinesis"));
        Eventually.isTrue(() -> root.describeStreamSummary(s -> s.streamName("managed"))
                .streamDescriptionSummary()
                .streamStatusAsString()
                .equals("ACTIVE"));
        theirs.putRecord(p -> p.streamName("managed").partitionKey("k").data(SdkBytes.fromUtf8String("x")));
        assertThatThrownBy(() -> kms.encrypt(e -> e.keyId("alias/aws/kinesis").plaintext(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(KmsException.class)
                .hasMessageContaining("no resource-based policy allows");
        String arn =
                kms.describeKey(d -> d.keyId("alias/aws/kinesis")).keyMetadata().arn();
        assertThatThrownBy(() -> kms.putKeyPolicy(p -> p.keyId(arn).policy(policy(statement("Allow", ROOT, "kms:*")))))
                .isInstanceOf(KmsException.class);
    }

    @Test
    void eachKeyOfADeletionIsDecidedOnItsOwn() {
        S3Client root = access.s3(AccessBroker.root());
        root.createBucket(b -> b.bucket("mixed"));
        for (String key : List.of("mine/a", "theirs/b", "mine/c")) {
            root.putObject(p -> p.bucket("mixed").key(key), RequestBody.fromString(key));
        }
        String name = newName();
        AwsCredentials who = user(name);
        S3Client theirs = access.s3(who);
        List<ObjectIdentifier> all = Stream.of("mine/a", "theirs/b", "mine/c")
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        assertThat(theirs.deleteObjects(d -> d.bucket("mixed").delete(o -> o.objects(all)))
                        .errors())
                .extracting(S3Error::code)
                .containsExactly("AccessDenied", "AccessDenied", "AccessDenied");
        iam.putUserPolicy(p -> p.userName(name)
                .policyName("p")
                .policyDocument(identity("s3:DeleteObject").replace("\"*\"", "\"arn:aws:s3:::mixed/mine/*\"")));
        var told = theirs.deleteObjects(d -> d.bucket("mixed").delete(o -> o.objects(all)));
        assertThat(told.deleted()).extracting(each -> each.key()).containsExactly("mine/a", "mine/c");
        assertThat(told.errors()).singleElement().satisfies(error -> {
            assertThat(error.key()).isEqualTo("theirs/b");
            assertThat(error.message()).contains("s3:DeleteObject on resource: \"arn:aws:s3:::mixed/theirs/b\"");
        });
        assertThat(root.listObjectsV2(l -> l.bucket("mixed")).contents())
                .extracting(each -> each.key())
                .containsExactly("theirs/b");
    }
}
