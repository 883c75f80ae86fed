package dev.weir.app.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.*;

/** An account's IAM that a test sets by hand: users, groups, roles and policies, and a simulator that knows one answer. */
final class FakeIam implements IamClient {

    static final String ACCOUNT = "111122223333";

    final Map<String, Set<String>> users = new TreeMap<>();
    final Map<String, String> roles = new TreeMap<>();
    final Set<String> groups = new TreeSet<>();
    final Map<String, List<String>> policies = new TreeMap<>();
    final Map<String, List<AccessKeyMetadata>> keys = new TreeMap<>();
    final Set<String> denied = new TreeSet<>();
    final List<String> calls = new ArrayList<>();
    String decision = "implicitDeny";

    static String arn(String kind, String name) {
        return "arn:aws:iam::" + ACCOUNT + ":" + kind + "/" + name;
    }

    private void called(String operation) {
        calls.add(operation);
        if (denied.contains(operation)) {
            String message = "User: arn:aws:iam::" + ACCOUNT + ":user/viewer is not authorized to perform: iam:"
                    + operation + " because no identity-based policy allows the iam:" + operation + " action";
            throw IamException.builder()
                    .message(message)
                    .statusCode(403)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDenied")
                            .errorMessage(message)
                            .build())
                    .build();
        }
    }

    @Override
    public ListUsersResponse listUsers(ListUsersRequest request) {
        called("ListUsers");
        return ListUsersResponse.builder()
                .users(users.keySet().stream()
                        .map(name -> User.builder()
                                .userName(name)
                                .arn(arn("user", name))
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    @Override
    public ListGroupsResponse listGroups(ListGroupsRequest request) {
        called("ListGroups");
        return ListGroupsResponse.builder()
                .groups(groups.stream()
                        .map(name -> Group.builder()
                                .groupName(name)
                                .arn(arn("group", name))
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    @Override
    public ListRolesResponse listRoles(ListRolesRequest request) {
        called("ListRoles");
        return ListRolesResponse.builder()
                .roles(roles.keySet().stream()
                        .map(name -> Role.builder()
                                .roleName(name)
                                .arn(arn("role", name))
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    @Override
    public ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
        called("ListPolicies");
        return ListPoliciesResponse.builder()
                .policies(policies.keySet().stream()
                        .map(name -> Policy.builder()
                                .policyName(name)
                                .arn(arn("policy", name))
                                .attachmentCount(1)
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    @Override
    public ListAttachedUserPoliciesResponse listAttachedUserPolicies(ListAttachedUserPoliciesRequest request) {
        called("ListAttachedUserPolicies");
        return ListAttachedUserPoliciesResponse.builder()
                .attachedPolicies(users.getOrDefault(request.userName(), Set.of()).stream()
                        .map(name -> AttachedPolicy.builder()
                                .policyName(name)
                                .policyArn(arn("policy", name))
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    @Override
    public AttachUserPolicyResponse attachUserPolicy(AttachUserPolicyRequest request) {
        called("AttachUserPolicy");
        String arn = request.policyArn();
        users.get(request.userName()).add(arn.substring(arn.lastIndexOf('/') + 1));
        return AttachUserPolicyResponse.builder().build();
    }

    @Override
    public ListUserPoliciesResponse listUserPolicies(ListUserPoliciesRequest request) {
        called("ListUserPolicies");
        return ListUserPoliciesResponse.builder().isTruncated(false).build();
    }

    @Override
    public ListAccessKeysResponse listAccessKeys(ListAccessKeysRequest request) {
        called("ListAccessKeys");
        return ListAccessKeysResponse.builder()
                .accessKeyMetadata(keys.getOrDefault(request.userName(), List.of()))
                .isTruncated(false)
                .build();
    }

    @Override
    public ListGroupsForUserResponse listGroupsForUser(ListGroupsForUserRequest request) {
        called("ListGroupsForUser");
        return ListGroupsForUserResponse.builder().isTruncated(false).build();
    }

    @Override
    public CreateUserResponse createUser(CreateUserRequest request) {
        called("CreateUser");
        users.put(request.userName(), new TreeSet<>());
        return CreateUserResponse.builder().build();
    }

    @Override
    public CreateAccessKeyResponse createAccessKey(CreateAccessKeyRequest request) {
        called("CreateAccessKey");
        keys.computeIfAbsent(request.userName(), name -> new ArrayList<>())
                .add(AccessKeyMetadata.builder()
                        .accessKeyId("AKIANEW")
                        .status("Active")
                        .createDate(Instant.EPOCH)
                        .build());
        return CreateAccessKeyResponse.builder()
                .accessKey(key -> key.userName(request.userName())
                        .accessKeyId("AKIANEW")
                        .secretAccessKey("only-once")
                        .status("Active"))
                .build();
    }

    @Override
    public DetachUserPolicyResponse detachUserPolicy(DetachUserPolicyRequest request) {
        called("DetachUserPolicy");
        return DetachUserPolicyResponse.builder().build();
    }

    @Override
    public DeleteAccessKeyResponse deleteAccessKey(DeleteAccessKeyRequest request) {
        called("DeleteAccessKey");
        keys.get(request.userName()).removeIf(key -> key.accessKeyId().equals(request.accessKeyId()));
        return DeleteAccessKeyResponse.builder().build();
    }

    @Override
    public DeleteUserResponse deleteUser(DeleteUserRequest request) {
        called("DeleteUser");
        users.remove(request.userName());
        return DeleteUserResponse.builder().build();
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        called("GetPolicy");
        return GetPolicyResponse.builder()
                .policy(policy -> policy.defaultVersionId(
                        "v" + versions(request.policyArn()).size()))
                .build();
    }

    private List<String> versions(String arn) {
        return policies.get(arn.substring(arn.lastIndexOf('/') + 1));
    }

    @Override
    public GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
        called("GetPolicyVersion");
        String text = versions(request.policyArn())
                .get(Integer.parseInt(request.versionId().substring(1)) - 1);
        return GetPolicyVersionResponse.builder()
                .policyVersion(version -> version.document(URLEncoder.encode(text, StandardCharsets.UTF_8)))
                .build();
    }

    @Override
    public ListPolicyVersionsResponse listPolicyVersions(ListPolicyVersionsRequest request) {
        called("ListPolicyVersions");
        List<PolicyVersion> found = new ArrayList<>();
        int count = versions(request.policyArn()).size();
        for (int i = count; i >= 1; i--) {
            found.add(PolicyVersion.builder()
                    .versionId("v" + i)
                    .isDefaultVersion(i == count)
                    .createDate(Instant.EPOCH.plusSeconds(i))
                    .build());
        }
        return ListPolicyVersionsResponse.builder()
                .versions(found)
                .isTruncated(false)
                .build();
    }

    @Override
    public CreatePolicyVersionResponse createPolicyVersion(CreatePolicyVersionRequest request) {
        called("CreatePolicyVersion");
        versions(request.policyArn()).add(request.policyDocument());
        return CreatePolicyVersionResponse.builder().build();
    }

    @Override
    public ListEntitiesForPolicyResponse listEntitiesForPolicy(ListEntitiesForPolicyRequest request) {
        called("ListEntitiesForPolicy");
        return ListEntitiesForPolicyResponse.builder().isTruncated(false).build();
    }

    @Override
    public SimulatePrincipalPolicyResponse simulatePrincipalPolicy(SimulatePrincipalPolicyRequest request) {
        called("SimulatePrincipalPolicy");
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(result -> result.evalActionName(
                                request.actionNames().getFirst())
                        .evalDecision(decision)
                        .matchedStatements(
                                decision.equals("implicitDeny")
                                        ? List.of()
                                        : List.of(Statement.builder()
                                                .sourcePolicyId("read-orders")
                                                .sourcePolicyType("user-managed")
                                                .startPosition(at -> at.line(3).column(17))
                                                .endPosition(at -> at.line(6).column(6))
                                                .build())))
                .build();
    }

    @Override
    public String serviceName() {
        return "iam";
    }

    @Override
    public void close() {}
}
