package dev.weir.broker.iam;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.*;

/** Managed policies on users, groups and roles. */
final class Attachments {

    private static final int MOST = 10;

    private final Directory directory;
    private final Descriptions descriptions;

    Attachments(Directory directory) {
        this.directory = directory;
        this.descriptions = new Descriptions(directory);
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("AttachUserPolicy", false, false, AttachUserPolicyRequest::builder, (r, c) -> {
                    attach(() -> directory.user(r.userName()), r.policyArn());
                    return AttachUserPolicyResponse.builder().build();
                }),
                new Operation<>("AttachGroupPolicy", false, false, AttachGroupPolicyRequest::builder, (r, c) -> {
                    attach(() -> directory.group(r.groupName()), r.policyArn());
                    return AttachGroupPolicyResponse.builder().build();
                }),
                new Operation<>("AttachRolePolicy", false, false, AttachRolePolicyRequest::builder, (r, c) -> {
                    attach(() -> directory.role(r.roleName()), r.policyArn());
                    return AttachRolePolicyResponse.builder().build();
                }),
                new Operation<>("DetachUserPolicy", false, false, DetachUserPolicyRequest::builder, (r, c) -> {
                    detach(() -> directory.user(r.userName()), r.policyArn());
                    return DetachUserPolicyResponse.builder().build();
                }),
                new Operation<>("DetachGroupPolicy", false, false, DetachGroupPolicyRequest::builder, (r, c) -> {
                    detach(() -> directory.group(r.groupName()), r.policyArn());
                    return DetachGroupPolicyResponse.builder().build();
                }),
                new Operation<>("DetachRolePolicy", false, false, DetachRolePolicyRequest::builder, (r, c) -> {
                    detach(() -> directory.role(r.roleName()), r.policyArn());
                    return DetachRolePolicyResponse.builder().build();
                }),
                new Operation<>(
                        "ListAttachedUserPolicies", true, false, ListAttachedUserPoliciesRequest::builder, (r, c) -> {
                            Page<String> page = page(
                                    directory.user(r.userName()).attached(), r.pathPrefix(), r.marker(), r.maxItems());
                            return ListAttachedUserPoliciesResponse.builder()
                                    .attachedPolicies(descriptions.attached(page.items()))
                                    .isTruncated(page.isTruncated())
                                    .marker(page.marker())
                                    .build();
                        }),
                new Operation<>(
                        "ListAttachedGroupPolicies", true, false, ListAttachedGroupPoliciesRequest::builder, (r, c) -> {
                            Page<String> page = page(
                                    directory.group(r.groupName()).attached(),
                                    r.pathPrefix(),
                                    r.marker(),
                                    r.maxItems());
                            return ListAttachedGroupPoliciesResponse.builder()
                                    .attachedPolicies(descriptions.attached(page.items()))
                                    .isTruncated(page.isTruncated())
                                    .marker(page.marker())
                                    .build();
                        }),
                new Operation<>(
                        "ListAttachedRolePolicies", true, false, ListAttachedRolePoliciesRequest::builder, (r, c) -> {
                            Page<String> page = page(
                                    directory.role(r.roleName()).attached(), r.pathPrefix(), r.marker(), r.maxItems());
                            return ListAttachedRolePoliciesResponse.builder()
                                    .attachedPolicies(descriptions.attached(page.items()))
                                    .isTruncated(page.isTruncated())
                                    .marker(page.marker())
                                    .build();
                        }),
                new Operation<>(
                        "ListEntitiesForPolicy", true, false, ListEntitiesForPolicyRequest::builder, this::entities));
    }

    private static Page<String> page(
            List<String> arns, @Nullable String prefix, @Nullable String marker, @Nullable Integer maxItems) {
        return Page.of(
                arns.stream()
                        .filter(arn -> prefix == null
                                || arn.substring(arn.indexOf('/')).startsWith(prefix))
                        .sorted()
                        .toList(),
                marker,
                maxItems,
                arn -> arn);
    }

    private <T extends Entity.WithPolicies<T>> void attach(Supplier<T> holder, String arn) {
        directory.change(() -> {
            T found = holder.get();
            directory.policy(arn);
            if (found.attached().contains(arn)) {
                return true;
            }
            if (found.attached().size() >= MOST) {
                String kind = ((Entity) found).kind().text();
                throw IamErrors.limit("PoliciesPer" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1), MOST);
            }
            List<String> arns = new ArrayList<>(found.attached());
            arns.add(arn);
            directory.save((Entity) found.withAttached(arns));
            return true;
        });
    }

    private <T extends Entity.WithPolicies<T>> void detach(Supplier<T> holder, String arn) {
        directory.change(() -> {
            T found = holder.get();
            if (!found.attached().contains(arn)) {
                throw IamErrors.noSuchEntity("Policy " + arn + " was not found.");
            }
            directory.save((Entity) found.withAttached(
                    found.attached().stream().filter(each -> !each.equals(arn)).toList()));
            return true;
        });
    }

    private ListEntitiesForPolicyResponse entities(ListEntitiesForPolicyRequest request, Call call) {
        String arn = request.policyArn();
        directory.policy(arn);
        String filter = request.entityFilterAsString() == null ? "" : request.entityFilterAsString();
        boolean boundary = "PermissionsBoundary".equals(request.policyUsageFilterAsString());
        return ListEntitiesForPolicyResponse.builder()
                .policyUsers(directory.users().stream()
                        .filter(user -> filter.isEmpty() || filter.equals("User"))
                        .filter(user -> boundary
                                ? arn.equals(user.boundary())
                                : user.attached().contains(arn))
                        .map(user -> PolicyUser.builder()
                                .userName(user.name())
                                .userId(user.id())
                                .build())
                        .toList())
                .policyGroups(directory.groups().stream()
                        .filter(group -> filter.isEmpty() || filter.equals("Group"))
                        .filter(group -> !boundary && group.attached().contains(arn))
                        .map(group -> PolicyGroup.builder()
                                .groupName(group.name())
                                .groupId(group.id())
                                .build())
                        .toList())
                .policyRoles(directory.roles().stream()
                        .filter(role -> filter.isEmpty() || filter.equals("Role"))
                        .filter(role -> boundary
                                ? arn.equals(role.boundary())
                                : role.attached().contains(arn))
                        .map(role -> PolicyRole.builder()
                                .roleName(role.name())
                                .roleId(role.id())
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }
}
