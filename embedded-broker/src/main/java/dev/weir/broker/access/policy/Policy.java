package dev.weir.broker.access.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A policy that was read. Immutable. */
public final class Policy {

    private static final String WITH_VARIABLES = "2012-10-17";

    private final String version;
    private final List<Statement> statements;

    Policy(String version, List<Statement> statements) {
        this.version = version;
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads a policy of an identity: a user's, a group's, a role's, a boundary, or a session's.
     *
     * @throws MalformedPolicyException if it is none
     */
    public static Policy ofIdentity(String json) throws MalformedPolicyException {
        return new PolicyReader(false).read(json);
    }

    /**
     * Reads a policy of a resource, whose statements say whom they speak of.
     *
     * @throws MalformedPolicyException if it is none
     */
    public static Policy ofResource(String json) throws MalformedPolicyException {
        return new PolicyReader(true).read(json);
    }

    List<Statement> statements() {
        return statements;
    }

    boolean hasVariables() {
        return version.equals(WITH_VARIABLES);
    }

    /** The condition keys that its statements ask for, in small letters. */
    public Set<String> conditionKeys() {
        Set<String> keys = new TreeSet<>();
        for (Statement statement : statements) {
            statement.conditions().forEach(condition -> keys.add(condition.key().toLowerCase(Locale.ROOT)));
        }
        return keys;
    }
}
