package dev.weir.broker.authorize;

import dev.weir.broker.access.policy.AuthorizationRequest;
import dev.weir.broker.access.policy.Evaluator;
import dev.weir.broker.access.policy.Policies;
import dev.weir.broker.access.policy.Policies.Named;
import dev.weir.broker.access.policy.Principal;
import dev.weir.broker.iam.RoleFacts;
import java.util.List;
import java.util.Map;

/** Whether roles trust services. */
final class Trust {

    static final String ASSUME_ROLE = "sts:AssumeRole";

    private final String accountId;

    Trust(String accountId) {
        this.accountId = accountId;
    }

    /**
     * Whether a service may take a role on.
     *
     * @param service its principal, for instance {@code firehose.amazonaws.com}
     * @param sourceArn of the thing that it would do it for
     */
    boolean has(RoleFacts role, String service, String sourceArn) {
        AuthorizationRequest asked = new AuthorizationRequest(
                new Principal(service, ""),
                ASSUME_ROLE,
                role.arn(),
                Map.of(
                        "aws:SourceAccount", List.of(accountId),
                        "aws:SourceArn", List.of(sourceArn),
                        "aws:PrincipalIsAWSService", List.of("true"),
                        // Firehose gives the account's id, which its documentation has trust policies ask for.
                        "sts:ExternalId", List.of(accountId)));
        Named trust = new Named(role.arn(), role.trust());
        return Evaluator.decide(asked, new Policies(List.of(), null, null, trust, accountId))
                .isAllowed();
    }
}
