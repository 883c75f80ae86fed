package dev.weir.broker.access.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of a statement's condition: an operator, a key, and the values of which one has to fit.
 *
 * @param set whether all values of the request have to fit, any one of them, or whether it is expected to have one
 * @param ifExists whether a request without the key fits
 */
record Condition(Operator operator, Set set, boolean ifExists, String key, List<String> values) {

    private static final String IF_EXISTS = "ifexists";

    /** How the values of a request are asked for. */
    enum Set {
        ONE,
        FOR_ALL_VALUES,
        FOR_ANY_VALUE
    }

    /** @return empty if there is no operator of that name */
    static Optional<Condition> of(String name, String key, List<String> values) {
        String rest = name;
        Set set = Set.ONE;
        int colon = name.indexOf(':');
        if (colon >= 0) {
            rest = name.substring(colon + 1);
            switch (name.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "forallvalues" -> set = Set.FOR_ALL_VALUES;
                case "foranyvalue" -> set = Set.FOR_ANY_VALUE;
                default -> {
                    return Optional.empty();
                }
            }
        }
        boolean ifExists = rest.toLowerCase(Locale.ROOT).endsWith(IF_EXISTS);
        String operator = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        Set asked = set;
        return Operator.of(operator)
                .filter(found -> found != Operator.NULL || (!ifExists && asked == Set.ONE))
                .map(found -> new Condition(found, asked, ifExists, key, List.copyOf(values)));
    }

    boolean holds(AuthorizationRequest request, boolean variables) {
        List<String> given = request.values(key);
        if (operator == Operator.NULL) {
            return values.stream().anyMatch(each -> Boolean.parseBoolean(each.strip()) == given.isEmpty());
        }
        if (given.isEmpty()) {
            return ifExists || set == Set.FOR_ALL_VALUES || (set == Set.ONE && operator.isNegated());
        }
        return switch (set) {
            case FOR_ALL_VALUES -> given.stream().allMatch(value -> fits(value, request, variables));
            case FOR_ANY_VALUE -> given.stream().anyMatch(value -> fits(value, request, variables));
            case ONE ->
                operator.isNegated()
                        ? given.stream().allMatch(value -> fits(value, request, variables))
                        : given.stream().anyMatch(value -> fits(value, request, variables));
        };
    }

    /** A negated operator fits where none of its values does. */
    private boolean fits(String given, AuthorizationRequest request, boolean variables) {
        return operator.isNegated()
                != values.stream().anyMatch(wanted -> operator.matches(given, wanted, request, variables));
    }
}
