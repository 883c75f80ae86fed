package dev.weir.broker.iam;

import dev.weir.broker.access.policy.AuthorizationRequest;
import dev.weir.broker.access.policy.Decision;
import dev.weir.broker.access.policy.Evaluator;
import dev.weir.broker.access.policy.Policies;
import dev.weir.broker.access.policy.Policies.Named;
import dev.weir.broker.access.policy.Policy;
import dev.weir.broker.access.policy.Principal;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.*;

/** What policies would say of requests that nobody makes. The same evaluator decides here and where calls are held to policies. */
final class Simulations {

    private static final int USUAL = 100;

    private final Directory directory;

    Simulations(Directory directory) {
        this.directory = directory;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "SimulateCustomPolicy", true, false, SimulateCustomPolicyRequest::builder, this::custom),
                new Operation<>(
                        "SimulatePrincipalPolicy",
                        true,
                        false,
                        SimulatePrincipalPolicyRequest::builder,
                        this::principal),
                new Operation<>(
                        "GetContextKeysForCustomPolicy",
                        true,
                        false,
                        GetContextKeysForCustomPolicyRequest::builder,
                        this::customKeys),
                new Operation<>(
                        "GetContextKeysForPrincipalPolicy",
                        true,
                        false,
                        GetContextKeysForPrincipalPolicyRequest::builder,
                        this::principalKeys));
    }

    /** A policy with its text and the sort that results call it by. */
    private record Source(String id, PolicySourceType type, String text, Policy policy) {

        Named named() {
            return new Named(id, policy);
        }
    }

    /** What both operations simulate. */
    private record Question(
            List<Source> identity,
            @Nullable Source boundary,
            @Nullable Source resource,
            Principal principal,
            String resourceAccount,
            List<String> actions,
            List<String> resources,
            Map<String, List<String>> context) {}

    private SimulateCustomPolicyResponse custom(SimulateCustomPolicyRequest request, Call call) {
        String caller = request.callerArn() == null
                ? "arn:aws:iam::" + directory.arns().accountId() + ":user/simulated"
                : request.callerArn();
        List<EvaluationResult> all = results(new Question(
                inputs("PolicyInputList", request.policyInputList(), PolicySourceType.NONE),
                boundary(request.permissionsBoundaryPolicyInputList()),
                resource(request.resourcePolicy()),
                new Principal(caller, account(caller)),
                owner(request.resourceOwner()),
                request.actionNames(),
                request.resourceArns(),
                context(request.contextEntries(), caller)));
        Page<EvaluationResult> page = page(all, request.marker(), request.maxItems());
        return SimulateCustomPolicyResponse.builder()
                .evaluationResults(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private SimulatePrincipalPolicyResponse principal(SimulatePrincipalPolicyRequest request, Call call) {
        List<Source> identity = new ArrayList<>(held(request.policySourceArn()));
        identity.addAll(inputs("PolicyInputList", request.policyInputList(), PolicySourceType.NONE));
        Source boundary = boundary(request.permissionsBoundaryPolicyInputList());
        String caller = request.callerArn() == null ? request.policySourceArn() : request.callerArn();
        List<EvaluationResult> all = results(new Question(
                identity,
                boundary == null ? boundaryOf(request.policySourceArn()) : boundary,
                resource(request.resourcePolicy()),
                new Principal(caller, account(caller)),
                owner(request.resourceOwner()),
                request.actionNames(),
                request.resourceArns(),
                context(request.contextEntries(), caller)));
        Page<EvaluationResult> page = page(all, request.marker(), request.maxItems());
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static Page<EvaluationResult> page(
            List<EvaluationResult> all, @Nullable String marker, @Nullable Integer maxItems) {
        List<Integer> numbers =
                java.util.stream.IntStream.range(0, all.size()).boxed().toList();
        Page<Integer> page = Page.of(
                numbers, marker, maxItems == null ? Integer.valueOf(USUAL) : maxItems, n -> "%06d".formatted(n));
        return new Page<>(page.items().stream().map(all::get).toList(), page.marker());
    }

    private static Source source(String id, PolicySourceType type, String text, boolean ofResource) {
        return new Source(id, type, text, PolicyTexts.checked(text, ofResource));
    }

    private static List<Source> inputs(String list, List<String> texts, PolicySourceType type) {
        List<Source> sources = new ArrayList<>();
        for (String text : texts) {
            sources.add(source(list + "." + (sources.size() + 1), type, text, false));
        }
        return sources;
    }

    private static @Nullable Source boundary(List<String> texts) {
        return texts.isEmpty()
                ? null
                : inputs("PermissionsBoundaryPolicyInputList", texts, PolicySourceType.NONE)
                        .getFirst();
    }

    private static @Nullable Source resource(@Nullable String text) {
        return text == null ? null : source("ResourcePolicy", PolicySourceType.RESOURCE, text, true);
    }

    private String owner(@Nullable String arn) {
        return arn == null ? directory.arns().accountId() : account(arn);
    }

    private String account(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && parts[4].matches("\\d{12}")
                ? parts[4]
                : directory.arns().accountId();
    }

    private static Map<String, List<String>> context(List<ContextEntry> entries, String caller) {
        Map<String, List<String>> context = new HashMap<>();
        context.put("aws:principalarn", List.of(caller));
        if (caller.contains(":user/")) {
            context.put("aws:username", List.of(caller.substring(caller.lastIndexOf('/') + 1)));
        }
        for (ContextEntry entry : entries) {
            context.put(entry.contextKeyName().toLowerCase(Locale.ROOT), entry.contextKeyValues());
        }
        return context;
    }

    /** All policies of the user, group or role that an ARN names. */
    private List<Source> held(String arn) {
        List<Source> sources = new ArrayList<>();
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        if (arn.contains(":user/")) {
            User user = directory.user(name);
            add(user, user, PolicySourceType.USER, sources);
            for (String groupName : user.groups()) {
                Group group = directory.group(groupName);
                add(group, group, PolicySourceType.GROUP, sources);
            }
        } else if (arn.contains(":group/")) {
            Group group = directory.group(name);
            add(group, group, PolicySourceType.GROUP, sources);
        } else if (arn.contains(":role/")) {
            Role role = directory.role(name);
            add(role, role, PolicySourceType.ROLE, sources);
        } else {
            throw IamErrors.invalid("Invalid Entity Arn: " + arn + " does not clearly define entity type and name.");
        }
        return sources;
    }

    private void add(Entity entity, Entity.WithPolicies<?> holder, PolicySourceType type, List<Source> into) {
        holder.inline()
                .forEach((name, text) ->
                        into.add(source(entity.kind().text() + "_" + entity.name() + "_" + name, type, text, false)));
        for (String arn : holder.attached()) {
            boolean ofAws = arn.startsWith(Arns.OF_AWS);
            into.add(source(
                    arn,
                    ofAws ? PolicySourceType.AWS_MANAGED : PolicySourceType.USER_MANAGED,
                    directory.policy(arn).document(),
                    false));
        }
    }

    private @Nullable Source boundaryOf(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        String boundary = arn.contains(":user/")
                ? directory.user(name).boundary()
                : arn.contains(":role/") ? directory.role(name).boundary() : null;
        return boundary == null
                ? null
                : source(
                        boundary,
                        PolicySourceType.USER_MANAGED,
                        directory.policy(boundary).document(),
                        false);
    }

    private List<EvaluationResult> results(Question question) {
        List<EvaluationResult> results = new ArrayList<>();
        List<String> resources = question.resources().isEmpty() ? List.of("*") : question.resources();
        for (String action : question.actions()) {
            if (!action.matches("[a-zA-Z0-9-]+:[a-zA-Z0-9]+")) {
                throw IamErrors.invalid("Invalid Action: " + action + "; an action is service:Name.");
            }
            for (String resource : resources) {
                results.add(result(question, action, resource));
            }
        }
        return results;
    }

    private static EvaluationResult result(Question question, String action, String resource) {
        AuthorizationRequest request =
                new AuthorizationRequest(question.principal(), action, resource, question.context());
        Policies policies = new Policies(
                question.identity().stream().map(Source::named).toList(),
                question.boundary() == null ? null : question.boundary().named(),
                null,
                question.resource() == null ? null : question.resource().named(),
                question.resourceAccount());
        Decision decision = Evaluator.decide(request, policies);
        EvaluationResult.Builder result = EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(resource)
                .evalDecision(word(decision))
                .matchedStatements(matched(question, request, policies, decision))
                .missingContextValues(missing(question));
        if (question.boundary() != null) {
            boolean allowed = Evaluator.decide(
                            request,
                            new Policies(
                                    List.of(question.boundary().named()), null, null, null, question.resourceAccount()))
                    .isAllowed();
            result.permissionsBoundaryDecisionDetail(d -> d.allowedByPermissionsBoundary(allowed));
        }
        if (question.resource() != null) {
            Policies alone = new Policies(
                    policies.identity(), null, null, null, question.principal().accountId());
            Policies other = new Policies(List.of(), null, null, policies.resource(), question.resourceAccount());
            Map<String, PolicyEvaluationDecisionType> details = new LinkedHashMap<>();
            details.put("IAM Policy", word(Evaluator.decide(request, alone)));
            details.put("Resource Policy", word(Evaluator.decide(request, other)));
            result.evalDecisionDetails(details);
        }
        return result.build();
    }

    private static PolicyEvaluationDecisionType word(Decision decision) {
        return switch (decision.outcome()) {
            case ALLOWED -> PolicyEvaluationDecisionType.ALLOWED;
            case EXPLICITLY_DENIED -> PolicyEvaluationDecisionType.EXPLICIT_DENY;
            case IMPLICITLY_DENIED -> PolicyEvaluationDecisionType.IMPLICIT_DENY;
        };
    }

    /** Those that decided: where something denies, only what denies. */
    private static List<Statement> matched(
            Question question, AuthorizationRequest request, Policies policies, Decision decision) {
        List<Source> sources = new ArrayList<>(question.identity());
        for (Source each : new @Nullable Source[] {question.boundary(), question.resource()}) {
            if (each != null) {
                sources.add(each);
            }
        }
        boolean denied = decision.outcome() == Decision.Outcome.EXPLICITLY_DENIED;
        List<Statement> statements = new ArrayList<>();
        for (Evaluator.Matched matched : Evaluator.matched(request, policies)) {
            if (denied && matched.allows()) {
                continue;
            }
            for (Source source : sources) {
                if (source.id().equals(matched.policy())) {
                    StatementPlaces.Place place =
                            StatementPlaces.of(source.text()).get(matched.number() - 1);
                    statements.add(Statement.builder()
                            .sourcePolicyId(source.id())
                            .sourcePolicyType(source.type())
                            .startPosition(place.start())
                            .endPosition(place.end())
                            .build());
                }
            }
        }
        return statements;
    }

    private static List<String> missing(Question question) {
        Set<String> missing = new TreeSet<>();
        question.identity().forEach(source -> missing.addAll(source.policy().conditionKeys()));
        if (question.boundary() != null) {
            missing.addAll(question.boundary().policy().conditionKeys());
        }
        if (question.resource() != null) {
            missing.addAll(question.resource().policy().conditionKeys());
        }
        missing.removeAll(question.context().keySet());
        return List.copyOf(missing);
    }

    private GetContextKeysForCustomPolicyResponse customKeys(GetContextKeysForCustomPolicyRequest request, Call call) {
        Set<String> keys = new TreeSet<>();
        request.policyInputList()
                .forEach(text -> keys.addAll(PolicyTexts.checked(text, false).conditionKeys()));
        return GetContextKeysForCustomPolicyResponse.builder()
                .contextKeyNames(keys)
                .build();
    }

    private GetContextKeysForPrincipalPolicyResponse principalKeys(
            GetContextKeysForPrincipalPolicyRequest request, Call call) {
        Set<String> keys = new TreeSet<>();
        held(request.policySourceArn())
                .forEach(source -> keys.addAll(source.policy().conditionKeys()));
        request.policyInputList()
                .forEach(text -> keys.addAll(PolicyTexts.checked(text, false).conditionKeys()));
        return GetContextKeysForPrincipalPolicyResponse.builder()
                .contextKeyNames(keys)
                .build();
    }
}
