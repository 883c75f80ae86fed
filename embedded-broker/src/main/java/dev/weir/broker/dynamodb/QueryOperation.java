package dev.weir.broker.dynamodb;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.dynamodb.expression.Condition;
import dev.weir.broker.dynamodb.expression.Expressions;
import dev.weir.broker.dynamodb.expression.KeyConditions;
import dev.weir.broker.dynamodb.expression.KeyTest;
import dev.weir.broker.dynamodb.expression.OlderConditions;
import dev.weir.broker.dynamodb.expression.ParameterMix;
import dev.weir.broker.dynamodb.expression.Projection;
import dev.weir.broker.dynamodb.value.AttributeValues;
import dev.weir.broker.dynamodb.value.Item;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Query, of a table or an index; words as recorded by dynalite's tests. */
final class QueryOperation {

    private final Tables tables;
    private final ItemReader reader;

    QueryOperation(Tables tables, ItemReader reader) {
        this.tables = tables;
        this.reader = reader;
    }

    Operation<QueryRequest, QueryResponse> operation() {
        return new Operation<>("Query", true, true, QueryRequest::builder, this::query);
    }

    private QueryResponse query(QueryRequest request, Call call) {
        TableNames.name(request.tableName());
        checkMix(request);
        boolean anyOf = request.conditionalOperator() == ConditionalOperator.OR;
        Condition olderFilter = request.hasQueryFilter() ? OlderConditions.filter(request.queryFilter(), anyOf) : null;
        Projection olderWanted = Wanted.older(request.hasAttributesToGet(), request.attributesToGet());
        Item start = request.hasExclusiveStartKey() ? StartKey.of(request.exclusiveStartKey()) : null;
        Expressions expressions = Guard.expressions(
                request.hasExpressionAttributeNames(),
                request.expressionAttributeNames(),
                request.hasExpressionAttributeValues(),
                request.expressionAttributeValues());
        Condition keyCondition = expressions.condition("KeyConditionExpression", request.keyConditionExpression());
        Condition newerFilter = expressions.condition("FilterExpression", request.filterExpression());
        Projection newerWanted = expressions.projection(request.projectionExpression());
        expressions.checkUsed();
        Map<String, KeyTest> tests =
                keyCondition == null ? OlderConditions.keys(request.keyConditions()) : KeyConditions.of(keyCondition);

        Table table = tables.forItems(call, request.tableName());
        Reading reading = Reading.of(table, request.indexName(), request.consistentRead(), tables.now());
        Range range = KeyRange.of(reading.keys(), tests);
        Condition filter = newerFilter == null ? olderFilter : newerFilter;
        Projection wanted = newerWanted == null ? olderWanted : newerWanted;
        if (filter != null) {
            FilterRules.checkQuery(reading, filter, newerFilter != null);
        }
        reading.checkSelect(request.select(), wanted);
        Keys.checkScalars(table, expressions.nested());
        boolean forward = request.scanIndexForward() == null || request.scanIndexForward();
        if (start != null) {
            range = goOn(reading, range, start, forward);
        }
        Page page = Page.read(
                reader,
                new Page.Plan(
                        table,
                        reading.index(),
                        range,
                        forward,
                        request.limit(),
                        reading.shown(request.select(), wanted),
                        filter,
                        wanted,
                        request.select() == Select.COUNT));
        Item last = page.last();
        return QueryResponse.builder()
                .items(
                        request.select() == Select.COUNT
                                ? null
                                : page.items().stream().map(AttributeValues::of).toList())
                .count(page.count())
                .scannedCount(page.scanned())
                .lastEvaluatedKey(last == null ? null : AttributeValues.of(last.only(reading.startKeyNames())))
                .consumedCapacity(Capacity.of(
                        table, request.returnConsumedCapacity(), Capacity.read(page.bytes(), request.consistentRead())))
                .build();
    }

    private static void checkMix(QueryRequest request) {
        boolean keyExpression = request.keyConditionExpression() != null;
        boolean otherExpression = request.projectionExpression() != null || request.filterExpression() != null;
        new ParameterMix()
                .expression("ProjectionExpression", request.projectionExpression() != null)
                .expression("FilterExpression", request.filterExpression() != null)
                .expression("KeyConditionExpression", keyExpression)
                .older("AttributesToGet", request.hasAttributesToGet())
                .older("QueryFilter", request.hasQueryFilter())
                .older("ConditionalOperator", request.conditionalOperator() != null)
                // KeyConditions may stand beside the other expressions.
                .older("KeyConditions", request.hasKeyConditions() && (keyExpression || !otherExpression))
                .check(request.hasExpressionAttributeNames(), request.hasExpressionAttributeValues());
        if (!request.hasKeyConditions() && !keyExpression) {
            throw DynamoErrors.validation(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
    }

    private static Range goOn(Reading reading, Range range, Item start, boolean forward) {
        StartKey.check(reading, start);
        byte[] position = reading.position(start);
        if (!range.holds(position)) {
            throw DynamoErrors.validation(
                    "The provided starting key is outside query boundaries based on provided conditions");
        }
        return range.after(position, forward);
    }
}
