package dev.weir.app.access;

import dev.weir.app.text.Text;

/**
 * Who may do something, or a policy that says so.
 *
 * @param note a few words more, or empty
 */
record Entity(Kind kind, String name, String arn, String note) {

    /** The sorts of them. */
    enum Kind {
        ROOT,
        USER,
        GROUP,
        ROLE,
        POLICY;

        /** Of many of them. */
        String title() {
            return switch (this) {
                case ROOT -> Text.of("Account");
                case USER -> Text.of("Users");
                case GROUP -> Text.of("Groups");
                case ROLE -> Text.of("Roles");
                case POLICY -> Text.of("Policies");
            };
        }
    }

    /** Whether it is a policy of AWS itself, which nobody else can change. */
    boolean ofAws() {
        return kind == Kind.POLICY && arn.startsWith("arn:aws:iam::aws:");
    }
}
