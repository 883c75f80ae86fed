package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.broker.access.AuthMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;

/** IAM through the client that people use. */
class IamTest {

    private static final String ALLOW = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Put","Effect":"Allow","Action":"kinesis:Put*",
            "Resource":"*"}]}""";
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"000000000000"},
            "Action":"sts:AssumeRole"}}""";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess";

    private static AccessBroker access;
    private static IamClient iam;

    @BeforeAll
    static void start() throws BrokerStartException {
        access = new AccessBroker(AuthMode.SIGNATURE);
        iam = access.asRoot(IamClient.builder());
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    @Test
    void usersAreMadeRenamedListedAndDeleted() {
        iam.createUser(
                u -> u.userName("Ada").path("/team/").tags(t -> t.key("Dept").value("math")));
        assertThatThrownBy(() -> iam.createUser(u -> u.userName("ADA")))
                .isInstanceOf(EntityAlreadyExistsException.class)
                .hasMessageContaining("User with name ADA already exists.");
        assertThat(iam.getUser(u -> u.userName("ada")).user().arn())
                .isEqualTo("arn:aws:iam::000000000000:user/team/Ada");
        assertThat(iam.getUser(u -> u.userName("ada")).user().userId()).startsWith("AIDA");
        assertThat(iam.listUsers(u -> u.pathPrefix("/team/")).users()).hasSize(1);
        assertThat(iam.listUsers(u -> u.pathPrefix("/none/")).users()).isEmpty();
        assertThat(iam.listUserTags(u -> u.userName("Ada")).tags()).hasSize(1);
        iam.updateUser(u -> u.userName("Ada").newUserName("Countess"));
        assertThatThrownBy(() -> iam.getUser(u -> u.userName("Ada")))
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("The user with name Ada cannot be found.");
        iam.putUserPolicy(p -> p.userName("Countess").policyName("put").policyDocument(ALLOW));
        assertThatThrownBy(() -> iam.deleteUser(u -> u.userName("Countess")))
                .isInstanceOf(DeleteConflictException.class);
        assertThat(URLDecoder.decode(
                        iam.getUserPolicy(p -> p.userName("Countess").policyName("put"))
                                .policyDocument(),
                        StandardCharsets.UTF_8))
                .isEqualTo(ALLOW);
        iam.deleteUserPolicy(p -> p.userName("Countess").policyName("put"));
        iam.deleteUser(u -> u.userName("Countess"));
    }

    @Test
    void listsComeInPages() {
        IntStream.range(0, 25)
                .forEach(i ->
                        iam.createUser(u -> u.userName("page%02d".formatted(i)).path("/pages/")));
        assertThat(iam.listUsersPaginator(u -> u.pathPrefix("/pages/").maxItems(10)).users().stream())
                .hasSize(25);
        assertThat(iam.listUsers(u -> u.pathPrefix("/pages/").maxItems(10)).isTruncated())
                .isTrue();
        assertThat(iam.getAccountAuthorizationDetailsPaginator(d -> d.maxItems(7)).userDetailList().stream()
                        .filter(user -> user.path().equals("/pages/")))
                .hasSize(25);
        assertThat(iam.getAccountSummary().summaryMapAsStrings()).containsEntry("UsersQuota", 5000);
    }

    @Test
    void anAccessKeyWorksUntilItIsInactiveAndTellsWhenItWasUsed() {
        iam.createUser(u -> u.userName("keys"));
        AccessKey key = iam.createAccessKey(k -> k.userName("keys")).accessKey();
        KinesisClient kinesis = access.as(
                AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()), KinesisClient.builder());
        assertThat(kinesis.listStreams().streamNames()).isNotNull();
        assertThat(iam.getAccessKeyLastUsed(k -> k.accessKeyId(key.accessKeyId()))
                        .accessKeyLastUsed()
                        .serviceName())
                .isEqualTo("kinesis");
        iam.createAccessKey(k -> k.userName("keys"));
        assertThatThrownBy(() -> iam.createAccessKey(k -> k.userName("keys")))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("Cannot exceed quota for AccessKeysPerUser: 2");
        iam.updateAccessKey(
                k -> k.userName("keys").accessKeyId(key.accessKeyId()).status(StatusType.INACTIVE));
        assertThatThrownBy(kinesis::listStreams)
                .isInstanceOf(KinesisException.class)
                .hasMessageContaining("The security token included in the request is invalid.");
        iam.updateAccessKey(
                k -> k.userName("keys").accessKeyId(key.accessKeyId()).status(StatusType.ACTIVE));
        assertThat(kinesis.listStreams().streamNames()).isNotNull();
        iam.deleteAccessKey(k -> k.userName("keys").accessKeyId(key.accessKeyId()));
        assertThatThrownBy(kinesis::listStreams).isInstanceOf(KinesisException.class);
    }

    @Test
    void groupsHoldUsersAndPolicies() {
        iam.createUser(u -> u.userName("member"));
        iam.createGroup(g -> g.groupName("writers"));
        iam.addUserToGroup(g -> g.groupName("writers").userName("member"));
        iam.attachGroupPolicy(g -> g.groupName("writers").policyArn(READ_ONLY));
        iam.putGroupPolicy(g -> g.groupName("writers").policyName("put").policyDocument(ALLOW));
        assertThat(iam.getGroup(g -> g.groupName("writers")).users()).hasSize(1);
        assertThat(iam.listGroupsForUser(g -> g.userName("member")).groups()).hasSize(1);
        iam.updateGroup(g -> g.groupName("writers").newGroupName("authors"));
        assertThat(iam.listGroupsForUser(g -> g.userName("member"))
                        .groups()
                        .getFirst()
                        .groupName())
                .isEqualTo("authors");
        assertThat(iam.listEntitiesForPolicy(p -> p.policyArn(READ_ONLY)).policyGroups())
                .hasSize(1);
        assertThatThrownBy(() -> iam.deleteGroup(g -> g.groupName("authors")))
                .isInstanceOf(DeleteConflictException.class);
        iam.removeUserFromGroup(g -> g.groupName("authors").userName("member"));
        iam.detachGroupPolicy(g -> g.groupName("authors").policyArn(READ_ONLY));
        iam.deleteGroupPolicy(g -> g.groupName("authors").policyName("put"));
        iam.deleteGroup(g -> g.groupName("authors"));
    }

    @Test
    void managedPoliciesHaveFiveVersions() {
        String arn = iam.createPolicy(p -> p.policyName("five").policyDocument(ALLOW))
                .policy()
                .arn();
        for (int i = 0; i < 4; i++) {
            iam.createPolicyVersion(p -> p.policyArn(arn).policyDocument(ALLOW).setAsDefault(true));
        }
        assertThatThrownBy(() -> iam.createPolicyVersion(p -> p.policyArn(arn).policyDocument(ALLOW)))
                .isInstanceOf(LimitExceededException.class);
        assertThat(iam.getPolicy(p -> p.policyArn(arn)).policy().defaultVersionId())
                .isEqualTo("v5");
        assertThatThrownBy(() -> iam.deletePolicyVersion(p -> p.policyArn(arn).versionId("v5")))
                .isInstanceOf(DeleteConflictException.class);
        iam.setDefaultPolicyVersion(p -> p.policyArn(arn).versionId("v1"));
        for (int i = 2; i <= 5; i++) {
            String version = "v" + i;
            iam.deletePolicyVersion(p -> p.policyArn(arn).versionId(version));
        }
        iam.createPolicyVersion(p -> p.policyArn(arn).policyDocument(ALLOW));
        assertThat(iam.listPolicyVersions(p -> p.policyArn(arn))
                        .versions()
                        .getFirst()
                        .versionId())
                .isEqualTo("v6");
        iam.deletePolicyVersion(p -> p.policyArn(arn).versionId("v6"));
        iam.deletePolicy(p -> p.policyArn(arn));
        assertThat(iam.listPolicies(p -> p.scope(PolicyScopeType.AWS)).policies())
                .extracting(policy -> policy.arn())
                .contains(
                        "arn:aws:iam::aws:policy/AmazonKinesisFullAccess",
                        "arn:aws:iam::aws:policy/AdministratorAccess",
                        "arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole");
    }

    @Test
    void rolesHaveTrustBoundariesAndTags() {
        iam.createRole(r -> r.roleName("reader")
                .assumeRolePolicyDocument(TRUST)
                .permissionsBoundary(READ_ONLY)
                .maxSessionDuration(7200)
                .tags(t -> t.key("a").value("b")));
        var role = iam.getRole(r -> r.roleName("reader")).role();
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                .isEqualTo(TRUST);
        assertThat(role.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(READ_ONLY);
        assertThat(role.maxSessionDuration()).isEqualTo(7200);
        assertThatThrownBy(() ->
                        iam.updateAssumeRolePolicy(r -> r.roleName("reader").policyDocument(ALLOW)))
                .isInstanceOf(MalformedPolicyDocumentException.class);
        iam.deleteRolePermissionsBoundary(r -> r.roleName("reader"));
        iam.untagRole(r -> r.roleName("reader").tagKeys("A"));
        assertThat(iam.listRoleTags(r -> r.roleName("reader")).tags()).isEmpty();
        iam.deleteRole(r -> r.roleName("reader"));
    }

    /** What no policy is, and the word about it that people get. */
    private record Bad(String text, String word) {

        @Override
        public String toString() {
            return text.length() > 40 ? text.substring(0, 40) : text;
        }
    }

    static Stream<Bad> badPolicies() {
        return Stream.of(
                new Bad("{", "line 1"),
                new Bad("{\"Statement\":\n[{\"Effect\" \"Allow\"}]}", "line 2"),
                new Bad("[]", "JSON object"),
                new Bad("{\"Version\":\"2013-01-01\",\"Statement\":[]}", "2012-10-17"),
                new Bad(ALLOW.replace("Allow", "Maybe"), "Allow or Deny"),
                new Bad(ALLOW.replace("\"Resource\":\"*\"", "\"Resource\":\"streams\""), "an ARN or *"),
                new Bad(ALLOW.replace("kinesis:Put*", "put"), "service:Name"),
                new Bad(ALLOW.replace("\"Sid\":\"Put\",", "\"Principal\":\"*\","), "no Principal"),
                new Bad(ALLOW.replace("\"Sid\":\"Put\",", "\"Sid\":\"a\",\"Sid\":\"b\","), "Duplicate"),
                new Bad("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000), "nesting"),
                new Bad("[".repeat(100_000), "nesting"));
    }

    @ParameterizedTest
    @MethodSource("badPolicies")
    void aBrokenPolicyIsRefusedWithItsReason(Bad bad) {
        IamException refusal = catchThrowableOfType(
                IamException.class,
                () -> iam.createPolicy(p -> p.policyName("bad").policyDocument(bad.text())));
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("MalformedPolicyDocument");
        assertThat(refusal.getMessage()).containsIgnoringCase(bad.word());
    }

    @Test
    void whatIsTooLargeIsRefused() {
        String wide = ALLOW.replace("kinesis:Put*", "kinesis:" + "P".repeat(7_000));
        assertThatThrownBy(() -> iam.createPolicy(p -> p.policyName("wide").policyDocument(wide)))
                .isInstanceOf(LimitExceededException.class);
        String huge = ALLOW + " ".repeat(10 << 20);
        assertThatThrownBy(() -> iam.createPolicy(p -> p.policyName("huge").policyDocument(huge)))
                .isInstanceOf(IamException.class)
                .hasMessageContaining("131072");
        for (String name : new String[] {"../../etc", "a/b", "a b", "", "x".repeat(65), "a\u0000b"}) {
            assertThatThrownBy(() -> iam.createUser(u -> u.userName(name)))
                    .isInstanceOf(IamException.class)
                    .extracting(e -> ((IamException) e).statusCode())
                    .isEqualTo(400);
        }
        assertThatThrownBy(() -> iam.createUser(u -> u.userName("p").path("/../x")))
                .isInstanceOf(IamException.class);
        assertThatThrownBy(() -> iam.createInstanceProfile(p -> p.instanceProfileName("p")))
                .isInstanceOf(IamException.class)
                .hasMessageContaining("Could not find operation CreateInstanceProfile");
    }

    @Test
    void aSimulationTellsWhichStatementAndWhere() {
        String deny = """
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Action":"kinesis:*","Resource":"*"},
                  {"Sid":"NotFromAfar","Effect":"Deny","Action":"kinesis:DeleteStream","Resource":"*",
                   "Condition":{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}
                ]}""";
        var results = iam.simulateCustomPolicy(s -> s.policyInputList(deny)
                        .actionNames("kinesis:DeleteStream", "kinesis:PutRecord", "s3:GetObject")
                        .resourceArns("arn:aws:kinesis:us-east-1:000000000000:stream/a")
                        .contextEntries(c -> c.contextKeyName("aws:SourceIp")
                                .contextKeyType(ContextKeyTypeEnum.IP)
                                .contextKeyValues("192.168.0.1")))
                .evaluationResults();
        assertThat(results)
                .extracting(EvaluationResult::evalDecision)
                .containsExactly(
                        PolicyEvaluationDecisionType.EXPLICIT_DENY,
                        PolicyEvaluationDecisionType.ALLOWED,
                        PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(results.getFirst().matchedStatements()).singleElement().satisfies(statement -> {
            assertThat(statement.sourcePolicyId()).isEqualTo("PolicyInputList.1");
            assertThat(statement.startPosition().line()).isEqualTo(3);
            assertThat(statement.endPosition().line()).isEqualTo(4);
        });
        assertThat(iam.simulateCustomPolicy(s -> s.policyInputList(deny).actionNames("kinesis:PutRecord"))
                        .evaluationResults()
                        .getFirst()
                        .missingContextValues())
                .containsExactly("aws:sourceip");
        iam.createUser(u -> u.userName("simulated").permissionsBoundary(READ_ONLY));
        iam.attachUserPolicy(u -> u.userName("simulated").policyArn("arn:aws:iam::aws:policy/AmazonKinesisFullAccess"));
        var put = iam.simulatePrincipalPolicy(s -> s.policySourceArn("arn:aws:iam::000000000000:user/simulated")
                        .actionNames("kinesis:PutRecord"))
                .evaluationResults()
                .getFirst();
        assertThat(put.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(put.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
                .isFalse();
    }

    @Test
    void everythingSurvivesARestartAndNoSecretIsReadable(@TempDir Path folder) throws Exception {
        BrokerConfig config = BrokerConfig.in(folder).withAuth(AuthMode.SIGNATURE);
        AccessKey key;
        try (AccessBroker first = new AccessBroker(config)) {
            IamClient made = first.asRoot(IamClient.builder());
            made.createUser(u -> u.userName("kept"));
            key = made.createAccessKey(k -> k.userName("kept")).accessKey();
            made.attachUserPolicy(u -> u.userName("kept").policyArn(READ_ONLY));
        }
        try (AccessBroker second = new AccessBroker(config)) {
            IamClient kept = second.as(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()), IamClient.builder());
            assertThat(kept.getUser().user().userName()).isEqualTo("kept");
            assertThat(kept.listAttachedUserPolicies(u -> u.userName("kept")).attachedPolicies())
                    .hasSize(1);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(key.secretAccessKey());
            }
        }
    }
}
