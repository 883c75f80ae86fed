package dev.weir.broker.iam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** Entities as IAM's answers tell of them. */
final class Descriptions {

    private final Directory directory;

    Descriptions(Directory directory) {
        this.directory = directory;
    }

    software.amazon.awssdk.services.iam.model.User of(User user) {
        return software.amazon.awssdk.services.iam.model.User.builder()
                .userName(user.name())
                .path(user.path())
                .userId(user.id())
                .arn(directory.arns().of(user))
                .createDate(Instant.ofEpochMilli(user.createdMillis()))
                .permissionsBoundary(boundary(user.boundary()))
                .tags(user.tags().isEmpty() ? null : Tags.list(user.tags()))
                .build();
    }

    software.amazon.awssdk.services.iam.model.Group of(Group group) {
        return software.amazon.awssdk.services.iam.model.Group.builder()
                .groupName(group.name())
                .path(group.path())
                .groupId(group.id())
                .arn(directory.arns().of(group))
                .createDate(Instant.ofEpochMilli(group.createdMillis()))
                .build();
    }

    software.amazon.awssdk.services.iam.model.Role of(Role role) {
        return software.amazon.awssdk.services.iam.model.Role.builder()
                .roleName(role.name())
                .path(role.path())
                .roleId(role.id())
                .arn(directory.arns().of(role))
                .createDate(Instant.ofEpochMilli(role.createdMillis()))
                .assumeRolePolicyDocument(encoded(role.trust()))
                .description(role.description().isEmpty() ? null : role.description())
                .maxSessionDuration(role.maxSessionSeconds())
                .permissionsBoundary(boundary(role.boundary()))
                .tags(role.tags().isEmpty() ? null : Tags.list(role.tags()))
                .build();
    }

    Policy of(ManagedPolicy policy) {
        String arn = directory.arnOf(policy);
        return Policy.builder()
                .policyName(policy.name())
                .policyId(policy.id())
                .arn(arn)
                .path(policy.path())
                .defaultVersionId(policy.defaultVersion())
                .attachmentCount(attachments(arn))
                .permissionsBoundaryUsageCount(boundaries(arn))
                .isAttachable(true)
                .description(policy.description().isEmpty() ? null : policy.description())
                .createDate(Instant.ofEpochMilli(policy.createdMillis()))
                .updateDate(Instant.ofEpochMilli(policy.updatedMillis()))
                .tags(policy.tags().isEmpty() ? null : Tags.list(policy.tags()))
                .build();
    }

    PolicyVersion of(ManagedPolicy policy, ManagedPolicy.Version version, boolean withDocument) {
        return PolicyVersion.builder()
                .versionId(version.id())
                .isDefaultVersion(version.id().equals(policy.defaultVersion()))
                .createDate(Instant.ofEpochMilli(version.createdMillis()))
                .document(withDocument ? encoded(version.document()) : null)
                .build();
    }

    List<AttachedPolicy> attached(List<String> arns) {
        return arns.stream()
                .map(arn -> AttachedPolicy.builder()
                        .policyArn(arn)
                        .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                        .build())
                .toList();
    }

    int attachments(String arn) {
        return (int) (directory.users().stream()
                        .filter(user -> user.attached().contains(arn))
                        .count()
                + directory.groups().stream()
                        .filter(group -> group.attached().contains(arn))
                        .count()
                + directory.roles().stream()
                        .filter(role -> role.attached().contains(arn))
                        .count());
    }

    int boundaries(String arn) {
        return (int) (directory.users().stream()
                        .filter(user -> arn.equals(user.boundary()))
                        .count()
                + directory.roles().stream()
                        .filter(role -> arn.equals(role.boundary()))
                        .count());
    }

    static @Nullable AttachedPermissionsBoundary boundary(@Nullable String arn) {
        return arn == null
                ? null
                : AttachedPermissionsBoundary.builder()
                        .permissionsBoundaryArn(arn)
                        .permissionsBoundaryType("Policy")
                        .build();
    }

    /** Documents come as RFC 3986 encodes them. */
    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
