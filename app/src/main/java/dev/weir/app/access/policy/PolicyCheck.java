package dev.weir.app.access.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.app.access.policy.Placed.Mark;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a policy as it is typed, after the grammar of the IAM User Guide. Thread-safe. */
public final class PolicyCheck {

    /** What a policy is for: it decides whether it names a Principal and a Resource. */
    public enum Sort {
        IDENTITY,
        RESOURCE,
        TRUST
    }

    private static final Set<String> TOP = Set.of("Version", "Id", "Statement");
    private static final Set<String> OF_STATEMENT = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Set<String> OPERATORS = Set.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "Bool",
            "BinaryEquals",
            "IpAddress",
            "NotIpAddress",
            "ArnEquals",
            "ArnLike",
            "ArnNotEquals",
            "ArnNotLike",
            "Null");

    private final Sort sort;
    private final List<PolicyProblem> problems = new ArrayList<>();

    private PolicyCheck(Sort sort) {
        this.sort = sort;
    }

    /** All that is wrong, and then all hints, each in the order of the text; a text that is no JSON has one problem. */
    public static List<PolicyProblem> of(String text, Sort sort) {
        PolicyCheck check = new PolicyCheck(sort);
        try {
            check.policy(Placed.read(text));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String why = e.getOriginalMessage().lines().findFirst().orElse(Text.of("This is no JSON."));
            check.problems.add(new PolicyProblem(
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    at == null ? 1 : Math.max(1, at.getColumnNr()),
                    true,
                    why.endsWith(".") ? why : why + "."));
        }
        check.problems.sort(Comparator.comparing(PolicyProblem::error)
                .reversed()
                .thenComparingInt(PolicyProblem::line)
                .thenComparingInt(PolicyProblem::column));
        return check.problems;
    }

    private void policy(Placed policy) {
        if (!policy.object()) {
            error(policy.mark(), Text.of("A policy is an object: { … }."));
            return;
        }
        unknown(policy, TOP);
        Placed version = policy.member("Version");
        if (version == null) {
            hint(
                    policy.mark(),
                    Text.of("Without \"Version\": \"2012-10-17\" variables such as ${aws:username} are not replaced."));
        } else if (!version.text().matches("2012-10-17|2008-10-17")) {
            error(version.mark(), Text.of("Version is \"2012-10-17\": it is the grammar's, not your own."));
        }
        Placed statements = policy.member("Statement");
        if (statements == null || statements.all().isEmpty()) {
            error(policy.mark(), Text.of("A policy needs a Statement."));
            return;
        }
        statements.all().forEach(this::statement);
    }

    private void statement(Placed statement) {
        if (!statement.object()) {
            error(statement.mark(), Text.of("A Statement is an object: { … }."));
            return;
        }
        unknown(statement, OF_STATEMENT);
        Placed effect = statement.member("Effect");
        if (effect == null || !effect.text().matches("Allow|Deny")) {
            error(
                    effect == null ? statement.mark() : effect.mark(),
                    Text.of("Effect is \"Allow\" or \"Deny\", written so."));
        }
        boolean allows = effect != null && effect.text().equals("Allow");
        principals(statement, allows);
        List<Placed> actions = strings(one(statement, "Action", "NotAction", true));
        boolean trust = sort == Sort.TRUST;
        Placed resources = one(statement, "Resource", "NotResource", !trust);
        if (trust && resources != null) {
            error(resources.mark(), Text.of("A trust policy has no Resource: it belongs to the role."));
        }
        actions.forEach(this::action);
        List<Placed> named = strings(resources);
        named.forEach(this::resource);
        if (statement.member("Action") != null && statement.member("Resource") != null) {
            fits(actions, named);
        }
        conditions(statement.member("Condition"));
        if (allows) {
            wide(statement, actions, named);
        }
    }

    private void principals(Placed statement, boolean allows) {
        Placed principal = one(statement, "Principal", "NotPrincipal", sort != Sort.IDENTITY);
        if (principal == null) {
            return;
        }
        if (sort == Sort.IDENTITY) {
            error(principal.mark(), Text.of("A policy of a user, group or role has no Principal: it belongs to one."));
        } else if (allows && statement.member("Condition") == null && everybody(principal)) {
            hint(principal.mark(), Text.of("This lets everybody in, of every account."));
        }
    }

    private static boolean everybody(Placed principal) {
        Placed aws = principal.member("AWS");
        return principal.text().equals("*")
                || (aws != null
                        && aws.all().stream().anyMatch(each -> each.text().equals("*")));
    }

    private @Nullable Placed one(Placed statement, String name, String not, boolean needed) {
        Placed value = statement.member(name);
        Placed other = statement.member(not);
        if (value != null && other != null) {
            error(other.mark(), Text.of("{0} and {1} exclude each other.", name, not));
        } else if (value == null && other == null && needed) {
            error(statement.mark(), Text.of("The statement needs {0} or {1}.", name, not));
        }
        return value == null ? other : value;
    }

    private List<Placed> strings(@Nullable Placed value) {
        List<Placed> texts = new ArrayList<>();
        if (value != null) {
            for (Placed each : value.all()) {
                if (each.string()) {
                    texts.add(each);
                } else {
                    error(each.mark(), Text.of("Here stands a text, or a list of texts."));
                }
            }
        }
        return texts;
    }

    private void action(Placed action) {
        String text = action.text();
        int colon = text.indexOf(':');
        if (text.equals("*")) {
            return;
        }
        if (colon <= 0 || colon == text.length() - 1) {
            error(action.mark(), Text.of("An action is SERVICE:OPERATION, for instance kinesis:GetRecords."));
            return;
        }
        String prefix = text.substring(0, colon);
        String operation = text.substring(colon + 1);
        if (!KnownActions.knowsService(prefix)) {
            String near = KnownActions.nearest(prefix, KnownActions.services());
            hint(
                    action.mark(),
                    near == null
                            ? Text.of("Weir does not know the service \"{0}\".", prefix)
                            : Text.of("Weir does not know the service \"{0}\": is \"{1}\" meant?", prefix, near));
        } else if (!KnownActions.takesAny(prefix, operation)) {
            String near = KnownActions.near(prefix, operation);
            hint(
                    action.mark(),
                    near == null
                            ? Text.of("{0} has no action \"{1}\".", prefix, operation)
                            : Text.of("{0} has no action \"{1}\": is \"{2}\" meant?", prefix, operation, near));
        }
    }

    private void resource(Placed resource) {
        String problem = ResourceFit.form(resource.text());
        if (problem != null) {
            error(resource.mark(), problem);
        }
    }

    /** An action for which none of the resources can be right allows nothing; a resource that fits no action is for nothing. */
    private void fits(List<Placed> actions, List<Placed> resources) {
        if (resources.isEmpty()) {
            return;
        }
        for (Placed action : actions) {
            List<@Nullable String> why = new ArrayList<>();
            resources.forEach(each -> why.add(ResourceFit.problem(action.text(), each.text())));
            String first = why.getFirst();
            if (first != null && !why.contains(null)) {
                hint(action.mark(), first);
            }
        }
    }

    private void conditions(@Nullable Placed conditions) {
        if (conditions == null) {
            return;
        }
        if (!conditions.object()) {
            error(conditions.mark(), Text.of("Condition is an object: { \"OPERATOR\": { \"KEY\": \"VALUE\" } }."));
            return;
        }
        conditions.members().forEach((operator, keys) -> {
            String bare =
                    operator.replaceFirst("^(ForAllValues|ForAnyValue):", "").replaceFirst("IfExists$", "");
            Mark mark = conditions.names().getOrDefault(operator, conditions.mark());
            if (!OPERATORS.contains(bare)) {
                String near = KnownActions.nearest(bare, OPERATORS);
                error(
                        mark,
                        near == null
                                ? Text.of("There is no condition operator \"{0}\".", operator)
                                : Text.of("There is no condition operator \"{0}\": is \"{1}\" meant?", operator, near));
            } else if (!keys.object()) {
                error(
                        keys.mark(),
                        Text.of(
                                "After an operator stand keys with their values: { \"aws:SourceIp\": \"10.0.0.0/8\" }."));
            }
        });
    }

    private void wide(Placed statement, List<Placed> actions, List<Placed> resources) {
        boolean all = resources.stream().anyMatch(each -> each.text().equals("*"));
        Placed not = statement.member("NotAction");
        if (not != null) {
            hint(
                    not.mark(),
                    Text.of("Allow with NotAction allows everything else, also what services will have tomorrow."));
        }
        for (Placed action : actions) {
            String text = action.text();
            if (not != null || statement.member("Condition") != null || !(all || sort == Sort.TRUST)) {
                continue;
            }
            if (text.equals("*") || text.equals("*:*")) {
                hint(action.mark(), Text.of("This allows everything on everything: who has it is an administrator."));
            } else if (text.endsWith(":*")) {
                hint(
                        action.mark(),
                        Text.of(
                                "This allows all of {0} on every resource. Name the resources, or the actions that are needed.",
                                text.substring(0, text.length() - 2)));
            } else if (text.equalsIgnoreCase("iam:PassRole") || text.equalsIgnoreCase("sts:AssumeRole")) {
                hint(action.mark(), Text.of("{0} on every role gives whatever any role may do. Name the roles.", text));
            }
        }
    }

    private void unknown(Placed object, Set<String> known) {
        object.names().forEach((name, mark) -> {
            if (!known.contains(name)) {
                String near = KnownActions.nearest(name, known);
                error(mark, known.equals(TOP) ? noElementOfPolicy(name, near) : noElementOfStatement(name, near));
            }
        });
    }

    private static String noElementOfPolicy(String name, @Nullable String near) {
        return near == null
                ? Text.of("\"{0}\" is no element of a policy.", name)
                : Text.of("\"{0}\" is no element of a policy: is \"{1}\" meant?", name, near);
    }

    private static String noElementOfStatement(String name, @Nullable String near) {
        return near == null
                ? Text.of("\"{0}\" is no element of a statement.", name)
                : Text.of("\"{0}\" is no element of a statement: is \"{1}\" meant?", name, near);
    }

    private void error(Mark mark, String text) {
        problems.add(new PolicyProblem(mark.line(), mark.column(), true, text));
    }

    private void hint(Mark mark, String text) {
        problems.add(new PolicyProblem(mark.line(), mark.column(), false, text));
    }
}
