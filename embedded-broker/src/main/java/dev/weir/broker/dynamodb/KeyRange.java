package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.expression.KeyTest;
import dev.weir.broker.dynamodb.value.KeyBytes;
import dev.weir.broker.dynamodb.value.Type;
import dev.weir.broker.dynamodb.value.Value;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The range of positions that a query's key condition is; words as recorded by dynalite's tests. */
final class KeyRange {

    private KeyRange() {}

    /** @throws dev.weir.broker.call.AwsException ValidationException if no range of the keys is meant */
    static Range of(KeySchema keys, Map<String, KeyTest> tests) {
        if (tests.isEmpty() || tests.size() > 2) {
            throw DynamoErrors.validation("Conditions can be of length 1 or 2 only");
        }
        KeySchema.Attribute sort = keys.sort();
        if (sort == null && tests.size() > 1) {
            throw DynamoErrors.validation("Query key condition not supported");
        }
        KeyTest partition = test(keys.partition(), tests, true);
        KeyTest second = sort == null ? null : test(sort, tests, tests.size() > 1);
        if (partition == null || partition.test() != KeyTest.Test.EQ) {
            throw DynamoErrors.validation("Query key condition not supported");
        }
        if (second == null) {
            return Range.beginningWith(Positions.partition(partition.first()).bytes());
        }
        return range(partition.first(), second);
    }

    private static @Nullable KeyTest test(KeySchema.Attribute key, Map<String, KeyTest> tests, boolean required) {
        KeyTest test = tests.get(key.name());
        if (test == null) {
            if (required) {
                throw DynamoErrors.validation("Query condition missed key schema element: " + key.name());
            }
            return null;
        }
        if (test.test() == KeyTest.Test.NONE) {
            throw DynamoErrors.validation("Attempted conditional constraint is not an indexable operation");
        }
        for (Value value : test.values()) {
            if (value.type() != key.type()) {
                throw DynamoErrors.invalid("Condition parameter type does not match schema type");
            }
        }
        if (test.test() == KeyTest.Test.BEGINS_WITH
                && !EnumSet.of(Type.S, Type.B).contains(key.type())) {
            throw DynamoErrors.invalid(
                    "ComparisonOperator BEGINS_WITH is not valid for " + key.type() + " AttributeValue type");
        }
        return test;
    }

    private static Range range(Value partition, KeyTest sort) {
        byte[] all = Positions.partition(partition).bytes();
        byte[] end = KeyBytes.after(all);
        byte[] value = Positions.partition(partition).value(sort.first()).bytes();
        return switch (sort.test()) {
            case EQ -> Range.beginningWith(value);
            case LT -> new Range(all, value);
            case LE -> new Range(all, KeyBytes.after(value));
            case GT -> new Range(KeyBytes.after(value), end);
            case GE -> new Range(value, end);
            case BETWEEN ->
                new Range(
                        value,
                        KeyBytes.after(Positions.partition(partition)
                                .value(sort.values().getLast())
                                .bytes()));
            case BEGINS_WITH ->
                Range.beginningWith(
                        Positions.partition(partition).beginning(sort.first()).bytes());
            case NONE -> throw new IllegalArgumentException("No range");
        };
    }
}
