package dev.weir.broker.iam;

import dev.weir.broker.access.AccessKeys;
import dev.weir.broker.access.Credential;
import dev.weir.broker.access.KeyOwner;
import dev.weir.broker.access.policy.Policies;
import dev.weir.broker.access.policy.Policies.Named;
import dev.weir.broker.access.policy.Policy;
import dev.weir.broker.call.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the rest of the broker asks IAM: whose a key is, and which policies hold for somebody. Thread-safe. */
public final class Identities implements AccessKeys {

    private static final String NOTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    private final Supplier<Directory> directory;
    private final Supplier<LastUses> uses;
    private final PolicyTexts texts = new PolicyTexts();

    Identities(Supplier<Directory> directory, Supplier<LastUses> uses) {
        this.directory = directory;
        this.uses = uses;
    }

    PolicyTexts texts() {
        return texts;
    }

    @Override
    public @Nullable KeyOwner find(String accessKeyId, @Nullable String sessionToken, Instant now) {
        User user = directory.get().ownerOf(accessKeyId);
        if (user == null || sessionToken != null) {
            return null;
        }
        for (AccessKey key : user.keys()) {
            if (key.id().equals(accessKeyId) && key.active()) {
                return new KeyOwner(
                        caller(user, accessKeyId, null), directory.get().secretOf(key));
            }
        }
        return null;
    }

    @Override
    public void used(Credential credential, Instant at) {
        User user = directory.get().ownerOf(credential.accessKeyId());
        if (user == null) {
            return;
        }
        for (AccessKey key : user.keys()) {
            if (key.id().equals(credential.accessKeyId())) {
                uses.get().used(user, key, credential, at);
            }
        }
    }

    private Caller caller(User user, String accessKeyId, Caller.@Nullable Session session) {
        Arns arns = directory.get().arns();
        return new Caller(
                Caller.Type.IAM_USER, arns.accountId(), accessKeyId, arns.of(user), user.id(), user.name(), session);
    }

    /** The user with temporary credentials of its own; null if it is no more. */
    public @Nullable Caller userSession(String userId, String userName, String accessKeyId, Caller.Session session) {
        User user = directory.get().userOrNull(userName);
        return user == null || !user.id().equals(userId) ? null : caller(user, accessKeyId, session);
    }

    /** A role of this account, by its name. */
    public Optional<RoleFacts> role(String name) {
        return Optional.ofNullable(directory.get().roleOrNull(name)).map(this::facts);
    }

    /** A role of this account, by its ARN. */
    public Optional<RoleFacts> roleOf(String arn) {
        return role(arn.substring(arn.lastIndexOf('/') + 1))
                .filter(role -> role.arn().equals(arn));
    }

    private RoleFacts facts(Role role) {
        return new RoleFacts(
                role.name(),
                role.id(),
                directory.get().arns().of(role),
                texts.ofResource(role.trust()),
                role.maxSessionSeconds(),
                role.tags());
    }

    /** The ARN of a role's session. */
    public String sessionArn(String role, String session) {
        return directory.get().arns().session(role, session);
    }

    /** Whose key it is, as GetAccessKeyInfo tells: the account; null if nobody's. */
    public boolean hasKey(String accessKeyId) {
        return directory.get().ownerOf(accessKeyId) != null;
    }

    /** The tags of a user, or of a role with those of its session. */
    public Map<String, String> tags(Caller caller) {
        Directory known = directory.get();
        Caller.Session session = caller.session();
        if (caller.type() == Caller.Type.IAM_USER) {
            User user = known.userOrNull(caller.userName());
            return user == null ? Map.of() : user.tags();
        }
        if (session == null || session.issuer() == null) {
            return Map.of();
        }
        Role role = known.roleOrNull(session.issuer().userName());
        Map<String, String> tags = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        tags.putAll(role == null ? Map.of() : role.tags());
        session.tags().forEach((key, value) -> {
            tags.remove(key);
            tags.put(key, value);
        });
        return tags;
    }

    /** Reads a policy of a resource that was checked when it was kept. */
    public Policy resourcePolicy(String text) {
        return texts.ofResource(text);
    }

    /** The text of a managed policy, or null if there is none of that ARN. */
    public @Nullable String managedPolicy(String arn) {
        ManagedPolicy policy = directory.get().policyOrNull(arn);
        return policy == null ? null : policy.document();
    }

    /** Whether an ARN is that of a user, group, role or policy, and its tags; empty if it is none of them. */
    public Map<String, String> tagsOf(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        Directory known = directory.get();
        if (arn.contains(":user/")) {
            User user = known.userOrNull(name);
            return user == null ? Map.of() : user.tags();
        }
        if (arn.contains(":role/")) {
            Role role = known.roleOrNull(name);
            return role == null ? Map.of() : role.tags();
        }
        ManagedPolicy policy = arn.contains(":policy/") ? known.policyOrNull(arn) : null;
        return policy == null ? Map.of() : policy.tags();
    }

    /** The whole ARN of a user, group, role or policy of that name, with its path; one with the usual path if there is none. */
    public String arn(String kind, String name) {
        Directory known = directory.get();
        Entity entity = switch (kind) {
            case "user" -> known.userOrNull(name);
            case "group" -> known.groupOrNull(name);
            case "role" -> known.roleOrNull(name);
            default -> null;
        };
        return entity == null
                ? "arn:aws:iam::" + known.arns().accountId() + ":" + kind + "/" + name
                : known.arns().of(entity);
    }

    /**
     * All policies that hold for a caller.
     *
     * @param resource the resource's own, or null
     */
    public Policies policies(Caller caller, @Nullable Named resource, String resourceAccount) {
        List<Named> identity = new ArrayList<>();
        String boundary = null;
        Directory known = directory.get();
        Caller.Session session = caller.session();
        if (caller.type() == Caller.Type.IAM_USER) {
            User user = known.userOrNull(caller.userName());
            if (user != null && user.id().equals(caller.userId())) {
                add(user, user, identity);
                for (String name : user.groups()) {
                    Group group = known.groupOrNull(name);
                    if (group != null) {
                        add(group, group, identity);
                    }
                }
                boundary = user.boundary();
            }
        } else if (session != null && session.issuer() != null) {
            Role role = known.roleOrNull(session.issuer().userName());
            if (role != null && role.id().equals(session.issuer().principalId())) {
                add(role, role, identity);
                boundary = role.boundary();
            }
        }
        List<Named> limits = session == null || session.limits().isEmpty() ? null : limits(session.limits());
        return new Policies(identity, boundary == null ? null : managed(boundary), limits, resource, resourceAccount);
    }

    private void add(Entity entity, Entity.WithPolicies<?> holder, List<Named> into) {
        holder.inline()
                .forEach((name, text) -> into.add(
                        new Named(entity.kind().text() + "/" + entity.name() + "/" + name, texts.ofIdentity(text))));
        for (String arn : holder.attached()) {
            if (directory.get().policyOrNull(arn) != null) {
                into.add(managed(arn));
            }
        }
    }

    /** What is gone allows nothing. */
    private Named managed(String arn) {
        ManagedPolicy policy = directory.get().policyOrNull(arn);
        return new Named(arn, texts.ofIdentity(policy == null ? NOTHING : policy.document()));
    }

    private List<Named> limits(List<String> given) {
        List<Named> limits = new ArrayList<>();
        for (String each : given) {
            limits.add(each.startsWith("arn:") ? managed(each) : new Named("session policy", texts.ofIdentity(each)));
        }
        return limits;
    }
}
