package dev.weir.broker.dynamodb.expression;

import java.util.EnumMap;
import java.util.Map;

/**
 * What is wrong with an expression that can be read. The service tells only one thing, and which one follows an order of
 * its own (as dynalite found): first by the kind of the fault, then by place. Not thread-safe.
 */
final class Findings {

    /** The kinds of faults, in the order in which they are told. */
    enum Fault {
        PARENTHESES,
        UNKNOWN_FUNCTION,
        MISUSED_FUNCTION,
        RESERVED_WORD,
        SECTION,
        UNDEFINED_NAME,
        UNDEFINED_VALUE,
        OVERLAPPING_PATHS,
        CONFLICTING_PATHS,
        OPERAND_COUNT,
        SAME_OPERANDS,
        OPERAND_TYPE
    }

    private final Map<Fault, String> found = new EnumMap<>(Fault.class);

    void note(Fault fault, String message) {
        found.putIfAbsent(fault, message);
    }

    /** @throws ExpressionException with what is to be told first, if anything was noted */
    void check() {
        if (!found.isEmpty()) {
            throw new ExpressionException(found.values().iterator().next());
        }
    }
}
