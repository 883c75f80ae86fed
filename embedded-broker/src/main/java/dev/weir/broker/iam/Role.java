package dev.weir.broker.iam;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role.
 *
 * @param trust the policy that says who may take it on
 * @param boundary the ARN of the permissions boundary, or null
 */
record Role(
        String name,
        String path,
        String id,
        long createdMillis,
        String trust,
        String description,
        int maxSessionSeconds,
        Map<String, String> tags,
        Map<String, String> inline,
        List<String> attached,
        @Nullable String boundary)
        implements Holder, Entity.WithPolicies<Role> {

    @Override
    public Kind kind() {
        return Kind.ROLE;
    }

    Role described(String newDescription, int newMaxSessionSeconds) {
        return new Role(
                name,
                path,
                id,
                createdMillis,
                trust,
                newDescription,
                newMaxSessionSeconds,
                tags,
                inline,
                attached,
                boundary);
    }

    Role withTrust(String policy) {
        return new Role(
                name,
                path,
                id,
                createdMillis,
                policy,
                description,
                maxSessionSeconds,
                tags,
                inline,
                attached,
                boundary);
    }

    Role withTags(Map<String, String> newTags) {
        return new Role(
                name,
                path,
                id,
                createdMillis,
                trust,
                description,
                maxSessionSeconds,
                newTags,
                inline,
                attached,
                boundary);
    }

    @Override
    public Role withInline(Map<String, String> policies) {
        return new Role(
                name,
                path,
                id,
                createdMillis,
                trust,
                description,
                maxSessionSeconds,
                tags,
                policies,
                attached,
                boundary);
    }

    @Override
    public Role withAttached(List<String> arns) {
        return new Role(
                name, path, id, createdMillis, trust, description, maxSessionSeconds, tags, inline, arns, boundary);
    }

    Role withBoundary(@Nullable String arn) {
        return new Role(
                name, path, id, createdMillis, trust, description, maxSessionSeconds, tags, inline, attached, arn);
    }
}
