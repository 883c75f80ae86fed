package dev.weir.broker.iam;

/** The ARNs of an account's entities. */
record Arns(String accountId) {

    /** The policies that every account has have this in place of an account. */
    static final String OF_AWS = "arn:aws:iam::aws:policy/";

    String root() {
        return "arn:aws:iam::" + accountId + ":root";
    }

    String of(Entity entity) {
        return of(entity.kind(), entity.path(), entity.name());
    }

    String of(Entity.Kind kind, String path, String name) {
        return "arn:aws:iam::" + accountId + ":" + kind.text() + path + name;
    }

    /** The ARN of a role's session. */
    String session(String role, String session) {
        return "arn:aws:sts::" + accountId + ":assumed-role/" + role + "/" + session;
    }

    /** The name in an ARN of this account's policies; empty if it is another's or none. */
    String policyName(String arn) {
        String prefix = "arn:aws:iam::" + accountId + ":policy/";
        return arn.startsWith(prefix) ? arn.substring(arn.lastIndexOf('/') + 1) : "";
    }
}
