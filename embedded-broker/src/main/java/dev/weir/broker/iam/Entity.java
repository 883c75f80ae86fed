package dev.weir.broker.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What has a name in the account. Names tell nothing apart by the case of their letters. */
sealed interface Entity permits Holder, ManagedPolicy {

    /** The sorts of entities, as the database and ARNs call them. */
    enum Kind {
        USER,
        GROUP,
        ROLE,
        POLICY;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Kind kind();

    String name();

    /** For instance {@code /} or {@code /division/}. */
    String path();

    String id();

    default String key() {
        return key(name());
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What has policies of its own: users, groups and roles. */
    sealed interface WithPolicies<T extends WithPolicies<T>> permits User, Group, Role {

        Map<String, String> inline();

        /** ARNs of managed policies. */
        List<String> attached();

        T withInline(Map<String, String> policies);

        T withAttached(List<String> arns);
    }
}
