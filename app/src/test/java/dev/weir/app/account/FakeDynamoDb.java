package dev.weir.app.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** DynamoDB with tables that a test fills by hand, in pages as small as the test wants. */
public final class FakeDynamoDb implements DynamoDbClient {

    private final NavigableMap<String, String> keys = new TreeMap<>();
    private final Map<String, NavigableMap<String, Map<String, AttributeValue>>> tables = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private int page = 1_000;
    private RuntimeException failure;

    /** A table with a hash key of texts. */
    public FakeDynamoDb table(String name, String key) {
        keys.put(name, key);
        tables.put(name, new TreeMap<>());
        return this;
    }

    public FakeDynamoDb put(String table, Map<String, AttributeValue> item) {
        tables.get(table).put(item.get(keys.get(table)).s(), item);
        return this;
    }

    public FakeDynamoDb remove(String table, String key) {
        tables.get(table).remove(key);
        return this;
    }

    /** How many tables or items an answer holds at most. */
    public FakeDynamoDb pagesOf(int size) {
        page = size;
        return this;
    }

    /** From now on every call throws; null makes it well again. */
    public void fail(RuntimeException reason) {
        failure = reason;
    }

    public List<String> calls() {
        return calls;
    }

    @Override
    public ListTablesResponse listTables(ListTablesRequest request) {
        called("ListTables");
        String after = request.exclusiveStartTableName();
        List<String> rest = List.copyOf((after == null ? keys : keys.tailMap(after, false)).keySet());
        List<String> names = rest.subList(0, Math.min(page, rest.size()));
        return ListTablesResponse.builder()
                .tableNames(names)
                .lastEvaluatedTableName(names.size() < rest.size() ? names.getLast() : null)
                .build();
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
        called("DescribeTable " + request.tableName());
        String key = keys.get(request.tableName());
        if (key == null) {
            throw missing();
        }
        return DescribeTableResponse.builder()
                .table(table -> table.tableName(request.tableName())
                        .keySchema(schema -> schema.attributeName(key).keyType(KeyType.HASH)))
                .build();
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        called("Scan " + request.tableName());
        NavigableMap<String, Map<String, AttributeValue>> items = tables.get(request.tableName());
        if (items == null) {
            throw missing();
        }
        String key = keys.get(request.tableName());
        var rest = request.hasExclusiveStartKey()
                ? items.tailMap(request.exclusiveStartKey().get(key).s(), false)
                : items;
        List<Map<String, AttributeValue>> answer =
                rest.values().stream().limit(page).toList();
        ScanResponse.Builder response =
                ScanResponse.builder().items(answer).consumedCapacity(capacity -> capacity.capacityUnits(0.5));
        if (answer.size() < rest.size()) {
            response.lastEvaluatedKey(Map.of(key, answer.getLast().get(key)));
        }
        return response.build();
    }

    private void called(String call) {
        calls.add(call);
        if (failure != null) {
            throw failure;
        }
    }

    private static ResourceNotFoundException missing() {
        return ResourceNotFoundException.builder()
                .message("Requested resource not found")
                .statusCode(400)
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
