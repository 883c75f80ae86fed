package dev.weir.broker.dynamodb;

import dev.weir.broker.call.Call;
import dev.weir.broker.dynamodb.expression.Condition;
import dev.weir.broker.dynamodb.expression.Expressions;
import dev.weir.broker.dynamodb.expression.Update;
import dev.weir.broker.dynamodb.value.AttributeValues;
import dev.weir.broker.dynamodb.value.Item;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One write of a transaction.
 *
 * @param tellsItem whether the item is told if the condition fails
 */
record TransactWrite(Write write, boolean tellsItem) {

    static TransactWrite of(TransactWriteItem item, Tables tables, Call call) {
        long kinds = Stream.of(item.put(), item.update(), item.delete(), item.conditionCheck())
                .filter(each -> each != null)
                .count();
        if (kinds != 1) {
            throw DynamoErrors.validation(
                    "TransactItems can only contain one of Check, Put, Update or Delete in each of its elements");
        }
        if (item.put() != null) {
            return put(item.put(), tables, call);
        }
        if (item.update() != null) {
            return update(item.update(), tables, call);
        }
        return item.delete() != null ? delete(item.delete(), tables, call) : check(item.conditionCheck(), tables, call);
    }

    private static TransactWrite put(Put put, Tables tables, Call call) {
        Item item = AttributeValues.item(put.item());
        ItemOperations.checkSize(item);
        Condition condition = condition(
                put.conditionExpression(),
                put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null,
                put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null);
        Table table = tables.forItems(call, put.tableName());
        Keys.checkIn(table, item);
        return new TransactWrite(
                new Write(table, item.only(table.keys().names()), condition, Changes.put(item)),
                tells(put.returnValuesOnConditionCheckFailure()));
    }

    private static TransactWrite update(
            software.amazon.awssdk.services.dynamodb.model.Update given, Tables tables, Call call) {
        Item key = AttributeValues.item(given.key());
        Expressions expressions = new Expressions(
                given.hasExpressionAttributeNames() ? given.expressionAttributeNames() : null,
                given.hasExpressionAttributeValues() ? given.expressionAttributeValues() : null);
        Update read = expressions.update(given.updateExpression());
        Set<String> nested = expressions.nested();
        Update update = read == null ? Update.nothing() : read;
        Condition condition = expressions.condition("ConditionExpression", given.conditionExpression());
        expressions.checkUsed();
        Table table = tables.forItems(call, given.tableName());
        Keys.check(table.keys(), key);
        Changes.check(table, update);
        Keys.checkScalars(table, nested);
        return new TransactWrite(
                new Write(table, key, condition, Changes.update(key, update, false)),
                tells(given.returnValuesOnConditionCheckFailure()));
    }

    private static TransactWrite delete(Delete given, Tables tables, Call call) {
        Item key = AttributeValues.item(given.key());
        Condition condition = condition(
                given.conditionExpression(),
                given.hasExpressionAttributeNames() ? given.expressionAttributeNames() : null,
                given.hasExpressionAttributeValues() ? given.expressionAttributeValues() : null);
        Table table = tables.forItems(call, given.tableName());
        Keys.check(table.keys(), key);
        return new TransactWrite(
                new Write(table, key, condition, Changes.delete()), tells(given.returnValuesOnConditionCheckFailure()));
    }

    private static TransactWrite check(ConditionCheck given, Tables tables, Call call) {
        Item key = AttributeValues.item(given.key());
        Condition condition = condition(
                given.conditionExpression(),
                given.hasExpressionAttributeNames() ? given.expressionAttributeNames() : null,
                given.hasExpressionAttributeValues() ? given.expressionAttributeValues() : null);
        Table table = tables.forItems(call, given.tableName());
        Keys.check(table.keys(), key);
        return new TransactWrite(
                new Write(table, key, condition, Changes.check()), tells(given.returnValuesOnConditionCheckFailure()));
    }

    private static @Nullable Condition condition(
            @Nullable String expression,
            @Nullable Map<String, String> names,
            @Nullable Map<String, AttributeValue> values) {
        Expressions expressions = new Expressions(names, values);
        Condition condition = expressions.condition("ConditionExpression", expression);
        expressions.checkUsed();
        return condition;
    }

    private static boolean tells(@Nullable ReturnValuesOnConditionCheckFailure wanted) {
        return wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }
}
