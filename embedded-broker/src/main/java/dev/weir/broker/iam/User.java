package dev.weir.broker.iam;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user.
 *
 * @param boundary the ARN of the permissions boundary, or null
 * @param groups the names of its groups
 */
record User(
        String name,
        String path,
        String id,
        long createdMillis,
        Map<String, String> tags,
        Map<String, String> inline,
        List<String> attached,
        @Nullable String boundary,
        List<String> groups,
        List<AccessKey> keys)
        implements Holder, Entity.WithPolicies<User> {

    static User of(String name, String path, String id, long createdMillis) {
        return new User(name, path, id, createdMillis, Map.of(), Map.of(), List.of(), null, List.of(), List.of());
    }

    @Override
    public Kind kind() {
        return Kind.USER;
    }

    User named(String newName, String newPath) {
        return new User(newName, newPath, id, createdMillis, tags, inline, attached, boundary, groups, keys);
    }

    User withTags(Map<String, String> newTags) {
        return new User(name, path, id, createdMillis, newTags, inline, attached, boundary, groups, keys);
    }

    @Override
    public User withInline(Map<String, String> policies) {
        return new User(name, path, id, createdMillis, tags, policies, attached, boundary, groups, keys);
    }

    @Override
    public User withAttached(List<String> arns) {
        return new User(name, path, id, createdMillis, tags, inline, arns, boundary, groups, keys);
    }

    User withBoundary(@Nullable String arn) {
        return new User(name, path, id, createdMillis, tags, inline, attached, arn, groups, keys);
    }

    User withGroups(List<String> names) {
        return new User(name, path, id, createdMillis, tags, inline, attached, boundary, names, keys);
    }

    User withKeys(List<AccessKey> newKeys) {
        return new User(name, path, id, createdMillis, tags, inline, attached, boundary, groups, newKeys);
    }
}
