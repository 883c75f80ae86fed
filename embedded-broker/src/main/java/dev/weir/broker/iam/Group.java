package dev.weir.broker.iam;

import java.util.List;
import java.util.Map;

/** A group of users; who is in it, the users know. */
record Group(String name, String path, String id, long createdMillis, Map<String, String> inline, List<String> attached)
        implements Holder, Entity.WithPolicies<Group> {

    @Override
    public Kind kind() {
        return Kind.GROUP;
    }

    Group named(String newName, String newPath) {
        return new Group(newName, newPath, id, createdMillis, inline, attached);
    }

    @Override
    public Group withInline(Map<String, String> policies) {
        return new Group(name, path, id, createdMillis, policies, attached);
    }

    @Override
    public Group withAttached(List<String> arns) {
        return new Group(name, path, id, createdMillis, inline, arns);
    }
}
