package dev.weir.app.access;

/**
 * Who may do something, or a policy that says so.
 *
 * @param note a few words more, or empty
 */
record Entity(Kind kind, String name, String arn, String note) {

    /** The sorts of them. */
    enum Kind {
        ROOT("Account", "account"),
        USER("Users", "user"),
        GROUP("Groups", "group"),
        ROLE("Roles", "role"),
        POLICY("Policies", "policy");

        private final String title;
        private final String word;

        Kind(String title, String word) {
            this.title = title;
            this.word = word;
        }

        String title() {
            return title;
        }

        String word() {
            return word;
        }
    }

    /** Whether it is a policy of AWS itself, which nobody else can change. */
    boolean ofAws() {
        return kind == Kind.POLICY && arn.startsWith("arn:aws:iam::aws:");
    }
}
