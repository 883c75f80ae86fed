package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.expression.Condition.Comparator;
import dev.weir.broker.dynamodb.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The condition of a query, taken apart into one test a key attribute; with the service's words for what it is not. */
public final class KeyConditions {

    private final Map<String, KeyTest> tests = new LinkedHashMap<>();

    private KeyConditions() {}

    /**
     * Takes a condition apart.
     *
     * @throws AwsException ValidationException if it is not one on keys
     */
    public static Map<String, KeyTest> of(Condition condition) {
        KeyConditions conditions = new KeyConditions();
        conditions.add(condition);
        return conditions.tests;
    }

    private void add(Condition condition) {
        switch (condition) {
            case Condition.And and -> and.parts().forEach(this::add);
            case Condition.Compare(Comparator comparator, Operand left, Operand right) ->
                compare(comparator, left, right);
            case Condition.Between(Operand operand, Operand lower, Operand upper) ->
                put(first(operand, "BETWEEN"), KeyTest.Test.BETWEEN, lower, upper);
            case Condition.BeginsWith(Operand operand, Operand beginning) ->
                put(first(operand, "begins_with"), KeyTest.Test.BEGINS_WITH, beginning);
            case Condition.Or _ -> throw operator("OR");
            case Condition.In _ -> throw operator("IN");
            case Condition.Not(Condition.Exists _) -> throw operator("attribute_not_exists");
            case Condition.Not _ -> throw operator("NOT");
            case Condition.Exists _ -> throw operator("attribute_exists");
            case Condition.HasType _ -> throw operator("attribute_type");
            case Condition.Contains _ -> throw operator("contains");
        }
    }

    private void compare(Comparator comparator, Operand left, Operand right) {
        if (comparator == Comparator.NE) {
            throw operator("<>");
        }
        if (left instanceof Operand.At && right instanceof Operand.At) {
            throw condition("Multiple attribute names used in one condition");
        }
        if (left instanceof Operand.Size || right instanceof Operand.Size) {
            throw invalid("KeyConditionExpressions cannot contain nested operations");
        }
        if (left instanceof Operand.At at) {
            put(at, test(comparator), right);
        } else if (right instanceof Operand.At at) {
            put(at, test(comparator.turned()), left);
        } else {
            throw condition("No key attribute specified");
        }
    }

    private static KeyTest.Test test(Comparator comparator) {
        return switch (comparator) {
            case LT -> KeyTest.Test.LT;
            case LE -> KeyTest.Test.LE;
            case GT -> KeyTest.Test.GT;
            case GE -> KeyTest.Test.GE;
            case EQ -> KeyTest.Test.EQ;
            case NE -> KeyTest.Test.NONE;
        };
    }

    private static Operand.At first(Operand operand, String operator) {
        if (operand instanceof Operand.At at) {
            return at;
        }
        throw condition(operator + " operator must have the key attribute as its first operand");
    }

    private void put(Operand.At at, KeyTest.Test test, Operand... operands) {
        if (at.path().isNested()) {
            throw invalid("KeyConditionExpressions cannot have conditions on nested attributes");
        }
        List<Value> values = Stream.of(operands).map(KeyConditions::constant).toList();
        @Nullable KeyTest earlier = tests.put(at.path().attribute(), new KeyTest(test, values));
        if (earlier != null) {
            throw invalid("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static Value constant(Operand operand) {
        return switch (operand) {
            case Operand.Constant constant -> constant.value();
            case Operand.At _ -> throw condition("Multiple attribute names used in one condition");
            case Operand.Size _ -> throw invalid("KeyConditionExpressions cannot contain nested operations");
        };
    }

    private static AwsException operator(String operator) {
        return invalid("Invalid operator used in KeyConditionExpression: " + operator);
    }

    private static AwsException condition(String message) {
        return invalid("Invalid condition in KeyConditionExpression: " + message);
    }

    private static AwsException invalid(String message) {
        return AwsException.of("ValidationException", message);
    }
}
