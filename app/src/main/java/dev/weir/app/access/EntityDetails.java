package dev.weir.app.access;

import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.PolicyGroup;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyUser;
import software.amazon.awssdk.services.iam.model.User;

/** What belongs to one principal or policy, as far as it may be seen. Filled off the JavaFX thread, read on it. */
final class EntityDetails {

    /** An access key; its secret is told once, when it is made. */
    record Key(String id, boolean active, @Nullable Instant made) {}

    /** A version of a policy. */
    record Version(String id, boolean inForce, @Nullable Instant made) {}

    private final List<Entity> attached = new ArrayList<>();
    private final List<String> inline = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<String> related = new ArrayList<>();
    private final List<Version> versions = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();
    private @Nullable String trust;

    private EntityDetails() {}

    /** Asks for each part by itself. Blocks. */
    static EntityDetails read(IamClient iam, Entity entity) {
        EntityDetails details = new EntityDetails();
        String name = entity.name();
        switch (entity.kind()) {
            case USER -> {
                details.part(
                        Text.of("List its policies"),
                        () -> iam.listAttachedUserPoliciesPaginator(request -> request.userName(name))
                                .attachedPolicies()
                                .forEach(details::attach));
                details.part(
                        Text.of("List its inline policies"),
                        () -> iam.listUserPoliciesPaginator(request -> request.userName(name))
                                .policyNames()
                                .forEach(details.inline::add));
                details.part(
                        Text.of("List its keys"),
                        () -> iam.listAccessKeysPaginator(request -> request.userName(name))
                                .accessKeyMetadata()
                                .forEach(key -> details.keys.add(new Key(
                                        key.accessKeyId(), "Active".equals(key.statusAsString()), key.createDate()))));
                details.part(
                        Text.of("List its groups"),
                        () -> iam.listGroupsForUserPaginator(request -> request.userName(name)).groups().stream()
                                .map(Group::groupName)
                                .forEach(details.related::add));
            }
            case GROUP -> {
                details.part(
                        Text.of("List its policies"),
                        () -> iam.listAttachedGroupPoliciesPaginator(request -> request.groupName(name))
                                .attachedPolicies()
                                .forEach(details::attach));
                details.part(
                        Text.of("List its inline policies"),
                        () -> iam.listGroupPoliciesPaginator(request -> request.groupName(name))
                                .policyNames()
                                .forEach(details.inline::add));
                details.part(
                        Text.of("List its users"),
                        () -> iam.getGroupPaginator(request -> request.groupName(name)).users().stream()
                                .map(User::userName)
                                .forEach(details.related::add));
            }
            case ROLE -> {
                details.part(
                        Text.of("List its policies"),
                        () -> iam.listAttachedRolePoliciesPaginator(request -> request.roleName(name))
                                .attachedPolicies()
                                .forEach(details::attach));
                details.part(
                        Text.of("List its inline policies"),
                        () -> iam.listRolePoliciesPaginator(request -> request.roleName(name))
                                .policyNames()
                                .forEach(details.inline::add));
                details.part(
                        Text.of("Read who may take it"),
                        () -> details.trust = decoded(iam.getRole(request -> request.roleName(name))
                                .role()
                                .assumeRolePolicyDocument()));
            }
            case POLICY -> {
                details.part(
                        Text.of("List its versions"),
                        () -> iam.listPolicyVersionsPaginator(request -> request.policyArn(entity.arn()))
                                .versions()
                                .forEach(version -> details.versions.add(new Version(
                                        version.versionId(),
                                        Boolean.TRUE.equals(version.isDefaultVersion()),
                                        version.createDate()))));
                details.part(
                        Text.of("List who has it"),
                        () -> iam.listEntitiesForPolicyPaginator(request -> request.policyArn(entity.arn()))
                                .forEach(page -> {
                                    page.policyUsers().stream()
                                            .map(PolicyUser::userName)
                                            .forEach(details.related::add);
                                    page.policyGroups().stream()
                                            .map(PolicyGroup::groupName)
                                            .forEach(details.related::add);
                                    page.policyRoles().stream()
                                            .map(PolicyRole::roleName)
                                            .forEach(details.related::add);
                                }));
            }
            case ROOT -> {}
        }
        return details;
    }

    /** A policy's text; IAM gives it as it stands in an address. */
    static String decoded(@Nullable String document) {
        String text = Objects.requireNonNullElse(document, "");
        return text.startsWith("%7B") || text.startsWith("%7b") || text.startsWith("%0A")
                ? URLDecoder.decode(text, StandardCharsets.UTF_8)
                : text;
    }

    private void attach(AttachedPolicy policy) {
        attached.add(new Entity(Entity.Kind.POLICY, policy.policyName(), policy.policyArn(), ""));
    }

    private void part(String what, Runnable read) {
        try {
            read.run();
        } catch (RuntimeException e) {
            unseen.add(Failures.of(e, what).what());
        }
    }

    List<Entity> attached() {
        return attached;
    }

    List<String> inline() {
        return inline;
    }

    List<Key> keys() {
        return keys;
    }

    /** A user's groups, a group's users, or who has a policy. */
    List<String> related() {
        return related;
    }

    List<Version> versions() {
        return versions;
    }

    /** Who may take a role, as JSON, or null. */
    @Nullable String trust() {
        return trust;
    }

    /** What could not be seen and why, a sentence each. */
    List<String> unseen() {
        return unseen;
    }
}
