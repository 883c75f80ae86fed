package dev.weir.broker.access.policy;

import dev.weir.broker.access.policy.Decision.Kind;
import dev.weir.broker.access.policy.Decision.Outcome;
import dev.weir.broker.access.policy.Policies.Named;
import dev.weir.broker.access.policy.PrincipalElement.Match;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the logic of the IAM reference: what denies explicitly wins; within an account an identity's policy or the
 * resource's has to allow; between accounts both have to; and a boundary or a session's policies allow nothing by
 * themselves, but take away what they do not allow. Pure.
 */
public final class Evaluator {

    private Evaluator() {}

    /** A statement that speaks of the request. */
    private record Found(Kind kind, String policy, int number, String sid, boolean allows, Match match) {

        Decision decided(Outcome outcome) {
            return new Decision(outcome, kind, policy, sid);
        }
    }

    /**
     * A statement that speaks of a request.
     *
     * @param number of the statement in its policy, from 1 on
     */
    public record Matched(Kind kind, String policy, int number, boolean allows) {}

    /** All statements that speak of a request, in the order of their policies. */
    public static List<Matched> matched(AuthorizationRequest request, Policies policies) {
        List<Matched> matched = new ArrayList<>();
        List<Found> found = new ArrayList<>(all(request, policies.identity(), Kind.IDENTITY));
        found.addAll(one(request, policies.boundary(), Kind.BOUNDARY));
        found.addAll(one(request, policies.resource(), Kind.RESOURCE));
        for (Found each : found) {
            matched.add(new Matched(each.kind(), each.policy(), each.number(), each.allows()));
        }
        return matched;
    }

    public static Decision decide(AuthorizationRequest request, Policies policies) {
        List<Found> identity = all(request, policies.identity(), Kind.IDENTITY);
        List<Found> boundary = one(request, policies.boundary(), Kind.BOUNDARY);
        List<Found> session = policies.session() == null ? List.of() : all(request, policies.session(), Kind.SESSION);
        List<Found> resource = one(request, policies.resource(), Kind.RESOURCE);
        for (List<Found> each : List.of(identity, boundary, session, resource)) {
            for (Found found : each) {
                if (!found.allows()) {
                    return found.decided(Outcome.EXPLICITLY_DENIED);
                }
            }
        }
        Found byResource = best(resource);
        Found byIdentity = identity.isEmpty() ? null : identity.getFirst();
        Principal principal = request.principal();
        if (principal.isService()) {
            return byResource == null ? implicit(Kind.RESOURCE) : byResource.decided(Outcome.ALLOWED);
        }
        boolean sameAccount = principal.accountId().equals(policies.resourceAccount());
        if (principal.isRoot()) {
            return root(sameAccount, byResource);
        }
        if (sameAccount && byResource != null && byResource.match() == Match.ITSELF && !limitsApply(principal)) {
            return byResource.decided(Outcome.ALLOWED);
        }
        boolean resourceIsEnough = sameAccount && byResource != null && byResource.match() == Match.ITSELF;
        if (byIdentity == null && !resourceIsEnough) {
            return implicit(Kind.IDENTITY);
        }
        if (!sameAccount && byResource == null) {
            return implicit(Kind.RESOURCE);
        }
        if (policies.boundary() != null && boundary.isEmpty()) {
            return implicit(Kind.BOUNDARY);
        }
        if (policies.session() != null && session.isEmpty()) {
            return implicit(Kind.SESSION);
        }
        Found decisive = byIdentity == null ? byResource : byIdentity;
        return decisive == null ? implicit(Kind.IDENTITY) : decisive.decided(Outcome.ALLOWED);
    }

    /** A resource's policy that names a user reaches past its boundary; one that names a role does not. */
    private static boolean limitsApply(Principal principal) {
        return principal.role().isPresent();
    }

    private static Decision root(boolean sameAccount, @Nullable Found byResource) {
        if (sameAccount) {
            return new Decision(Outcome.ALLOWED, Kind.ROOT, "", "");
        }
        return byResource == null ? implicit(Kind.RESOURCE) : byResource.decided(Outcome.ALLOWED);
    }

    private static Decision implicit(Kind kind) {
        return new Decision(Outcome.IMPLICITLY_DENIED, kind, "", "");
    }

    private static @Nullable Found best(List<Found> found) {
        Found best = null;
        for (Found each : found) {
            if (best == null || each.match().compareTo(best.match()) > 0) {
                best = each;
            }
        }
        return best;
    }

    private static List<Found> one(AuthorizationRequest request, @Nullable Named policy, Kind kind) {
        return policy == null ? List.of() : all(request, List.of(policy), kind);
    }

    private static List<Found> all(AuthorizationRequest request, List<Named> policies, Kind kind) {
        List<Found> found = new ArrayList<>();
        for (Named named : policies) {
            int number = 0;
            for (Statement statement : named.policy().statements()) {
                number++;
                Match match = kind == Kind.RESOURCE ? statement.of(request.principal()) : Match.ITSELF;
                if (match != Match.NONE
                        && statement.matches(request, named.policy().hasVariables())) {
                    String sid = statement.sid().isEmpty() ? Integer.toString(number) : statement.sid();
                    found.add(new Found(kind, named.name(), number, sid, statement.allows(), match));
                }
            }
        }
        return found;
    }
}
