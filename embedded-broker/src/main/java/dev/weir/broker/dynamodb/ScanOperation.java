package dev.weir.broker.dynamodb;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.dynamodb.expression.Condition;
import dev.weir.broker.dynamodb.expression.Expressions;
import dev.weir.broker.dynamodb.expression.OlderConditions;
import dev.weir.broker.dynamodb.expression.ParameterMix;
import dev.weir.broker.dynamodb.expression.Projection;
import dev.weir.broker.dynamodb.value.AttributeValues;
import dev.weir.broker.dynamodb.value.Item;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Scan, of a table or an index, whole or in segments; words as recorded by dynalite's tests. */
final class ScanOperation {

    private final Tables tables;
    private final ItemReader reader;

    ScanOperation(Tables tables, ItemReader reader) {
        this.tables = tables;
        this.reader = reader;
    }

    Operation<ScanRequest, ScanResponse> operation() {
        return new Operation<>("Scan", true, true, ScanRequest::builder, this::scan);
    }

    private ScanResponse scan(ScanRequest request, Call call) {
        TableNames.name(request.tableName());
        new ParameterMix()
                .expression("ProjectionExpression", request.projectionExpression() != null)
                .expression("FilterExpression", request.filterExpression() != null)
                .older("AttributesToGet", request.hasAttributesToGet())
                .older("ScanFilter", request.hasScanFilter())
                .older("ConditionalOperator", request.conditionalOperator() != null)
                .check(request.hasExpressionAttributeNames(), request.hasExpressionAttributeValues());
        Projection olderWanted = Wanted.older(request.hasAttributesToGet(), request.attributesToGet());
        boolean anyOf = request.conditionalOperator() == ConditionalOperator.OR;
        Condition olderFilter = request.hasScanFilter() ? OlderConditions.filter(request.scanFilter(), anyOf) : null;
        Item start = request.hasExclusiveStartKey() ? StartKey.of(request.exclusiveStartKey()) : null;
        Range range = segment(request);
        Expressions expressions = Guard.expressions(
                request.hasExpressionAttributeNames(),
                request.expressionAttributeNames(),
                request.hasExpressionAttributeValues(),
                request.expressionAttributeValues());
        Condition newerFilter = expressions.condition("FilterExpression", request.filterExpression());
        Projection newerWanted = expressions.projection(request.projectionExpression());
        expressions.checkUsed();

        Table table = tables.forItems(call, request.tableName());
        Reading reading = Reading.of(table, request.indexName(), request.consistentRead(), tables.now());
        Projection wanted = newerWanted == null ? olderWanted : newerWanted;
        reading.checkSelect(request.select(), wanted);
        Keys.checkScalars(table, expressions.nested());
        if (start != null) {
            range = goOn(reading, range, start, request);
        }
        Page page = Page.read(
                reader,
                new Page.Plan(
                        table,
                        reading.index(),
                        range,
                        true,
                        request.limit(),
                        reading.shown(request.select(), wanted),
                        newerFilter == null ? olderFilter : newerFilter,
                        wanted,
                        request.select() == Select.COUNT));
        Item last = page.last();
        return ScanResponse.builder()
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

    private static Range segment(ScanRequest request) {
        Integer segment = request.segment();
        Integer total = request.totalSegments();
        if (segment == null && total == null) {
            return Range.ALL;
        }
        if (total == null) {
            throw DynamoErrors.validation("The TotalSegments parameter is required but was not present in the request"
                    + " when Segment parameter is present");
        }
        if (segment == null) {
            throw DynamoErrors.validation("The Segment parameter is required but was not present in the request when"
                    + " parameter TotalSegments is present");
        }
        if (segment >= total) {
            throw DynamoErrors.validation(
                    "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: "
                            + segment + " is not less than TotalSegments: " + total);
        }
        byte[] from = Positions.segment(segment, total);
        return new Range(from == null ? Range.ALL.from() : from, Positions.segment(segment + 1, total));
    }

    private static Range goOn(Reading reading, Range range, Item start, ScanRequest request) {
        StartKey.check(reading, start);
        byte[] position = reading.position(start);
        if (!range.holds(position)) {
            throw DynamoErrors.validation("The provided starting key is invalid: Invalid ExclusiveStartKey. Please use"
                    + " ExclusiveStartKey with correct Segment. TotalSegments: " + request.totalSegments()
                    + " Segment: " + request.segment());
        }
        return range.after(position, true);
    }
}
