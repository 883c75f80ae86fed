package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.value.AttributeValues;
import dev.weir.broker.dynamodb.value.Type;
import dev.weir.broker.dynamodb.value.Value;
import dev.weir.broker.dynamodb.value.ValueOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/**
 * The parameters that conditions were said with before there were expressions: Expected, QueryFilter, ScanFilter and
 * KeyConditions. Rules and words as recorded from AWS by dynalite's tests.
 */
public final class OlderConditions {

    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final Set<Type> ORDERED = EnumSet.of(Type.S, Type.N, Type.B);

    private OlderConditions() {}

    /**
     * The condition that Expected is.
     *
     * @param anyOf whether ConditionalOperator is OR
     * @throws AwsException ValidationException if it is none
     */
    public static Condition expected(Map<String, ExpectedAttributeValue> expected, boolean anyOf) {
        List<Condition> parts = new ArrayList<>();
        expected.forEach((attribute, each) -> parts.add(expected(attribute, each)));
        return join(parts, anyOf);
    }

    private static Condition expected(String attribute, ExpectedAttributeValue expected) {
        String about = " for Attribute: " + attribute;
        boolean hasList = expected.hasAttributeValueList();
        AttributeValue single = expected.value();
        if (hasList && single != null) {
            throw invalid(INVALID + "Value and AttributeValueList cannot be used together" + about);
        }
        String operator = expected.comparisonOperatorAsString();
        if (operator != null) {
            if (expected.exists() != null) {
                throw invalid(INVALID + "Exists and ComparisonOperator cannot be used together" + about);
            }
            boolean needsValue = !operator.equals("NULL") && !operator.equals("NOT_NULL");
            if (needsValue && !hasList && single == null) {
                throw invalid(INVALID + "Value or AttributeValueList must be used with ComparisonOperator: " + operator
                        + about);
            }
            return condition(
                    attribute, operator, single == null ? expected.attributeValueList() : List.of(single), false);
        }
        if (hasList) {
            throw invalid(INVALID + "AttributeValueList can only be used with a ComparisonOperator" + about);
        }
        boolean exists = expected.exists() == null || expected.exists();
        if (exists && single == null) {
            throw invalid(INVALID + "Value must be provided when Exists is " + expected.exists() + about);
        }
        if (!exists && single != null) {
            throw invalid(INVALID + "Value cannot be used when Exists is false" + about);
        }
        return single == null
                ? condition(attribute, "NULL", List.of(), false)
                : condition(attribute, "EQ", List.of(single), false);
    }

    /**
     * The condition that a filter is.
     *
     * @param anyOf whether ConditionalOperator is OR
     * @throws AwsException ValidationException if it is none
     */
    public static Condition filter(
            Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> filter, boolean anyOf) {
        List<Condition> parts = new ArrayList<>();
        filter.forEach((attribute, each) ->
                parts.add(condition(attribute, each.comparisonOperatorAsString(), each.attributeValueList(), true)));
        return join(parts, anyOf);
    }

    /**
     * What KeyConditions wants of each attribute.
     *
     * @throws AwsException ValidationException if it is none
     */
    public static Map<String, KeyTest> keys(
            Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> conditions) {
        Map<String, KeyTest> tests = new LinkedHashMap<>();
        conditions.forEach((attribute, each) -> {
            List<Value> values = values(each.comparisonOperatorAsString(), each.attributeValueList(), true);
            KeyTest.Test test = switch (each.comparisonOperator()) {
                case EQ -> KeyTest.Test.EQ;
                case LT -> KeyTest.Test.LT;
                case LE -> KeyTest.Test.LE;
                case GT -> KeyTest.Test.GT;
                case GE -> KeyTest.Test.GE;
                case BETWEEN -> KeyTest.Test.BETWEEN;
                case BEGINS_WITH -> KeyTest.Test.BEGINS_WITH;
                default -> KeyTest.Test.NONE;
            };
            tests.put(attribute, new KeyTest(test, values));
        });
        return tests;
    }

    private static Condition join(List<Condition> parts, boolean anyOf) {
        return anyOf ? new Condition.Or(parts) : new Condition.And(parts);
    }

    private static Condition condition(
            String attribute, @Nullable String operator, List<AttributeValue> given, boolean strict) {
        List<Value> values = values(operator, given, strict);
        Path path = Path.to(attribute);
        Operand operand = new Operand.At(path);
        List<Operand> constants =
                values.stream().<Operand>map(Operand.Constant::new).toList();
        return switch (ComparisonOperator.fromValue(operator)) {
            case EQ -> new Condition.Compare(Condition.Comparator.EQ, operand, constants.getFirst());
            case NE -> new Condition.Compare(Condition.Comparator.NE, operand, constants.getFirst());
            case LT -> new Condition.Compare(Condition.Comparator.LT, operand, constants.getFirst());
            case LE -> new Condition.Compare(Condition.Comparator.LE, operand, constants.getFirst());
            case GT -> new Condition.Compare(Condition.Comparator.GT, operand, constants.getFirst());
            case GE -> new Condition.Compare(Condition.Comparator.GE, operand, constants.getFirst());
            case IN -> new Condition.In(operand, constants);
            case BETWEEN -> new Condition.Between(operand, constants.getFirst(), constants.getLast());
            case NOT_NULL -> new Condition.Exists(path);
            case NULL -> new Condition.Not(new Condition.Exists(path));
            case CONTAINS -> new Condition.Contains(operand, constants.getFirst());
            case NOT_CONTAINS -> new Condition.Not(new Condition.Contains(operand, constants.getFirst()));
            case BEGINS_WITH -> new Condition.BeginsWith(operand, constants.getFirst());
            case UNKNOWN_TO_SDK_VERSION -> throw unknown(operator);
        };
    }

    /**
     * The operands of an operator, in number and types as it takes them.
     *
     * @param strict whether their types must suit the operator; in Expected others are taken, and never hold
     */
    private static List<Value> values(@Nullable String operator, List<AttributeValue> given, boolean strict) {
        if (operator == null || ComparisonOperator.fromValue(operator) == ComparisonOperator.UNKNOWN_TO_SDK_VERSION) {
            throw unknown(operator);
        }
        List<Value> values = given.stream().map(AttributeValues::value).toList();
        boolean fits = switch (operator) {
            case "NULL", "NOT_NULL" -> values.isEmpty();
            case "BETWEEN" -> values.size() == 2;
            case "IN" -> !values.isEmpty();
            default -> values.size() == 1;
        };
        if (!fits) {
            throw invalid(INVALID + "Invalid number of argument(s) for the " + operator + " ComparisonOperator");
        }
        if (values.stream().map(Value::type).distinct().count() > 1) {
            throw invalid(INVALID + "AttributeValues inside AttributeValueList must be of same type");
        }
        for (Value value : values) {
            if (strict && !takes(operator, value.type())) {
                throw invalid(INVALID + "ComparisonOperator " + operator + " is not valid for " + value.type()
                        + " AttributeValue type");
            }
        }
        if (operator.equals("BETWEEN")
                && ValueOrder.compare(values.getFirst(), values.getLast()).orElse(0) > 0) {
            throw invalid(
                    "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
        return values;
    }

    /** Equality takes every type (as of today's service; the recordings are older than lists and maps). */
    private static boolean takes(String operator, Type type) {
        return switch (operator) {
            case "EQ", "NE" -> true;
            case "BEGINS_WITH" -> type == Type.S || type == Type.B;
            case "CONTAINS", "NOT_CONTAINS" -> ORDERED.contains(type) || type == Type.BOOL || type == Type.NULL;
            default -> ORDERED.contains(type);
        };
    }

    private static AwsException unknown(@Nullable String operator) {
        return invalid("1 validation error detected: Value " + (operator == null ? "null" : "'" + operator + "'")
                + " at 'comparisonOperator' failed to satisfy constraint: "
                + (operator == null
                        ? "Member must not be null"
                        : "Member must satisfy enum value set: [IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL,"
                                + " NE, LE, BEGINS_WITH, GE, CONTAINS]"));
    }

    private static AwsException invalid(String message) {
        return AwsException.of("ValidationException", message);
    }
}
