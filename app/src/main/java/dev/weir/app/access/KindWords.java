package dev.weir.app.access;

import dev.weir.app.text.Text;

/** What is said of one user, group, role or policy, or of the account; a whole text each, as languages order them. */
final class KindWords {

    private KindWords() {}

    /** With its name. */
    static String named(Entity entity) {
        return switch (entity.kind()) {
            case ROOT -> Text.of("Account {0}", entity.name());
            case USER -> Text.of("User {0}", entity.name());
            case GROUP -> Text.of("Group {0}", entity.name());
            case ROLE -> Text.of("Role {0}", entity.name());
            case POLICY -> Text.of("Policy {0}", entity.name());
        };
    }

    /** On the menu of what can be made; an account is not. */
    static String creation(Entity.Kind kind) {
        return switch (kind) {
            case USER -> Text.of("New user…");
            case GROUP -> Text.of("New group…");
            case ROLE -> Text.of("New role…");
            case ROOT, POLICY -> Text.of("New policy…");
        };
    }

    /** What is asked for before one is made. */
    static String nameOf(Entity.Kind kind) {
        return switch (kind) {
            case USER -> Text.of("Name of the user");
            case GROUP -> Text.of("Name of the group");
            case ROLE -> Text.of("Name of the role");
            case ROOT, POLICY -> Text.of("Name of the policy");
        };
    }

    /** What is done, said if it is refused. */
    static String make(Entity.Kind kind, String name) {
        return switch (kind) {
            case USER -> Text.of("Make user {0}", name);
            case GROUP -> Text.of("Make group {0}", name);
            case ROLE -> Text.of("Make role {0}", name);
            case ROOT, POLICY -> Text.of("Make policy {0}", name);
        };
    }

    /** The question before it is deleted. */
    static String deletion(Entity.Kind kind) {
        return switch (kind) {
            case USER -> Text.of("Delete user?");
            case GROUP -> Text.of("Delete group?");
            case ROLE -> Text.of("Delete role?");
            case ROOT, POLICY -> Text.of("Delete policy?");
        };
    }

    /** What is lost by deleting it. */
    static String lost(Entity.Kind kind) {
        return switch (kind) {
            case USER ->
                Text.of(
                        "Its access keys and inline policies are deleted with it: whatever signs with them is refused from now on."
                                + " That can't be undone.");
            case GROUP ->
                Text.of("Its members lose what it gives them. Its inline policies are deleted. That can't be undone.");
            case ROLE ->
                Text.of("Whatever works with it is refused as soon as its session ends. That can't be undone.");
            case ROOT, POLICY ->
                Text.of("All its versions are deleted. IAM refuses this while anybody has it. That can't be undone.");
        };
    }

    /** The title of an inline policy. */
    static String inline(Entity owner, String name) {
        return switch (owner.kind()) {
            case USER -> Text.of("Inline policy {0} of user {1}", name, owner.name());
            case GROUP -> Text.of("Inline policy {0} of group {1}", name, owner.name());
            case ROLE -> Text.of("Inline policy {0} of role {1}", name, owner.name());
            case ROOT, POLICY -> Text.of("Inline policy {0} of {1}", name, owner.name());
        };
    }
}
