package dev.weir.app.access;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * All principals and policies of an account, as far as they may be seen.
 *
 * @param failures why the others can't be, by their sort
 */
record EntityList(List<Entity> entities, Map<Entity.Kind, Failure> failures) {

    /** Of each sort at most. */
    static final int MOST = 2_000;

    static final EntityList NONE = new EntityList(List.of(), Map.of());

    /** Asks for each sort by itself: a role that may list users alone still sees them. Blocks. */
    static EntityList read(Supplier<IamClient> clients, Supplier<StsClient> sts) {
        List<Entity> found = new ArrayList<>();
        Map<Entity.Kind, Failure> failures = new EnumMap<>(Entity.Kind.class);
        IamClient iam = clients.get();
        add(found, failures, Entity.Kind.ROOT, Text.of("Find the account"), () -> Stream.of(root(sts.get())));
        add(
                found,
                failures,
                Entity.Kind.USER,
                Text.of("List users"),
                () -> iam.listUsersPaginator().users().stream()
                        .map(user -> new Entity(Entity.Kind.USER, user.userName(), user.arn(), "")));
        add(
                found,
                failures,
                Entity.Kind.GROUP,
                Text.of("List groups"),
                () -> iam.listGroupsPaginator().groups().stream()
                        .map(group -> new Entity(Entity.Kind.GROUP, group.groupName(), group.arn(), "")));
        add(
                found,
                failures,
                Entity.Kind.ROLE,
                Text.of("List roles"),
                () -> iam.listRolesPaginator().roles().stream()
                        .map(role -> new Entity(
                                Entity.Kind.ROLE,
                                role.roleName(),
                                role.arn(),
                                Objects.requireNonNullElse(role.description(), ""))));
        add(
                found,
                failures,
                Entity.Kind.POLICY,
                Text.of("List policies"),
                () -> iam.listPoliciesPaginator(request -> request.scope(PolicyScopeType.LOCAL)).policies().stream()
                        .map(policy -> new Entity(
                                Entity.Kind.POLICY,
                                policy.policyName(),
                                policy.arn(),
                                Text.of("attached {0}×", Objects.requireNonNullElse(policy.attachmentCount(), 0)))));
        return new EntityList(found, failures);
    }

    private static Entity root(StsClient sts) {
        String account = sts.getCallerIdentity().account();
        return new Entity(
                Entity.Kind.ROOT,
                account,
                "arn:aws:iam::" + account + ":root",
                Text.of("the account's root: may do everything"));
    }

    private static void add(
            List<Entity> found,
            Map<Entity.Kind, Failure> failures,
            Entity.Kind kind,
            String what,
            Supplier<Stream<Entity>> entities) {
        try {
            entities.get().limit(MOST).forEach(found::add);
        } catch (RuntimeException e) {
            failures.put(kind, Failures.of(e, what));
        }
    }
}
