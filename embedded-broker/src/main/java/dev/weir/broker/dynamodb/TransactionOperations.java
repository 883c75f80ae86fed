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
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** TransactGetItems and TransactWriteItems. Never in conflict with others: there is one writer, and it waits. */
final class TransactionOperations {

    /** A transaction costs twice what its parts do. */
    private static final int COST = 2;

    private final Tables tables;
    private final ItemWriter writer;
    private final ItemReader reader;
    private final ClientTokens tokens;

    TransactionOperations(Tables tables, ItemWriter writer, ItemReader reader, ClientTokens tokens) {
        this.tables = tables;
        this.writer = writer;
        this.reader = reader;
        this.tokens = tokens;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("TransactGetItems", true, true, TransactGetItemsRequest::builder, this::get),
                new Operation<>("TransactWriteItems", false, true, TransactWriteItemsRequest::builder, this::write));
    }

    private TransactGetItemsResponse get(TransactGetItemsRequest request, Call call) {
        List<ItemReader.Place> places = new ArrayList<>();
        List<@Nullable Projection> wanted = new ArrayList<>();
        for (TransactGetItem each : request.transactItems()) {
            Get get = each.get();
            wanted.add(Wanted.of(
                    get.projectionExpression(),
                    get.hasExpressionAttributeNames(),
                    get.expressionAttributeNames(),
                    false,
                    List.of()));
            Item key = AttributeValues.item(get.key());
            Table table = tables.forItems(call, get.tableName());
            Keys.check(table.keys(), key);
            places.add(new ItemReader.Place(table, key));
        }
        requireDistinct(places);
        List<@Nullable Item> items = reader.getTogether(places);
        List<ItemResponse> responses = new ArrayList<>();
        Map<Table, Double> units = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            long bytes = item == null ? 0 : item.size();
            units.merge(places.get(i).table(), COST * Capacity.read(bytes, true), Double::sum);
            ItemResponse.Builder response = ItemResponse.builder();
            if (item != null) {
                response.item(AttributeValues.of(Wanted.of(wanted.get(i), item)));
            }
            responses.add(response.build());
        }
        return TransactGetItemsResponse.builder()
                .responses(responses)
                .consumedCapacity(consumed(units, request.returnConsumedCapacity()))
                .build();
    }

    private TransactWriteItemsResponse write(TransactWriteItemsRequest request, Call call) {
        List<TransactWrite> parts = new ArrayList<>();
        for (TransactWriteItem each : request.transactItems()) {
            parts.add(TransactWrite.of(each, tables, call));
        }
        List<Write> writes = parts.stream().map(TransactWrite::write).toList();
        requireDistinct(writes.stream()
                .map(write -> new ItemReader.Place(write.table(), write.key()))
                .toList());
        String token = request.clientRequestToken();
        List<Write.Done> done = writer.writeAll(
                writes,
                token == null ? _ -> true : connection -> tokens.isNew(connection, tables.region(call), token, request),
                refused -> Cancellation.of(parts, refused));
        Map<Table, Double> units = new LinkedHashMap<>();
        for (int i = 0; i < done.size(); i++) {
            units.merge(writes.get(i).table(), COST * Capacity.write(done.get(i)), Double::sum);
        }
        return TransactWriteItemsResponse.builder()
                .consumedCapacity(consumed(units, request.returnConsumedCapacity()))
                .build();
    }

    private static @Nullable List<ConsumedCapacity> consumed(
            Map<Table, Double> units, @Nullable ReturnConsumedCapacity wanted) {
        List<@Nullable ConsumedCapacity> all = new ArrayList<>();
        units.forEach((table, each) -> all.add(Capacity.of(table, wanted, each)));
        return Capacity.all(all);
    }

    private static void requireDistinct(List<ItemReader.Place> places) {
        Set<List<Object>> seen = new HashSet<>();
        for (ItemReader.Place place : places) {
            if (!seen.add(List.of(place.table().id(), place.key()))) {
                throw AwsException.of(
                        "ValidationException", "Transaction request cannot include multiple operations on one item");
            }
        }
    }
}
