package dev.weir.broker.iam;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.*;

/** The policies that belong to one user, group or role alone. */
final class InlinePolicies {

    private static final int SIZE_OF_USER = 2_048;
    private static final int SIZE_OF_GROUP = 5_120;
    private static final int SIZE_OF_ROLE = 10_240;

    private final Directory directory;

    InlinePolicies(Directory directory) {
        this.directory = directory;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("PutUserPolicy", false, false, PutUserPolicyRequest::builder, (r, c) -> {
                    put(() -> directory.user(r.userName()), r.policyName(), r.policyDocument(), SIZE_OF_USER);
                    return PutUserPolicyResponse.builder().build();
                }),
                new Operation<>("PutGroupPolicy", false, false, PutGroupPolicyRequest::builder, (r, c) -> {
                    put(() -> directory.group(r.groupName()), r.policyName(), r.policyDocument(), SIZE_OF_GROUP);
                    return PutGroupPolicyResponse.builder().build();
                }),
                new Operation<>("PutRolePolicy", false, false, PutRolePolicyRequest::builder, (r, c) -> {
                    put(() -> directory.role(r.roleName()), r.policyName(), r.policyDocument(), SIZE_OF_ROLE);
                    return PutRolePolicyResponse.builder().build();
                }),
                new Operation<>("GetUserPolicy", true, false, GetUserPolicyRequest::builder, this::ofUser),
                new Operation<>("GetGroupPolicy", true, false, GetGroupPolicyRequest::builder, this::ofGroup),
                new Operation<>("GetRolePolicy", true, false, GetRolePolicyRequest::builder, this::ofRole),
                new Operation<>("DeleteUserPolicy", false, false, DeleteUserPolicyRequest::builder, (r, c) -> {
                    delete(() -> directory.user(r.userName()), r.policyName());
                    return DeleteUserPolicyResponse.builder().build();
                }),
                new Operation<>("DeleteGroupPolicy", false, false, DeleteGroupPolicyRequest::builder, (r, c) -> {
                    delete(() -> directory.group(r.groupName()), r.policyName());
                    return DeleteGroupPolicyResponse.builder().build();
                }),
                new Operation<>("DeleteRolePolicy", false, false, DeleteRolePolicyRequest::builder, (r, c) -> {
                    delete(() -> directory.role(r.roleName()), r.policyName());
                    return DeleteRolePolicyResponse.builder().build();
                }),
                new Operation<>("ListUserPolicies", true, false, ListUserPoliciesRequest::builder, (r, c) -> {
                    Page<String> page = names(directory.user(r.userName()).inline(), r.marker(), r.maxItems());
                    return ListUserPoliciesResponse.builder()
                            .policyNames(page.items())
                            .isTruncated(page.isTruncated())
                            .marker(page.marker())
                            .build();
                }),
                new Operation<>("ListGroupPolicies", true, false, ListGroupPoliciesRequest::builder, (r, c) -> {
                    Page<String> page = names(directory.group(r.groupName()).inline(), r.marker(), r.maxItems());
                    return ListGroupPoliciesResponse.builder()
                            .policyNames(page.items())
                            .isTruncated(page.isTruncated())
                            .marker(page.marker())
                            .build();
                }),
                new Operation<>("ListRolePolicies", true, false, ListRolePoliciesRequest::builder, (r, c) -> {
                    Page<String> page = names(directory.role(r.roleName()).inline(), r.marker(), r.maxItems());
                    return ListRolePoliciesResponse.builder()
                            .policyNames(page.items())
                            .isTruncated(page.isTruncated())
                            .marker(page.marker())
                            .build();
                }));
    }

    private static Page<String> names(
            Map<String, String> policies, @Nullable String marker, @Nullable Integer maxItems) {
        return Page.of(new TreeMap<>(policies).keySet(), marker, maxItems, name -> name);
    }

    private GetUserPolicyResponse ofUser(GetUserPolicyRequest request, Call call) {
        User user = directory.user(request.userName());
        return GetUserPolicyResponse.builder()
                .userName(user.name())
                .policyName(request.policyName())
                .policyDocument(document(user, request.policyName()))
                .build();
    }

    private GetGroupPolicyResponse ofGroup(GetGroupPolicyRequest request, Call call) {
        Group group = directory.group(request.groupName());
        return GetGroupPolicyResponse.builder()
                .groupName(group.name())
                .policyName(request.policyName())
                .policyDocument(document(group, request.policyName()))
                .build();
    }

    private GetRolePolicyResponse ofRole(GetRolePolicyRequest request, Call call) {
        Role role = directory.role(request.roleName());
        return GetRolePolicyResponse.builder()
                .roleName(role.name())
                .policyName(request.policyName())
                .policyDocument(document(role, request.policyName()))
                .build();
    }

    private static String document(Entity.WithPolicies<?> holder, String name) {
        String document = holder.inline().get(name);
        if (document == null) {
            throw notFound(holder, name);
        }
        return Descriptions.encoded(document);
    }

    private static dev.weir.broker.call.AwsException notFound(Entity.WithPolicies<?> holder, String name) {
        return IamErrors.noSuchEntity(
                "The " + ((Entity) holder).kind().text() + " policy with name " + name + " cannot be found.");
    }

    private <T extends Entity.WithPolicies<T>> void put(
            java.util.function.Supplier<T> holder, String name, String document, int most) {
        directory.change(() -> {
            PolicyTexts.checked(document, false);
            T found = holder.get();
            Map<String, String> policies = new TreeMap<>(found.inline());
            policies.put(name, document);
            if (PolicyTexts.size(policies.values()) > most) {
                Entity entity = (Entity) found;
                throw new dev.weir.broker.call.AwsException(
                        "LimitExceededException",
                        409,
                        "Maximum policy size of " + most + " bytes exceeded for "
                                + entity.kind().text() + " " + entity.name());
            }
            directory.save((Entity) found.withInline(policies));
            return true;
        });
    }

    private <T extends Entity.WithPolicies<T>> void delete(java.util.function.Supplier<T> holder, String name) {
        directory.change(() -> {
            T found = holder.get();
            Map<String, String> policies = new TreeMap<>(found.inline());
            if (policies.remove(name) == null) {
                throw notFound(found, name);
            }
            directory.save((Entity) found.withInline(policies));
            return true;
        });
    }
}
