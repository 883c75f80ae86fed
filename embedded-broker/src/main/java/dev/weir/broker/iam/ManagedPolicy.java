package dev.weir.broker.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A managed policy.
 *
 * @param versions the oldest first
 * @param defaultVersion the one that holds, for instance {@code v1}
 * @param lastNumber of a version, also of one that was deleted
 */
record ManagedPolicy(
        String name,
        String path,
        String id,
        long createdMillis,
        long updatedMillis,
        String description,
        Map<String, String> tags,
        List<Version> versions,
        String defaultVersion,
        int lastNumber)
        implements Entity {

    /** A version of a policy. */
    record Version(String id, String document, long createdMillis) {}

    static ManagedPolicy of(
            String name, String path, String id, long createdMillis, String description, String document) {
        return new ManagedPolicy(
                name,
                path,
                id,
                createdMillis,
                createdMillis,
                description,
                Map.of(),
                List.of(new Version("v1", document, createdMillis)),
                "v1",
                1);
    }

    @Override
    public Kind kind() {
        return Kind.POLICY;
    }

    Optional<Version> version(String versionId) {
        return versions.stream()
                .filter(version -> version.id().equals(versionId))
                .findFirst();
    }

    /** The document that holds. */
    String document() {
        return version(defaultVersion).orElseThrow().document();
    }

    ManagedPolicy withVersion(String document, boolean asDefault, long now) {
        List<Version> more = new ArrayList<>(versions);
        String versionId = "v" + (lastNumber + 1);
        more.add(new Version(versionId, document, now));
        return new ManagedPolicy(
                name,
                path,
                id,
                createdMillis,
                now,
                description,
                tags,
                more,
                asDefault ? versionId : defaultVersion,
                lastNumber + 1);
    }

    ManagedPolicy withoutVersion(String versionId, long now) {
        List<Version> fewer = versions.stream()
                .filter(version -> !version.id().equals(versionId))
                .toList();
        return new ManagedPolicy(
                name, path, id, createdMillis, now, description, tags, fewer, defaultVersion, lastNumber);
    }

    ManagedPolicy withDefault(String versionId, long now) {
        return new ManagedPolicy(
                name, path, id, createdMillis, now, description, tags, versions, versionId, lastNumber);
    }

    ManagedPolicy withTags(Map<String, String> newTags) {
        return new ManagedPolicy(
                name,
                path,
                id,
                createdMillis,
                updatedMillis,
                description,
                newTags,
                versions,
                defaultVersion,
                lastNumber);
    }
}
