package dev.weir.broker.iam;

import dev.weir.broker.access.KeyText;
import dev.weir.broker.seal.Seal;
import dev.weir.broker.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everyone and every managed policy of the account, in memory as IAM's quotas bound it, and in the database. Reads take no
 * lock; changes come one after the other ({@link #change}). Thread-safe.
 */
final class Directory {

    private final IdentityStore store;
    private final Seal seal;
    private final Arns arns;
    private final AwsPolicies awsPolicies = new AwsPolicies();
    private final Map<Entity.Kind, ConcurrentSkipListMap<String, Entity>> entities = new EnumMap<>(Entity.Kind.class);
    private final Map<String, String> ownersOfKeys = new ConcurrentHashMap<>();

    Directory(IdentityStore store, Seal seal, String accountId) {
        this.store = store;
        this.seal = seal;
        this.arns = new Arns(accountId);
        for (Entity.Kind kind : Entity.Kind.values()) {
            entities.put(kind, new ConcurrentSkipListMap<>());
        }
        store.load(this::remember);
        Collection<User> users = users();
        users.stream().flatMap(user -> user.keys().stream()).limit(1).forEach(this::secretOf); // is it the right seal?
    }

    Arns arns() {
        return arns;
    }

    /** Runs a change that looks before it leaps. */
    synchronized <T> T change(Supplier<T> work) {
        return work.get();
    }

    User user(String name) {
        return find(User.class, Entity.Kind.USER, name);
    }

    Group group(String name) {
        return find(Group.class, Entity.Kind.GROUP, name);
    }

    Role role(String name) {
        return find(Role.class, Entity.Kind.ROLE, name);
    }

    private <T extends Entity> T find(Class<T> type, Entity.Kind kind, String name) {
        Entity found = of(kind).get(Entity.key(name));
        if (found == null) {
            throw IamErrors.notFound(kind, name);
        }
        return type.cast(found);
    }

    @Nullable User userOrNull(String name) {
        return (User) of(Entity.Kind.USER).get(Entity.key(name));
    }

    @Nullable Group groupOrNull(String name) {
        return (Group) of(Entity.Kind.GROUP).get(Entity.key(name));
    }

    @Nullable Role roleOrNull(String name) {
        return (Role) of(Entity.Kind.ROLE).get(Entity.key(name));
    }

    /** A policy of the account or of AWS; null if there is none of that ARN. */
    @Nullable ManagedPolicy policyOrNull(String arn) {
        if (arn.startsWith(Arns.OF_AWS)) {
            return awsPolicies.find(arn);
        }
        ManagedPolicy found = (ManagedPolicy) of(Entity.Kind.POLICY).get(Entity.key(arns.policyName(arn)));
        return found != null && arns.of(found).equals(arn) ? found : null;
    }

    ManagedPolicy policy(String arn) {
        ManagedPolicy found = policyOrNull(arn);
        if (found == null) {
            throw IamErrors.noPolicy(arn);
        }
        return found;
    }

    /** What AWS gives to every account. */
    Collection<ManagedPolicy> awsPolicies() {
        return awsPolicies.all();
    }

    String arnOf(ManagedPolicy policy) {
        return awsPolicies.has(policy) ? AwsPolicies.arn(policy) : arns.of(policy);
    }

    boolean exists(Entity.Kind kind, String name) {
        return of(kind).containsKey(Entity.key(name));
    }

    /** Fails if the name is taken, or no more of its kind are allowed. */
    void checkFree(Entity.Kind kind, String name, int most) {
        if (exists(kind, name)) {
            throw IamErrors.exists(kind, name);
        }
        if (of(kind).size() >= most) {
            String plural = kind == Entity.Kind.POLICY ? "PoliciesPerAccount" : kind.text() + "sPerAccount";
            throw IamErrors.limit(Character.toUpperCase(plural.charAt(0)) + plural.substring(1), most);
        }
    }

    @SuppressWarnings("unchecked") // each kind has a map of its own
    private <T extends Entity> Collection<T> all(Entity.Kind kind) {
        return (Collection<T>) of(kind).values();
    }

    Collection<User> users() {
        return all(Entity.Kind.USER);
    }

    Collection<Group> groups() {
        return all(Entity.Kind.GROUP);
    }

    Collection<Role> roles() {
        return all(Entity.Kind.ROLE);
    }

    Collection<ManagedPolicy> policies() {
        return all(Entity.Kind.POLICY);
    }

    List<User> members(Group group) {
        return users().stream()
                .filter(user ->
                        user.groups().stream().anyMatch(name -> Entity.key(name).equals(group.key())))
                .toList();
    }

    void save(Entity... kept) {
        replace(List.of(), List.of(kept));
    }

    void remove(Entity removed) {
        replace(List.of(removed), List.of());
    }

    void replace(List<? extends Entity> removed, List<? extends Entity> kept) {
        store.change(removed, kept);
        for (Entity entity : removed) {
            of(entity.kind()).remove(entity.key());
            if (entity instanceof User user) {
                user.keys().forEach(key -> ownersOfKeys.remove(key.id()));
            }
        }
        kept.forEach(this::remember);
    }

    private void remember(Entity entity) {
        Entity before = of(entity.kind()).put(entity.key(), entity);
        if (before instanceof User user) {
            user.keys().forEach(key -> ownersOfKeys.remove(key.id()));
        }
        if (entity instanceof User user) {
            user.keys().forEach(key -> ownersOfKeys.put(key.id(), user.key()));
        }
    }

    private ConcurrentSkipListMap<String, Entity> of(Entity.Kind kind) {
        ConcurrentSkipListMap<String, Entity> found = entities.get(kind);
        if (found == null) {
            throw new IllegalStateException("Every kind has a map");
        }
        return found;
    }

    /** The user that has an access key, or null. */
    @Nullable User ownerOf(String accessKeyId) {
        String owner = ownersOfKeys.get(accessKeyId);
        return owner == null ? null : (User) of(Entity.Kind.USER).get(owner);
    }

    /** A new key whose secret is sealed, and the secret. */
    NewKey newKey(long now) {
        String id = KeyText.id("AKIA");
        String secret = KeyText.secret();
        byte[] sealed = seal.close(bound(id), secret.getBytes(StandardCharsets.US_ASCII));
        return new NewKey(
                new AccessKey(id, Base64.getEncoder().encodeToString(sealed), true, now, 0, "N/A", "N/A"), secret);
    }

    /** A key with its secret, which is told once. */
    record NewKey(AccessKey key, String secret) {

        @Override
        public String toString() {
            return key.toString();
        }
    }

    String secretOf(AccessKey key) {
        byte[] secret = seal.open(bound(key.id()), Base64.getDecoder().decode(key.sealed()), 0);
        if (secret == null) {
            throw new StoreException("The secret of access key " + key.id()
                    + " does not belong to the root key of this data folder: put back the file that does.");
        }
        return new String(secret, StandardCharsets.US_ASCII);
    }

    private static byte[] bound(String keyId) {
        return ("weir iam access key " + keyId).getBytes(StandardCharsets.US_ASCII);
    }
}
