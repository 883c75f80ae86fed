package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.UpdateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** UpdateTable: billing, throughput, protection, class and global indexes; words as recorded by dynalite's tests. */
final class UpdateTableOperation {

    private final Tables tables;
    private final LongSupplier ids;
    private final Census census;
    private final Upkeep upkeep;
    private final Duration stateDelay;

    UpdateTableOperation(Tables tables, LongSupplier ids, Census census, Upkeep upkeep, Duration stateDelay) {
        this.tables = tables;
        this.ids = ids;
        this.census = census;
        this.upkeep = upkeep;
        this.stateDelay = stateDelay;
    }

    Operation<UpdateTableRequest, UpdateTableResponse> operation() {
        return new Operation<>("UpdateTable", false, false, UpdateTableRequest::builder, this::update);
    }

    private UpdateTableResponse update(UpdateTableRequest request, Call call) {
        checkParameters(request);
        Instant now = tables.now();
        List<Index> filled = new ArrayList<>();
        List<Index> deleted = new ArrayList<>();
        Table changed = tables.change(tables.get(call, request.tableName()), table -> {
            Lifecycle.State state = table.lifecycle().at(now);
            if (state != Lifecycle.State.ACTIVE) {
                throw DynamoErrors.inUse("Attempt to change a resource which is still in use: Table is being "
                        + state.name().toLowerCase(Locale.ROOT) + ": " + table.name());
            }
            Table result = withBilling(table, request, now);
            Table.Settings settings = result.settings();
            if (request.deletionProtectionEnabled() != null) {
                settings = settings.withProtection(request.deletionProtectionEnabled());
            }
            if (request.tableClassAsString() != null) {
                settings = settings.withTableClass(request.tableClassAsString());
            }
            result = result.with(settings);
            for (GlobalSecondaryIndexUpdate update : request.globalSecondaryIndexUpdates()) {
                result = withIndex(result, request, update, filled, deleted);
            }
            IndexRules.checkAll(result.indexes());
            return result.with(Lifecycle.until(Lifecycle.State.UPDATING, now.plus(stateDelay)));
        });
        filled.forEach(index -> upkeep.fill(changed, index));
        deleted.forEach(index -> upkeep.delete(changed, index));
        return UpdateTableResponse.builder()
                .tableDescription(TableDescriptions.of(changed, census.of(changed), now))
                .build();
    }

    private static void checkParameters(UpdateTableRequest request) {
        TableNames.name(request.tableName());
        boolean streams = request.streamSpecification() != null
                && Boolean.TRUE.equals(request.streamSpecification().streamEnabled());
        if (streams || request.hasReplicaUpdates()) {
            throw DynamoErrors.validation("This broker has neither DynamoDB Streams nor global tables.");
        }
        boolean nothing = request.provisionedThroughput() == null
                && request.billingMode() == null
                && request.deletionProtectionEnabled() == null
                && request.tableClass() == null
                && request.streamSpecification() == null
                && request.sseSpecification() == null
                && request.globalSecondaryIndexUpdates().isEmpty();
        if (nothing) {
            throw DynamoErrors.validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
                    + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        }
        if (request.billingMode() == BillingMode.PROVISIONED && request.provisionedThroughput() == null) {
            throw DynamoErrors.invalid("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        if (request.globalSecondaryIndexUpdates().stream()
                        .filter(update -> update.update() == null)
                        .count()
                > 1) {
            throw DynamoErrors.limit("Subscriber limit exceeded: Only 1 online index can be created or deleted"
                    + " simultaneously per table");
        }
    }

    private static Table withBilling(Table table, UpdateTableRequest request, Instant now) {
        Table.Billing before = table.billing();
        boolean onDemand = request.billingMode() == null
                ? before.onDemand()
                : request.billingMode() == BillingMode.PAY_PER_REQUEST;
        if (request.provisionedThroughput() == null && onDemand == before.onDemand()) {
            return table;
        }
        Throughput throughput = NewTable.throughput(onDemand, request.provisionedThroughput());
        if (!onDemand && !before.onDemand() && throughput.equals(before.throughput())) {
            throw DynamoErrors.validation("The provisioned throughput for the table will not change. The requested"
                    + " value equals the current value. Current ReadCapacityUnits provisioned for the table: "
                    + throughput.read() + ". Requested ReadCapacityUnits: " + throughput.read()
                    + ". Current WriteCapacityUnits provisioned for the table: " + throughput.write()
                    + ". Requested WriteCapacityUnits: " + throughput.write()
                    + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher"
                    + " limits.");
        }
        boolean switched = onDemand && !before.onDemand();
        return table.with(new Table.Billing(onDemand, switched ? now : before.onDemandSince(), throughput));
    }

    private Table withIndex(
            Table table,
            UpdateTableRequest request,
            GlobalSecondaryIndexUpdate update,
            List<Index> filled,
            List<Index> deleted) {
        if (update.create() != null) {
            Index index = newIndex(table, request, update.create());
            filled.add(index);
            List<Index> all = new ArrayList<>(table.indexes());
            all.add(index);
            return table.with(all);
        }
        if (update.delete() != null) {
            Index index = existing(table, update.delete().indexName());
            Index going = index.with(Lifecycle.until(Lifecycle.State.DELETING, Instant.EPOCH));
            deleted.add(going);
            return table.with(going);
        }
        UpdateGlobalSecondaryIndexAction change = update.update();
        if (change == null) {
            throw DynamoErrors.invalid("One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                    + " GlobalSecondaryIndexUpdate.Delete must not be null");
        }
        Index index = existing(table, change.indexName());
        return table.with(index.with(IndexRules.throughput(
                index.name(), change.provisionedThroughput(), table.billing().onDemand())));
    }

    private Index newIndex(Table table, UpdateTableRequest request, CreateGlobalSecondaryIndexAction create) {
        KeyDefinitions definitions = new KeyDefinitions(request.attributeDefinitions(), KeyDefinitions.of(table));
        KeySchema keys = definitions.schema(create.keySchema());
        definitions.checkUsed(true);
        return new Index(
                ids.getAsLong(),
                create.indexName(),
                true,
                Lifecycle.filling(),
                keys,
                IndexRules.projection(create.projection()),
                create.projection().nonKeyAttributes(),
                IndexRules.throughput(
                        create.indexName(),
                        create.provisionedThroughput(),
                        table.billing().onDemand()));
    }

    private static Index existing(Table table, String name) {
        Index index = table.index(name);
        if (index == null || !index.global() || index.lifecycle().state() == Lifecycle.State.DELETING) {
            throw AwsException.of(
                    "ResourceNotFoundException", "Requested resource not found: Index: " + name + " not found");
        }
        if (index.lifecycle().isFilling()) {
            throw DynamoErrors.inUse(
                    "Attempt to change a resource which is still in use: Index is being created: " + name);
        }
        return index;
    }
}
