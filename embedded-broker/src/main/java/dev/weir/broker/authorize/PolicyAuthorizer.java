package dev.weir.broker.authorize;

import dev.weir.broker.access.Authorizer;
import dev.weir.broker.access.ResourceFacts;
import dev.weir.broker.access.SealedDenials;
import dev.weir.broker.access.policy.AuthorizationRequest;
import dev.weir.broker.access.policy.Decision;
import dev.weir.broker.access.policy.Evaluator;
import dev.weir.broker.access.policy.Policies;
import dev.weir.broker.access.policy.Policies.Named;
import dev.weir.broker.access.policy.Principal;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Denial;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.iam.Identities;
import dev.weir.broker.iam.RoleFacts;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Holds calls to policies: what the {@link ActionTable} says a call needs, all of it has to be allowed to its caller. A call
 * that the table does not know is denied. Thread-safe.
 */
public final class PolicyAuthorizer implements Authorizer {

    private static final int FORBIDDEN = 403;

    private static final List<String> ROLE_MEMBERS = List.of("RoleARN", "Role", "ServiceExecutionRoleARN");

    private final ActionTable table = new ActionTable();
    private final String accountId;
    private final String region;
    private final Identities identities;
    private final ResourceFacts streams;
    private final ResourceFacts keys;
    private final StreamKeys streamKeys;
    private final RequestedResources resources;
    private final RequestContext contexts;
    private final Trust trust;
    private final Supplier<SealedDenials> denials;

    /**
     * @param region of calls that name none
     * @param streams facts of Kinesis
     * @param keys facts of KMS
     * @param denials seals what a denied caller is given
     */
    public PolicyAuthorizer(
            String accountId,
            String region,
            Identities identities,
            ResourceFacts streams,
            ResourceFacts keys,
            Supplier<SealedDenials> denials) {
        this.accountId = accountId;
        this.region = region;
        this.identities = identities;
        this.streams = streams;
        this.keys = keys;
        this.streamKeys = new StreamKeys(streams, keys);
        this.resources =
                new RequestedResources(new RuleResources(accountId, identities, streams, keys), accountId, region);
        this.contexts = new RequestContext(identities, streams);
        this.trust = new Trust(accountId);
        this.denials = denials;
    }

    /** Whether the table knows an operation; a test asks for all that are served. */
    boolean knows(ServiceId service, String operation) {
        return table.of(service.signingName(), operation) != null;
    }

    @Override
    public String sealed(Denial denial) {
        return denials.get().close(denial);
    }

    @Override
    public void check(Call call, SdkPojo request) {
        ActionTable.Needs needs = table.of(call.service().signingName(), call.operation());
        if (needs == null) {
            throw new AwsException(
                    "AccessDeniedException",
                    status(call.service()),
                    "No policy can allow " + call.operation() + " here.");
        }
        if (needs.needs().isEmpty()) {
            return;
        }
        Caller caller = call.caller();
        Principal principal = new Principal(caller.arn(), caller.accountId());
        Map<String, List<String>> context = contexts.of(call, request, call.regionOr(region));
        for (ActionTable.Need need : needs.needs()) {
            for (String resource : distinct(resources.of(need, request, call))) {
                decide(call, principal, need.action(), resource, context);
                checkKey(call, request, principal, resource, context);
            }
        }
        if (!needs.passesTo().isEmpty()) {
            checkPassed(call, request, principal, needs, context);
        }
    }

    @Override
    public void checkItem(Call call, SdkPojo request, String action, String resource) {
        Caller caller = call.caller();
        Principal principal = new Principal(caller.arn(), caller.accountId());
        decide(call, principal, action, resource, contexts.of(call, request, call.regionOr(region)));
    }

    /** Who puts into an encrypted stream, or reads it, uses its key, as whom KMS asks. */
    private void checkKey(
            Call call, SdkPojo request, Principal principal, String stream, Map<String, List<String>> context) {
        StreamKeys.Use use = streamKeys.of(call, request, stream);
        if (use == null) {
            return;
        }
        Map<String, List<String>> more = new HashMap<>(context);
        more.put("kms:ViaService", List.of("kinesis." + call.regionOr(region) + ".amazonaws.com"));
        more.put("kms:EncryptionContext:aws:kinesis:arn", List.of(stream));
        try {
            decide(call, ServiceId.KMS, principal, use.action(), use.keyArn(), more);
        } catch (AwsException e) {
            AwsException denied = AwsException.of("KMSAccessDeniedException", e.getMessage());
            throw e.denial() == null ? denied : denied.because(e.denial());
        }
    }

    private static Set<String> distinct(List<String> arns) {
        return new LinkedHashSet<>(arns);
    }

    private void decide(
            Call call, Principal principal, String action, String resource, Map<String, List<String>> context) {
        decide(call, call.service(), principal, action, resource, context);
    }

    private void decide(
            Call call,
            ServiceId service,
            Principal principal,
            String action,
            String resource,
            Map<String, List<String>> given) {
        Map<String, List<String>> context = new HashMap<>(given);
        if (service == ServiceId.KMS) {
            context.put("kms:CallerAccount", List.of(principal.accountId()));
        }
        String account = account(resource);
        AuthorizationRequest asked = new AuthorizationRequest(
                principal, action, resource, contexts.withResource(context, service, resource, account));
        Named own = ownPolicy(service, resource);
        Policies policies = identities.policies(call.caller(), own, account);
        Decision decision = Evaluator.decide(asked, policies);
        if (call.service() == ServiceId.STS && resource.contains(":role/")) {
            decision = ofRole(asked, policies, decision, call.caller());
        }
        if (service == ServiceId.KMS && own != null) {
            decision = ofKey(asked, policies, decision);
        }
        if (!decision.isAllowed()) {
            throw denied(call, asked, decision);
        }
    }

    /** A key's policy has to let somebody in, or the account, before policies of identities count; the root too. */
    private static Decision ofKey(AuthorizationRequest asked, Policies policies, Decision decision) {
        boolean opened = Evaluator.matched(asked, policies).stream()
                .anyMatch(found -> found.kind() == Decision.Kind.RESOURCE && found.allows());
        return opened || decision.outcome() == Decision.Outcome.EXPLICITLY_DENIED
                ? decision
                : new Decision(Decision.Outcome.IMPLICITLY_DENIED, Decision.Kind.RESOURCE, "", "");
    }

    /** A role's trust has to allow as well, even where an identity's policy does; and roles are not for the root. */
    private static Decision ofRole(AuthorizationRequest asked, Policies policies, Decision decision, Caller caller) {
        if (decision.outcome() == Decision.Outcome.EXPLICITLY_DENIED) {
            return decision;
        }
        boolean trusted = Evaluator.matched(asked, policies).stream()
                .anyMatch(found -> found.kind() == Decision.Kind.RESOURCE && found.allows());
        boolean root = caller.type() == Caller.Type.ROOT && asked.action().equals(Trust.ASSUME_ROLE);
        return trusted && !root
                ? decision
                : new Decision(Decision.Outcome.IMPLICITLY_DENIED, Decision.Kind.RESOURCE, "", "");
    }

    private @Nullable Named ownPolicy(ServiceId service, String resource) {
        if (service == ServiceId.KINESIS) {
            String policy = streams.policy(resource);
            return policy == null ? null : new Named(resource, identities.resourcePolicy(policy));
        }
        if (service == ServiceId.KMS) {
            String policy = keys.policy(resource);
            return policy == null ? null : new Named(resource, identities.resourcePolicy(policy));
        }
        if (service == ServiceId.STS) {
            return identities
                    .roleOf(resource)
                    .map(role -> new Named("trust of " + role.arn(), role.trust()))
                    .orElse(null);
        }
        return null;
    }

    private String account(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && parts[4].matches("\\d{12}") ? parts[4] : accountId;
    }

    /** Who hands a role to a service needs a permission for that, and the role has to trust the service. */
    private void checkPassed(
            Call call,
            SdkPojo request,
            Principal principal,
            ActionTable.Needs needs,
            Map<String, List<String>> context) {
        Set<String> roles = new LinkedHashSet<>();
        ROLE_MEMBERS.forEach(name -> roles.addAll(Members.everywhere(request, name)));
        roles.addAll(Members.processorRoles(request));
        String source = resources.of(needs.passedFor(), request, call).getFirst();
        for (String arn : roles) {
            Map<String, List<String>> more = new HashMap<>(context);
            more.put("iam:PassedToService", List.of(needs.passesTo()));
            more.put("iam:AssociatedResourceArn", List.of(source));
            decide(call, principal, "iam:PassRole", arn, more);
            RoleFacts role = identities.roleOf(arn).orElse(null);
            if (role == null || !trust.has(role, needs.passesTo(), source)) {
                throw untrusted(call.service(), arn);
            }
        }
    }

    private static AwsException untrusted(ServiceId service, String arn) {
        return switch (service) {
            case LAMBDA ->
                AwsException.of(
                        "InvalidParameterValueException",
                        "The role defined for the function cannot be assumed by Lambda.");
            case FIREHOSE ->
                AwsException.of(
                        "InvalidArgumentException",
                        "Firehose is unable to assume role " + arn + ". Please check the role provided.");
            default ->
                AwsException.of(
                        "InvalidArgumentException",
                        "Kinesis Data Streams is unable to assume role " + arn + ". Please check the role provided.");
        };
    }

    private static AwsException denied(Call call, AuthorizationRequest asked, Decision decision) {
        String words = decision.denial(asked);
        if (call.service() == ServiceId.S3 && !asked.resource().equals("*")) {
            words = words.replace(asked.resource(), "\"" + asked.resource() + "\"");
        }
        return new AwsException("AccessDeniedException", status(call.service()), words)
                .because(new Denial(
                        asked.action(),
                        asked.resource(),
                        decision.outcome() == Decision.Outcome.EXPLICITLY_DENIED,
                        decision.kind().words(),
                        decision.policy(),
                        decision.sid()));
    }

    private static int status(ServiceId service) {
        return switch (service) {
            case S3, LAMBDA, IAM, STS, CLOUDWATCH -> FORBIDDEN;
            default -> 400;
        };
    }
}
