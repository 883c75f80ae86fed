package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.expression.Condition.Comparator;
import dev.weir.broker.dynamodb.expression.Findings.Fault;
import dev.weir.broker.dynamodb.value.Numbers;
import dev.weir.broker.dynamodb.value.Type;
import dev.weir.broker.dynamodb.value.Value;
import dev.weir.broker.dynamodb.value.ValueOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operators and functions of conditions take, in the service's words (as recorded by dynalite's tests). */
final class ConditionChecks {

    private static final Map<String, Integer> OPERANDS = Map.of(
            "attribute_exists", 1,
            "attribute_not_exists", 1,
            "attribute_type", 2,
            "begins_with", 2,
            "contains", 2,
            "size", 1);

    private final Findings findings;

    ConditionChecks(Findings findings) {
        this.findings = findings;
    }

    /** Whether there is such a function that takes such operands; if not, why not is noted. */
    boolean function(String name, List<Operand> operands) {
        Integer count = OPERANDS.get(name);
        if (count == null) {
            findings.note(Fault.UNKNOWN_FUNCTION, "Invalid function name; function: " + name);
            return false;
        }
        if (count != operands.size()) {
            findings.note(
                    Fault.OPERAND_COUNT,
                    "Incorrect number of operands for operator or function; operator or function: " + name
                            + ", number of operands: " + operands.size());
            return false;
        }
        if (count == 2) {
            distinct(name, operands.getFirst(), operands.getLast());
        }
        return operandsFit(name, operands);
    }

    private boolean operandsFit(String name, List<Operand> operands) {
        Operand first = operands.getFirst();
        switch (name) {
            case "attribute_exists", "attribute_not_exists" -> {
                if (!(first instanceof Operand.At)) {
                    findings.note(
                            Fault.OPERAND_TYPE,
                            "Operator or function requires a document path; operator or function: " + name);
                    return false;
                }
            }
            case "begins_with" -> {
                for (Operand operand : operands) {
                    Type type = operand.type();
                    if (type != null && type != Type.S && type != Type.B) {
                        return wrongType(name, type.name());
                    }
                }
            }
            case "attribute_type" -> {
                Operand type = operands.getLast();
                if (type.type() != Type.S) {
                    return wrongType(
                            name,
                            type.type() == null
                                    ? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"
                                    : type.type().name());
                }
                return isTypeName(type);
            }
            case "size" -> {
                Type type = first.type();
                if (type == Type.N || type == Type.BOOL || type == Type.NULL) {
                    return wrongType(name, type.name());
                }
            }
            default -> {}
        }
        return true;
    }

    private boolean isTypeName(Operand operand) {
        if (operand instanceof Operand.Constant(Value.Text(String name))) {
            for (Type type : Type.values()) {
                if (type.name().equals(name)) {
                    return true;
                }
            }
            findings.note(
                    Fault.OPERAND_TYPE,
                    "Invalid attribute type name found; type: " + name
                            + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        }
        return false;
    }

    void comparison(Comparator comparator, Operand left, Operand right) {
        distinct(comparator.sign(), left, right);
        if (comparator != Comparator.EQ && comparator != Comparator.NE) {
            ordered(comparator.sign(), left);
            ordered(comparator.sign(), right);
        }
    }

    private void ordered(String operator, Operand operand) {
        Type type = operand.type();
        if (type != null && !type.isOrdered()) {
            findings.note(
                    Fault.OPERAND_TYPE,
                    "Incorrect operand type for operator or function; operator: " + operator + ", operand type: "
                            + type.name());
        }
    }

    void between(Operand lower, Operand upper) {
        if (lower instanceof Operand.Constant(Value from) && upper instanceof Operand.Constant(Value to)) {
            String bounds = "lower bound operand: AttributeValue: " + shown(from)
                    + ", upper bound operand: AttributeValue: " + shown(to);
            if (from.type() != to.type()) {
                findings.note(
                        Fault.OPERAND_TYPE,
                        "The BETWEEN operator requires same data type for lower and upper bounds; " + bounds);
            } else if (ValueOrder.compare(from, to).orElse(0) > 0) {
                findings.note(
                        Fault.OPERAND_TYPE,
                        "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
                                + bounds);
            }
        }
        ordered("BETWEEN", lower);
        ordered("BETWEEN", upper);
    }

    private void distinct(String name, Operand left, Operand right) {
        if (left instanceof Operand.At at && left.equals(right)) {
            findings.note(
                    Fault.SAME_OPERANDS,
                    "The first operand must be distinct from the remaining operands for this operator or function;"
                            + " operator: " + name + ", first operand: " + at.path());
        }
    }

    /** Notes that a function stands where what it gives cannot be used. */
    void misused(String function) {
        findings.note(
                Fault.MISUSED_FUNCTION,
                "The function is not allowed to be used this way in an expression; function: " + function);
    }

    /** The function that a condition is written as, or null if it is written otherwise. */
    static @Nullable String functionOf(Condition condition) {
        return switch (condition) {
            case Condition.Exists _ -> "attribute_exists";
            case Condition.Not(Condition.Exists _) -> "attribute_not_exists";
            case Condition.HasType _ -> "attribute_type";
            case Condition.BeginsWith _ -> "begins_with";
            case Condition.Contains _ -> "contains";
            default -> null;
        };
    }

    /** The path of an operand that was checked to be one. */
    Path path(Operand operand) {
        return ((Operand.At) operand).path();
    }

    /** The type that an operand names, which was checked to name one. */
    Type typeNamed(Operand operand) {
        return Type.valueOf(((Value.Text) ((Operand.Constant) operand).value()).text());
    }

    private boolean wrongType(String function, String type) {
        findings.note(
                Fault.OPERAND_TYPE,
                "Incorrect operand type for operator or function; operator or function: " + function
                        + ", operand type: " + type);
        return false;
    }

    private static String shown(Value value) {
        String text = switch (value) {
            case Value.Text some -> some.text();
            case Value.Num number -> Numbers.text(number.number());
            case Value.Binary binary ->
                Base64.getEncoder().encodeToString(binary.bytes().asByteArrayUnsafe());
            default -> "";
        };
        return "{" + value.type() + ":" + text + "}";
    }
}
