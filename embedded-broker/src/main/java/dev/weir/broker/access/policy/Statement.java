package dev.weir.broker.access.policy;

import java.util.List;
import java.util.Locale;

/**
 * A statement of a policy.
 *
 * @param sid its name; empty if it has none
 * @param principals whom a resource's policy speaks of; empty in an identity's
 */
record Statement(
        String sid,
        boolean allows,
        Listed<PrincipalElement> principals,
        Listed<String> actions,
        Listed<String> resources,
        List<Condition> conditions) {

    /**
     * What an element lists.
     *
     * @param excluded whether all but these are meant, as in {@code NotAction}
     */
    record Listed<T>(List<T> values, boolean excluded) {}

    /** Whether it speaks of a request, whoever asks. */
    boolean matches(AuthorizationRequest request, boolean variables) {
        return matchesAction(request)
                && matchesResource(request, variables)
                && conditions.stream().allMatch(condition -> condition.holds(request, variables));
    }

    private boolean matchesAction(AuthorizationRequest request) {
        String action = request.action().toLowerCase(Locale.ROOT);
        return actions.excluded()
                != actions.values().stream()
                        .anyMatch(each -> Glob.of(each, request, true, false)
                                .map(glob -> glob.matches(action, true))
                                .orElse(false));
    }

    /** A statement of a resource's policy may leave its resource out: it is the one that has the policy. */
    private boolean matchesResource(AuthorizationRequest request, boolean variables) {
        return resources.values().isEmpty()
                || resources.excluded()
                        != resources.values().stream()
                                .anyMatch(each -> Glob.of(each, request, true, variables)
                                        .map(glob -> glob.matches(request.resource(), false))
                                        .orElse(false));
    }

    /** How far it speaks of who asks. */
    PrincipalElement.Match of(Principal principal) {
        PrincipalElement.Match named = PrincipalElement.best(principals.values(), principal);
        if (!principals.excluded()) {
            return named;
        }
        return named == PrincipalElement.Match.NONE ? PrincipalElement.Match.ITSELF : PrincipalElement.Match.NONE;
    }
}
