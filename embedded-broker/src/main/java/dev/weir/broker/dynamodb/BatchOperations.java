package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.dynamodb.expression.Projection;
import dev.weir.broker.dynamodb.value.AttributeValues;
import dev.weir.broker.dynamodb.value.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** BatchGetItem and BatchWriteItem; words as recorded by dynalite's tests. */
final class BatchOperations {

    private static final int READS = 100;
    private static final int WRITES = 25;
    private static final long READ_BYTES = 16L << 20;

    private final Tables tables;
    private final ItemWriter writer;
    private final ItemReader reader;

    BatchOperations(Tables tables, ItemWriter writer, ItemReader reader) {
        this.tables = tables;
        this.writer = writer;
        this.reader = reader;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("BatchGetItem", true, true, BatchGetItemRequest::builder, this::get),
                new Operation<>("BatchWriteItem", false, true, BatchWriteItemRequest::builder, this::write));
    }

    private BatchGetItemResponse get(BatchGetItemRequest request, Call call) {
        Map<String, Part> parts = new LinkedHashMap<>();
        int count = 0;
        for (Map.Entry<String, KeysAndAttributes> each : request.requestItems().entrySet()) {
            count += each.getValue().keys().size();
            if (count > READS) {
                throw DynamoErrors.validation("Too many items requested for the BatchGetItem call");
            }
            parts.put(each.getKey(), part(each.getKey(), each.getValue(), call));
        }
        Map<String, List<Map<String, AttributeValue>>> responses = new LinkedHashMap<>();
        Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        List<@Nullable ConsumedCapacity> consumed = new ArrayList<>();
        long total = 0;
        for (Map.Entry<String, Part> each : parts.entrySet()) {
            Part part = each.getValue();
            List<Map<String, AttributeValue>> found = new ArrayList<>();
            List<Map<String, AttributeValue>> left = new ArrayList<>();
            double units = 0;
            for (Item key : part.keys()) {
                if (total > READ_BYTES) {
                    left.add(AttributeValues.of(key));
                    continue;
                }
                Item item = reader.get(part.table(), key);
                long bytes = item == null ? 0 : item.size();
                total += bytes;
                units += Capacity.read(bytes, part.consistent());
                if (item != null) {
                    found.add(AttributeValues.of(Wanted.of(part.wanted(), item)));
                }
            }
            responses.put(each.getKey(), found);
            if (!left.isEmpty()) {
                unprocessed.put(
                        each.getKey(), part.given().toBuilder().keys(left).build());
            }
            consumed.add(Capacity.of(part.table(), request.returnConsumedCapacity(), units));
        }
        return BatchGetItemResponse.builder()
                .responses(responses)
                .unprocessedKeys(unprocessed)
                .consumedCapacity(Capacity.all(consumed))
                .build();
    }

    private record Part(
            KeysAndAttributes given,
            Table table,
            List<Item> keys,
            @Nullable Projection wanted,
            @Nullable Boolean consistent) {}

    private Part part(String name, KeysAndAttributes given, Call call) {
        Projection wanted = Wanted.of(
                given.projectionExpression(),
                given.hasExpressionAttributeNames(),
                given.expressionAttributeNames(),
                given.hasAttributesToGet(),
                given.attributesToGet());
        List<Item> keys = given.keys().stream().map(AttributeValues::item).toList();
        if (new HashSet<>(keys).size() < keys.size()) {
            throw duplicates();
        }
        Table table = tables.forItems(call, name);
        keys.forEach(key -> Keys.check(table.keys(), key));
        Wanted.checkScalars(table, wanted);
        return new Part(given, table, keys, wanted, given.consistentRead());
    }

    private BatchWriteItemResponse write(BatchWriteItemRequest request, Call call) {
        int count =
                request.requestItems().values().stream().mapToInt(List::size).sum();
        if (count > WRITES) {
            throw DynamoErrors.validation("Too many items requested for the BatchWriteItem call");
        }
        List<Write> writes = new ArrayList<>();
        Map<Table, List<Integer>> ofTable = new LinkedHashMap<>();
        for (Map.Entry<String, List<WriteRequest>> each : request.requestItems().entrySet()) {
            TableNames.name(each.getKey());
            List<Item> items =
                    each.getValue().stream().map(BatchOperations::item).toList();
            Table table = tables.forItems(call, each.getKey());
            Set<Item> keys = new HashSet<>();
            for (int i = 0; i < items.size(); i++) {
                Write write = write(table, each.getValue().get(i), items.get(i));
                if (!keys.add(write.key())) {
                    throw duplicates();
                }
                ofTable.computeIfAbsent(table, _ -> new ArrayList<>()).add(writes.size());
                writes.add(write);
            }
        }
        // Each would be atomic by itself; all together they are one forced write. Only a vanished table refuses one.
        List<Write.Done> done = writer.writeAll(writes, _ -> true, _ -> DynamoErrors.noTable());
        List<@Nullable ConsumedCapacity> consumed = new ArrayList<>();
        ofTable.forEach((table, indexes) -> consumed.add(Capacity.of(
                table,
                request.returnConsumedCapacity(),
                indexes.stream().mapToDouble(i -> Capacity.write(done.get(i))).sum())));
        return BatchWriteItemResponse.builder()
                .unprocessedItems(Map.of())
                .consumedCapacity(Capacity.all(consumed))
                .build();
    }

    /** The item that a request puts, or the key that it deletes. */
    private static Item item(WriteRequest request) {
        boolean puts = request.putRequest() != null;
        if (puts == (request.deleteRequest() != null)) {
            throw DynamoErrors.validation("Supplied AttributeValue has more than one datatypes set,"
                    + " must contain exactly one of the supported datatypes");
        }
        Item item = AttributeValues.item(
                puts ? request.putRequest().item() : request.deleteRequest().key());
        if (puts) {
            ItemOperations.checkSize(item);
        }
        return item;
    }

    private static Write write(Table table, WriteRequest request, Item item) {
        if (request.putRequest() == null) {
            Keys.check(table.keys(), item);
            return new Write(table, item, null, Changes.delete());
        }
        Keys.checkIn(table, item);
        return new Write(table, item.only(table.keys().names()), null, Changes.put(item));
    }

    private static AwsException duplicates() {
        return DynamoErrors.validation("Provided list of item keys contains duplicates");
    }
}
