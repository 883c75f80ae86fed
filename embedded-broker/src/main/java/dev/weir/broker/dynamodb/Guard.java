package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.expression.Condition;
import dev.weir.broker.dynamodb.expression.Expressions;
import dev.weir.broker.dynamodb.expression.OlderConditions;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The conditions of writes, however a request says them, and what is told when they fail. */
final class Guard {

    private Guard() {}

    /** The names and values of a request's expressions; maps that it does not give are given as null. */
    static Expressions expressions(
            boolean hasNames, Map<String, String> names, boolean hasValues, Map<String, AttributeValue> values) {
        return new Expressions(hasNames ? names : null, hasValues ? values : null);
    }

    /** The condition that a request has, by expression or by Expected; null if it has none. */
    static @Nullable Condition condition(
            Expressions expressions,
            @Nullable String expression,
            Map<String, ExpectedAttributeValue> expected,
            @Nullable ConditionalOperator operator) {
        if (expression != null || expected.isEmpty()) {
            return expressions.condition("ConditionExpression", expression);
        }
        return OlderConditions.expected(expected, operator == ConditionalOperator.OR);
    }

    /** What a caller is told: of a failed condition with the item, where the request wants that. */
    static Function<Write.Refused, AwsException> refusal(@Nullable ReturnValuesOnConditionCheckFailure told) {
        return refused -> {
            AwsException reason = refused.reason();
            boolean failed = reason.code().equals("ConditionalCheckFailedException");
            return failed && told == ReturnValuesOnConditionCheckFailure.ALL_OLD
                    ? DynamoErrors.conditionFailed(refused.present())
                    : reason;
        };
    }
}
