package dev.weir.broker.access.policy;

import java.util.List;

/**
 * The principals of a statement in a resource's policy.
 *
 * @param kind {@code AWS}, {@code Service}, {@code Federated} or {@code CanonicalUser}
 */
record PrincipalElement(String kind, String id) {

    /** How far a statement speaks of a principal. */
    enum Match {
        NONE,
        /** It names the principal's account, which says by its own policies who of it may. */
        ACCOUNT,
        /** It names everyone, or the principal, or the role that it is a session of. */
        ITSELF
    }

    private Match match(Principal principal) {
        if (principal.isService()) {
            return kind.equals("Service") && (id.equals("*") || id.equals(principal.arn())) ? Match.ITSELF : Match.NONE;
        }
        if (!kind.equals("AWS")) {
            return Match.NONE;
        }
        if (id.equals("*")
                || id.equals(principal.arn())
                || principal.role().filter(id::equals).isPresent()) {
            return Match.ITSELF;
        }
        boolean ofAccount =
                id.equals(principal.accountId()) || id.matches("arn:[\\w-]+:iam::" + principal.accountId() + ":root");
        return ofAccount ? Match.ACCOUNT : Match.NONE;
    }

    /** The furthest that any of the principals goes. */
    static Match best(List<PrincipalElement> elements, Principal principal) {
        return elements.stream()
                .map(element -> element.match(principal))
                .max(Match::compareTo)
                .orElse(Match.NONE);
    }
}
