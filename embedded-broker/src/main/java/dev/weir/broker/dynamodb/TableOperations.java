package dev.weir.broker.dynamodb;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/** Making, describing, listing and deleting tables. */
final class TableOperations {

    private static final int PAGE = 100;
    private static final long ACCOUNT_UNITS = 80_000;
    private static final long TABLE_UNITS = 40_000;

    private final Tables tables;
    private final TableStore store;
    private final TagStore tags;
    private final Census census;
    private final Upkeep upkeep;
    private final Duration stateDelay;

    TableOperations(Tables tables, TableStore store, TagStore tags, Census census, Upkeep upkeep, Duration stateDelay) {
        this.tables = tables;
        this.store = store;
        this.tags = tags;
        this.census = census;
        this.upkeep = upkeep;
        this.stateDelay = stateDelay;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateTable", false, false, CreateTableRequest::builder, this::create),
                new Operation<>("DescribeTable", true, false, DescribeTableRequest::builder, this::describe),
                new Operation<>("ListTables", true, false, ListTablesRequest::builder, this::list),
                new Operation<>("DeleteTable", false, false, DeleteTableRequest::builder, this::delete),
                new Operation<>("DescribeLimits", true, false, DescribeLimitsRequest::builder, this::limits));
    }

    private CreateTableResponse create(CreateTableRequest request, Call call) {
        Instant now = tables.now();
        Table table = NewTable.of(
                request, call.caller().accountId(), tables.region(call), now, now.plus(stateDelay), store::nextId);
        TagStore.check(request.tags());
        Table present = tables.add(table);
        if (present != null) {
            throw DynamoErrors.inUse("Table already exists: " + present.name());
        }
        tags.put(table, request.tags());
        return CreateTableResponse.builder()
                .tableDescription(TableDescriptions.of(table, Census.Count.NONE, now))
                .build();
    }

    private DescribeTableResponse describe(DescribeTableRequest request, Call call) {
        Table table = tables.get(call, request.tableName());
        return DescribeTableResponse.builder()
                .table(TableDescriptions.of(table, census.of(table), tables.now()))
                .build();
    }

    private ListTablesResponse list(ListTablesRequest request, Call call) {
        String start = request.exclusiveStartTableName();
        int limit = request.limit() == null ? PAGE : request.limit();
        List<String> names = tables.in(tables.region(call)).stream()
                .map(Table::name)
                .filter(name -> start == null || name.compareTo(start) > 0)
                .limit(limit + 1L)
                .toList();
        boolean more = names.size() > limit;
        List<String> page = more ? names.subList(0, limit) : names;
        return ListTablesResponse.builder()
                .tableNames(page)
                .lastEvaluatedTableName(more ? page.getLast() : null)
                .build();
    }

    private DeleteTableResponse delete(DeleteTableRequest request, Call call) {
        Instant now = tables.now();
        Table deleted = tables.change(tables.get(call, request.tableName()), table -> {
            switch (table.lifecycle().at(now)) {
                case CREATING ->
                    throw DynamoErrors.inUse(
                            "Attempt to change a resource which is still in use: Table is being created: "
                                    + table.name());
                case DELETING ->
                    throw DynamoErrors.inUse(
                            "Attempt to change a resource which is still in use: Table is being deleted: "
                                    + table.name());
                default -> {}
            }
            if (table.settings().isProtected()) {
                throw DynamoErrors.validation("Resource cannot be deleted as it is currently protected against"
                        + " deletion. Disable deletion protection first.");
            }
            return table.with(Lifecycle.until(Lifecycle.State.DELETING, now.plus(stateDelay)));
        });
        upkeep.delete(deleted);
        return DeleteTableResponse.builder()
                .tableDescription(TableDescriptions.of(deleted, Census.Count.NONE, now))
                .build();
    }

    /** What accounts have at first. */
    private DescribeLimitsResponse limits(DescribeLimitsRequest request, Call call) {
        return DescribeLimitsResponse.builder()
                .accountMaxReadCapacityUnits(ACCOUNT_UNITS)
                .accountMaxWriteCapacityUnits(ACCOUNT_UNITS)
                .tableMaxReadCapacityUnits(TABLE_UNITS)
                .tableMaxWriteCapacityUnits(TABLE_UNITS)
                .build();
    }
}
