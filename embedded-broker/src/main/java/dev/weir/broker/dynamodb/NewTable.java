package dev.weir.broker.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** The table that a CreateTable request is about; words as recorded by dynalite's tests. */
final class NewTable {

    private static final int RECOVERY_DAYS = 35;
    private static final long GREATEST_THROUGHPUT = 1_000_000_000_000L;

    private final CreateTableRequest request;
    private final Lifecycle lifecycle;
    private final LongSupplier ids;
    private final boolean onDemand;

    private NewTable(CreateTableRequest request, Lifecycle lifecycle, LongSupplier ids) {
        this.request = request;
        this.lifecycle = lifecycle;
        this.ids = ids;
        this.onDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
    }

    /**
     * Checks a request and makes the table of it.
     *
     * @param until when it is to be ACTIVE
     * @throws dev.weir.broker.call.AwsException ValidationException if it breaks a rule
     */
    static Table of(
            CreateTableRequest request, String accountId, String region, Instant now, Instant until, LongSupplier ids) {
        String name = TableNames.name(request.tableName());
        return new NewTable(request, Lifecycle.until(Lifecycle.State.CREATING, until), ids)
                .table(accountId, region, name, now);
    }

    private Table table(String accountId, String region, String name, Instant now) {
        Throughput throughput = throughput(onDemand, request.provisionedThroughput());
        if (request.streamSpecification() != null
                && Boolean.TRUE.equals(request.streamSpecification().streamEnabled())) {
            throw DynamoErrors.validation("This broker has no DynamoDB Streams, so StreamEnabled must be false.");
        }
        if (!request.hasKeySchema()) {
            throw DynamoErrors.validation("1 validation error detected: Value null at 'keySchema' failed to satisfy"
                    + " constraint: Member must not be null");
        }
        if (request.keySchema().size() > request.attributeDefinitions().size()) {
            throw DynamoErrors.validation("Invalid KeySchema: Some index key attribute have no definition");
        }
        KeyDefinitions definitions = new KeyDefinitions(request.attributeDefinitions(), Map.of());
        KeySchema keys = definitions.schema(request.keySchema());
        List<Index> indexes = new ArrayList<>();
        addLocal(indexes, definitions, keys);
        addGlobal(indexes, definitions);
        IndexRules.checkAll(indexes);
        definitions.checkUsed(!indexes.isEmpty());
        return new Table(
                ids.getAsLong(),
                accountId,
                region,
                name,
                UUID.randomUUID(),
                now,
                lifecycle,
                keys,
                new Table.Billing(onDemand, onDemand ? now : null, throughput),
                new Table.Settings(
                        Boolean.TRUE.equals(request.deletionProtectionEnabled()),
                        request.tableClassAsString(),
                        null,
                        false,
                        RECOVERY_DAYS),
                indexes);
    }

    private void addLocal(List<Index> indexes, KeyDefinitions definitions, KeySchema ofTable) {
        if (!request.hasLocalSecondaryIndexes()) {
            return;
        }
        if (request.localSecondaryIndexes().isEmpty()) {
            throw DynamoErrors.invalid("List of LocalSecondaryIndexes is empty");
        }
        if (ofTable.sort() == null) {
            throw DynamoErrors.invalid("Table KeySchema does not have a range key, which is required when specifying"
                    + " a LocalSecondaryIndex");
        }
        for (LocalSecondaryIndex each : request.localSecondaryIndexes()) {
            KeySchema keys = definitions.schema(each.keySchema());
            IndexRules.checkLocal(each.indexName(), keys, ofTable);
            indexes.add(new Index(
                    ids.getAsLong(),
                    each.indexName(),
                    false,
                    lifecycle,
                    keys,
                    IndexRules.projection(each.projection()),
                    each.projection().nonKeyAttributes(),
                    Throughput.NONE));
        }
    }

    private void addGlobal(List<Index> indexes, KeyDefinitions definitions) {
        if (!request.hasGlobalSecondaryIndexes()) {
            return;
        }
        if (request.globalSecondaryIndexes().isEmpty()) {
            throw DynamoErrors.invalid("List of GlobalSecondaryIndexes is empty");
        }
        for (GlobalSecondaryIndex each : request.globalSecondaryIndexes()) {
            KeySchema keys = definitions.schema(each.keySchema());
            indexes.add(new Index(
                    ids.getAsLong(),
                    each.indexName(),
                    true,
                    lifecycle,
                    keys,
                    IndexRules.projection(each.projection()),
                    each.projection().nonKeyAttributes(),
                    IndexRules.throughput(each.indexName(), each.provisionedThroughput(), onDemand)));
        }
    }

    /** What a table is provisioned with; nothing if it is on-demand. */
    static Throughput throughput(boolean onDemand, @Nullable ProvisionedThroughput given) {
        if (onDemand) {
            if (given != null) {
                throw DynamoErrors.invalid("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when"
                        + " BillingMode is PAY_PER_REQUEST");
            }
            return Throughput.NONE;
        }
        if (given == null) {
            throw DynamoErrors.invalid("ReadCapacityUnits and WriteCapacityUnits must both be specified when"
                    + " BillingMode is PROVISIONED");
        }
        checkBound("ReadCapacityUnits", given.readCapacityUnits());
        checkBound("WriteCapacityUnits", given.writeCapacityUnits());
        return new Throughput(given.readCapacityUnits(), given.writeCapacityUnits());
    }

    private static void checkBound(String name, long units) {
        if (units > GREATEST_THROUGHPUT) {
            throw DynamoErrors.validation("Given value " + units + " for " + name + " is out of bounds");
        }
    }
}
