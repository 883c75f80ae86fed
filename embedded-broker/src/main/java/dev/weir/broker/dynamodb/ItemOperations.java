package dev.weir.broker.dynamodb;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.dynamodb.expression.Condition;
import dev.weir.broker.dynamodb.expression.Expressions;
import dev.weir.broker.dynamodb.expression.OlderUpdate;
import dev.weir.broker.dynamodb.expression.ParameterMix;
import dev.weir.broker.dynamodb.expression.Projection;
import dev.weir.broker.dynamodb.expression.Update;
import dev.weir.broker.dynamodb.value.AttributeValues;
import dev.weir.broker.dynamodb.value.Item;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Reading and writing single items. */
final class ItemOperations {

    private final Tables tables;
    private final ItemWriter writer;
    private final ItemReader reader;

    ItemOperations(Tables tables, ItemWriter writer, ItemReader reader) {
        this.tables = tables;
        this.writer = writer;
        this.reader = reader;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("PutItem", false, true, PutItemRequest::builder, this::put),
                new Operation<>("GetItem", true, true, GetItemRequest::builder, this::get),
                new Operation<>("UpdateItem", false, true, UpdateItemRequest::builder, this::update),
                new Operation<>("DeleteItem", false, true, DeleteItemRequest::builder, this::delete));
    }

    private PutItemResponse put(PutItemRequest request, Call call) {
        TableNames.name(request.tableName());
        new ParameterMix()
                .expression("ConditionExpression", request.conditionExpression() != null)
                .older("Expected", request.hasExpected())
                .check(request.hasExpressionAttributeNames(), request.hasExpressionAttributeValues());
        Item item = AttributeValues.item(request.item());
        requireAllOldOrNone(request.returnValues());
        checkSize(item);
        Expressions expressions = Guard.expressions(
                request.hasExpressionAttributeNames(),
                request.expressionAttributeNames(),
                request.hasExpressionAttributeValues(),
                request.expressionAttributeValues());
        Condition condition = Guard.condition(
                expressions, request.conditionExpression(), request.expected(), request.conditionalOperator());
        expressions.checkUsed();
        Table table = tables.forItems(call, request.tableName());
        Keys.checkIn(table, item);
        Write.Done done = writer.write(
                new Write(table, item.only(table.keys().names()), condition, Changes.put(item)),
                Guard.refusal(request.returnValuesOnConditionCheckFailure()));
        return PutItemResponse.builder()
                .attributes(before(request.returnValues(), done))
                .consumedCapacity(Capacity.of(table, request.returnConsumedCapacity(), Capacity.write(done)))
                .build();
    }

    private DeleteItemResponse delete(DeleteItemRequest request, Call call) {
        TableNames.name(request.tableName());
        new ParameterMix()
                .expression("ConditionExpression", request.conditionExpression() != null)
                .older("Expected", request.hasExpected())
                .check(request.hasExpressionAttributeNames(), request.hasExpressionAttributeValues());
        Item key = AttributeValues.item(request.key());
        requireAllOldOrNone(request.returnValues());
        Expressions expressions = Guard.expressions(
                request.hasExpressionAttributeNames(),
                request.expressionAttributeNames(),
                request.hasExpressionAttributeValues(),
                request.expressionAttributeValues());
        Condition condition = Guard.condition(
                expressions, request.conditionExpression(), request.expected(), request.conditionalOperator());
        expressions.checkUsed();
        Table table = tables.forItems(call, request.tableName());
        Keys.check(table.keys(), key);
        Write.Done done = writer.write(
                new Write(table, key, condition, Changes.delete()),
                Guard.refusal(request.returnValuesOnConditionCheckFailure()));
        return DeleteItemResponse.builder()
                .attributes(before(request.returnValues(), done))
                .consumedCapacity(Capacity.of(table, request.returnConsumedCapacity(), Capacity.write(done)))
                .build();
    }

    private UpdateItemResponse update(UpdateItemRequest request, Call call) {
        TableNames.name(request.tableName());
        new ParameterMix()
                .expression("UpdateExpression", request.updateExpression() != null)
                .expression("ConditionExpression", request.conditionExpression() != null)
                .older("AttributeUpdates", request.hasAttributeUpdates())
                .older("Expected", request.hasExpected())
                .check(request.hasExpressionAttributeNames(), request.hasExpressionAttributeValues());
        Item key = AttributeValues.item(request.key());
        Update older = request.hasAttributeUpdates() ? OlderUpdate.of(request.attributeUpdates()) : null;
        Expressions expressions = Guard.expressions(
                request.hasExpressionAttributeNames(),
                request.expressionAttributeNames(),
                request.hasExpressionAttributeValues(),
                request.expressionAttributeValues());
        Update newer = expressions.update(request.updateExpression());
        Set<String> nested = expressions.nested();
        Condition condition = Guard.condition(
                expressions, request.conditionExpression(), request.expected(), request.conditionalOperator());
        expressions.checkUsed();
        Update update = newer != null ? newer : older != null ? older : Update.nothing();
        Table table = tables.forItems(call, request.tableName());
        Keys.check(table.keys(), key);
        Changes.check(table, update);
        Keys.checkScalars(table, nested);
        Write.Done done = writer.write(
                new Write(table, key, condition, Changes.update(key, update, older != null)),
                Guard.refusal(request.returnValuesOnConditionCheckFailure()));
        return UpdateItemResponse.builder()
                .attributes(returned(request.returnValues(), update, done))
                .consumedCapacity(Capacity.of(table, request.returnConsumedCapacity(), Capacity.write(done)))
                .build();
    }

    private GetItemResponse get(GetItemRequest request, Call call) {
        TableNames.name(request.tableName());
        Item key = AttributeValues.item(request.key());
        Projection projection = Wanted.of(
                request.projectionExpression(),
                request.hasExpressionAttributeNames(),
                request.expressionAttributeNames(),
                request.hasAttributesToGet(),
                request.attributesToGet());
        Table table = tables.forItems(call, request.tableName());
        Keys.check(table.keys(), key);
        Wanted.checkScalars(table, projection);
        Item item = reader.get(table, key);
        long bytes = item == null ? 0 : item.size();
        return GetItemResponse.builder()
                .item(item == null ? null : AttributeValues.of(Wanted.of(projection, item)))
                .consumedCapacity(Capacity.of(
                        table, request.returnConsumedCapacity(), Capacity.read(bytes, request.consistentRead())))
                .build();
    }

    /** @throws dev.weir.broker.call.AwsException ValidationException if the item is larger than an item may be */
    static void checkSize(Item item) {
        if (item.size() > Item.MAX_BYTES) {
            throw DynamoErrors.validation("Item size has exceeded the maximum allowed size");
        }
    }

    private static void requireAllOldOrNone(@Nullable ReturnValue wanted) {
        if (wanted != null && wanted != ReturnValue.ALL_OLD && wanted != ReturnValue.NONE) {
            throw DynamoErrors.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    private static @Nullable Map<String, AttributeValue> before(@Nullable ReturnValue wanted, Write.Done done) {
        Item before = done.before();
        return wanted == ReturnValue.ALL_OLD && before != null ? AttributeValues.of(before) : null;
    }

    private static @Nullable Map<String, AttributeValue> returned(
            @Nullable ReturnValue wanted, Update update, Write.Done done) {
        Projection changed = new Projection(update.paths());
        Item told = switch (wanted) {
            case ALL_OLD -> done.before();
            case ALL_NEW -> done.after();
            case UPDATED_OLD -> done.before() == null ? null : changed.of(done.before());
            case UPDATED_NEW -> done.after() == null ? null : changed.of(done.after());
            case null, default -> null;
        };
        return told == null || told.attributes().isEmpty() ? null : AttributeValues.of(told);
    }
}
