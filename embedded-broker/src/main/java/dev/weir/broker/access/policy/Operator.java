package dev.weir.broker.access.policy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The condition operators of the IAM reference, each as the question whether one value of a request is one of a policy. */
enum Operator {
    STRING_EQUALS("StringEquals", false, false),
    STRING_NOT_EQUALS("StringNotEquals", true, false),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, false),
    STRING_LIKE("StringLike", false, true),
    STRING_NOT_LIKE("StringNotLike", true, true),
    ARN_EQUALS("ArnEquals", false, true),
    ARN_NOT_EQUALS("ArnNotEquals", true, true),
    ARN_LIKE("ArnLike", false, true),
    ARN_NOT_LIKE("ArnNotLike", true, true),
    NUMERIC_EQUALS("NumericEquals", false, (a, b) -> Values.compareNumbers(a, b, order -> order == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, (a, b) -> Values.compareNumbers(a, b, order -> order == 0)),
    NUMERIC_LESS_THAN("NumericLessThan", false, (a, b) -> Values.compareNumbers(a, b, order -> order < 0)),
    NUMERIC_LESS_THAN_EQUALS(
            "NumericLessThanEquals", false, (a, b) -> Values.compareNumbers(a, b, order -> order <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, (a, b) -> Values.compareNumbers(a, b, order -> order > 0)),
    NUMERIC_GREATER_THAN_EQUALS(
            "NumericGreaterThanEquals", false, (a, b) -> Values.compareNumbers(a, b, order -> order >= 0)),
    DATE_EQUALS("DateEquals", false, (a, b) -> Values.compareDates(a, b, order -> order == 0)),
    DATE_NOT_EQUALS("DateNotEquals", true, (a, b) -> Values.compareDates(a, b, order -> order == 0)),
    DATE_LESS_THAN("DateLessThan", false, (a, b) -> Values.compareDates(a, b, order -> order < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, (a, b) -> Values.compareDates(a, b, order -> order <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", false, (a, b) -> Values.compareDates(a, b, order -> order > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, (a, b) -> Values.compareDates(a, b, order -> order >= 0)),
    BOOL("Bool", false, (a, b) -> a.equalsIgnoreCase(b)),
    BINARY_EQUALS("BinaryEquals", false, Operator::sameBytes),
    IP_ADDRESS("IpAddress", false, AddressRange::contains),
    NOT_IP_ADDRESS("NotIpAddress", true, AddressRange::contains),
    NULL("Null", false, (a, b) -> false);

    private final String text;
    private final boolean negated;
    private final boolean wildcards;

    @SuppressWarnings("ImmutableEnumChecker") // these keep nothing
    private final @Nullable BiPredicate<String, String> compared;

    Operator(String text, boolean negated, boolean wildcards) {
        this.text = text;
        this.negated = negated;
        this.wildcards = wildcards;
        this.compared = null;
    }

    Operator(String text, boolean negated, BiPredicate<String, String> compared) {
        this.text = text;
        this.negated = negated;
        this.wildcards = false;
        this.compared = compared;
    }

    static Optional<Operator> of(String text) {
        for (Operator each : values()) {
            if (each.text.equalsIgnoreCase(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Whether it holds where none of its values is the request's. */
    boolean isNegated() {
        return negated;
    }

    /** Whether a value of a request is one of the policy, before negation. */
    boolean matches(String given, String wanted, AuthorizationRequest request, boolean variables) {
        if (compared != null) {
            return compared.test(given, wanted);
        }
        if (text.startsWith("Arn")) {
            return ArnPattern.matches(given, wanted, request, variables);
        }
        return Glob.of(wanted, request, wildcards, variables)
                .map(glob -> glob.matches(given, text.endsWith("IgnoreCase")))
                .orElse(false);
    }

    private static boolean sameBytes(String given, String wanted) {
        try {
            return Arrays.equals(
                    Base64.getDecoder().decode(given), Base64.getDecoder().decode(wanted));
        } catch (IllegalArgumentException e) {
            return false; // what is no Base64 equals nothing
        }
    }
}
