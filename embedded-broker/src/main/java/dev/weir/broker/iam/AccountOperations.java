package dev.weir.broker.iam;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.*;

/** The account as a whole: how much there is, and everything at once. */
final class AccountOperations {

    private final Directory directory;
    private final Descriptions descriptions;

    AccountOperations(Directory directory) {
        this.directory = directory;
        this.descriptions = new Descriptions(directory);
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("GetAccountSummary", true, false, GetAccountSummaryRequest::builder, this::summary),
                new Operation<>("ListAccountAliases", true, false, ListAccountAliasesRequest::builder, this::aliases),
                new Operation<>(
                        "GetAccountAuthorizationDetails",
                        true,
                        false,
                        GetAccountAuthorizationDetailsRequest::builder,
                        this::details));
    }

    private GetAccountSummaryResponse summary(GetAccountSummaryRequest request, Call call) {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("Users", directory.users().size());
        map.put("UsersQuota", 5_000);
        map.put("Groups", directory.groups().size());
        map.put("GroupsQuota", 300);
        map.put("Roles", directory.roles().size());
        map.put("RolesQuota", 1_000);
        map.put("Policies", directory.policies().size());
        map.put("PoliciesQuota", 1_500);
        map.put(
                "PolicyVersionsInUse",
                directory.policies().stream()
                        .mapToInt(policy -> policy.versions().size())
                        .sum());
        map.put("VersionsPerPolicyQuota", 5);
        map.put("AccessKeysPerUserQuota", 2);
        map.put("GroupsPerUserQuota", 10);
        map.put("AttachedPoliciesPerUserQuota", 10);
        map.put("AttachedPoliciesPerGroupQuota", 10);
        map.put("AttachedPoliciesPerRoleQuota", 10);
        map.put("PolicySizeQuota", 6_144);
        map.put("UserPolicySizeQuota", 2_048);
        map.put("GroupPolicySizeQuota", 5_120);
        map.put("RolePolicySizeQuota", 10_240);
        map.put("AssumeRolePolicySizeQuota", 2_048);
        map.put("AccountAccessKeysPresent", 1);
        map.put("AccountMFAEnabled", 0);
        map.put("MFADevices", 0);
        return GetAccountSummaryResponse.builder().summaryMapWithStrings(map).build();
    }

    private ListAccountAliasesResponse aliases(ListAccountAliasesRequest request, Call call) {
        return ListAccountAliasesResponse.builder()
                .accountAliases(List.of())
                .isTruncated(false)
                .build();
    }

    /** One list over all kinds, so that one marker reaches over all of them. */
    private GetAccountAuthorizationDetailsResponse details(GetAccountAuthorizationDetailsRequest request, Call call) {
        List<String> filter = request.filterAsStrings();
        List<Entity> all = new ArrayList<>();
        add(filter, "User", directory.users(), all);
        add(filter, "Group", directory.groups(), all);
        add(filter, "Role", directory.roles(), all);
        add(filter, "LocalManagedPolicy", directory.policies(), all);
        add(filter, "AWSManagedPolicy", attachedOfAws(), all);
        Page<Entity> page = Page.of(all, request.marker(), request.maxItems(), this::order);
        return GetAccountAuthorizationDetailsResponse.builder()
                .userDetailList(of(page, User.class).map(this::detail).toList())
                .groupDetailList(of(page, Group.class).map(this::detail).toList())
                .roleDetailList(of(page, Role.class).map(this::detail).toList())
                .policies(of(page, ManagedPolicy.class).map(this::detail).toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private String order(Entity entity) {
        return switch (entity) {
            case User user -> "1" + user.key();
            case Group group -> "2" + group.key();
            case Role role -> "3" + role.key();
            case ManagedPolicy policy -> (directory.arnOf(policy).startsWith(Arns.OF_AWS) ? "5" : "4") + policy.key();
        };
    }

    private List<ManagedPolicy> attachedOfAws() {
        return directory.awsPolicies().stream()
                .filter(policy -> descriptions.attachments(directory.arnOf(policy)) > 0)
                .sorted(java.util.Comparator.comparing(Entity::key))
                .toList();
    }

    private static void add(
            List<String> filter, String kind, Collection<? extends Entity> entities, List<Entity> into) {
        if (filter.isEmpty() || filter.contains(kind)) {
            into.addAll(entities);
        }
    }

    private static <T extends Entity> java.util.stream.Stream<T> of(Page<Entity> page, Class<T> type) {
        return page.items().stream().filter(type::isInstance).map(type::cast);
    }

    private static List<PolicyDetail> inline(Map<String, String> policies) {
        return policies.entrySet().stream()
                .map(policy -> PolicyDetail.builder()
                        .policyName(policy.getKey())
                        .policyDocument(Descriptions.encoded(policy.getValue()))
                        .build())
                .toList();
    }

    private UserDetail detail(User user) {
        return UserDetail.builder()
                .userName(user.name())
                .userId(user.id())
                .path(user.path())
                .arn(directory.arns().of(user))
                .createDate(Instant.ofEpochMilli(user.createdMillis()))
                .userPolicyList(inline(user.inline()))
                .groupList(user.groups())
                .attachedManagedPolicies(descriptions.attached(user.attached()))
                .permissionsBoundary(Descriptions.boundary(user.boundary()))
                .tags(Tags.list(user.tags()))
                .build();
    }

    private GroupDetail detail(Group group) {
        return GroupDetail.builder()
                .groupName(group.name())
                .groupId(group.id())
                .path(group.path())
                .arn(directory.arns().of(group))
                .createDate(Instant.ofEpochMilli(group.createdMillis()))
                .groupPolicyList(inline(group.inline()))
                .attachedManagedPolicies(descriptions.attached(group.attached()))
                .build();
    }

    private RoleDetail detail(Role role) {
        return RoleDetail.builder()
                .roleName(role.name())
                .roleId(role.id())
                .path(role.path())
                .arn(directory.arns().of(role))
                .createDate(Instant.ofEpochMilli(role.createdMillis()))
                .assumeRolePolicyDocument(Descriptions.encoded(role.trust()))
                .instanceProfileList(List.of())
                .rolePolicyList(inline(role.inline()))
                .attachedManagedPolicies(descriptions.attached(role.attached()))
                .permissionsBoundary(Descriptions.boundary(role.boundary()))
                .tags(Tags.list(role.tags()))
                .build();
    }

    private ManagedPolicyDetail detail(ManagedPolicy policy) {
        Policy described = descriptions.of(policy);
        return ManagedPolicyDetail.builder()
                .policyName(described.policyName())
                .policyId(described.policyId())
                .arn(described.arn())
                .path(described.path())
                .defaultVersionId(described.defaultVersionId())
                .attachmentCount(described.attachmentCount())
                .permissionsBoundaryUsageCount(described.permissionsBoundaryUsageCount())
                .isAttachable(true)
                .description(described.description())
                .createDate(described.createDate())
                .updateDate(described.updateDate())
                .policyVersionList(policy.versions().stream()
                        .map(version -> descriptions.of(policy, version, true))
                        .toList())
                .build();
    }
}
