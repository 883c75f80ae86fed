package dev.weir.app.access;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;

/** What can be done to principals and policies. Each method is one thing that a person asks for; all block. */
final class Changes {

    private final IamClient iam;

    Changes(IamClient iam) {
        this.iam = iam;
    }

    /** @param trust who may take it, of a role */
    void create(Entity.Kind kind, String name, String trust) {
        switch (kind) {
            case USER -> iam.createUser(request -> request.userName(name));
            case GROUP -> iam.createGroup(request -> request.groupName(name));
            case ROLE -> iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(trust));
            case ROOT, POLICY -> throw new IllegalArgumentException(kind + " is not made by its name.");
        }
    }

    void attach(Entity to, String policyArn) {
        switch (to.kind()) {
            case USER ->
                iam.attachUserPolicy(request -> request.userName(to.name()).policyArn(policyArn));
            case GROUP ->
                iam.attachGroupPolicy(request -> request.groupName(to.name()).policyArn(policyArn));
            case ROLE ->
                iam.attachRolePolicy(request -> request.roleName(to.name()).policyArn(policyArn));
            case ROOT, POLICY -> {}
        }
    }

    void detach(Entity from, String policyArn) {
        switch (from.kind()) {
            case USER ->
                iam.detachUserPolicy(request -> request.userName(from.name()).policyArn(policyArn));
            case GROUP ->
                iam.detachGroupPolicy(request -> request.groupName(from.name()).policyArn(policyArn));
            case ROLE ->
                iam.detachRolePolicy(request -> request.roleName(from.name()).policyArn(policyArn));
            case ROOT, POLICY -> {}
        }
    }

    void deleteInline(Entity owner, String name) {
        switch (owner.kind()) {
            case USER ->
                iam.deleteUserPolicy(request -> request.userName(owner.name()).policyName(name));
            case GROUP ->
                iam.deleteGroupPolicy(request -> request.groupName(owner.name()).policyName(name));
            case ROLE ->
                iam.deleteRolePolicy(request -> request.roleName(owner.name()).policyName(name));
            case ROOT, POLICY -> {}
        }
    }

    void addToGroup(String user, String group) {
        iam.addUserToGroup(request -> request.userName(user).groupName(group));
    }

    void removeFromGroup(String user, String group) {
        iam.removeUserFromGroup(request -> request.userName(user).groupName(group));
    }

    void setKey(String user, String id, boolean active) {
        iam.updateAccessKey(request -> request.userName(user).accessKeyId(id).status(active ? "Active" : "Inactive"));
    }

    void deleteKey(String user, String id) {
        iam.deleteAccessKey(request -> request.userName(user).accessKeyId(id));
    }

    /** Deletes it with all that hangs on it: IAM refuses to delete what still has keys, policies or members. */
    void delete(Entity entity) {
        EntityDetails details = EntityDetails.read(iam, entity);
        details.attached().forEach(policy -> detach(entity, policy.arn()));
        details.inline().forEach(name -> deleteInline(entity, name));
        switch (entity.kind()) {
            case USER -> {
                details.keys().forEach(key -> deleteKey(entity.name(), key.id()));
                details.related().forEach(group -> removeFromGroup(entity.name(), group));
                iam.deleteUser(request -> request.userName(entity.name()));
            }
            case GROUP -> {
                details.related().forEach(user -> removeFromGroup(user, entity.name()));
                iam.deleteGroup(request -> request.groupName(entity.name()));
            }
            case ROLE -> iam.deleteRole(request -> request.roleName(entity.name()));
            case POLICY -> {
                List<EntityDetails.Version> old = new ArrayList<>(details.versions());
                old.removeIf(EntityDetails.Version::inForce);
                old.forEach(version -> iam.deletePolicyVersion(
                        request -> request.policyArn(entity.arn()).versionId(version.id())));
                iam.deletePolicy(request -> request.policyArn(entity.arn()));
            }
            case ROOT -> throw new IllegalArgumentException("An account is not deleted here.");
        }
    }
}
