package dev.weir.broker.dynamodb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Tables in the form in which the service describes them. */
final class TableDescriptions {

    private TableDescriptions() {}

    /** A table as it is at some time. */
    static TableDescription of(Table table, Census.Count count, Instant now) {
        Lifecycle.State state = table.lifecycle().at(now);
        TableDescription.Builder description = TableDescription.builder()
                .tableName(table.name())
                .tableArn(table.arn())
                .tableId(table.tableId().toString())
                .creationDateTime(table.createdAt())
                .tableStatus(state.name())
                .attributeDefinitions(definitions(table))
                .keySchema(keys(table.keys()))
                .provisionedThroughput(throughput(table.billing().throughput()))
                .itemCount(count.items())
                .tableSizeBytes(count.bytes())
                .deletionProtectionEnabled(table.settings().isProtected());
        Instant onDemandSince = table.billing().onDemandSince();
        if (onDemandSince != null) {
            description.billingModeSummary(summary -> summary.billingMode(
                            table.billing().onDemand() ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED)
                    .lastUpdateToPayPerRequestDateTime(onDemandSince));
        }
        if (table.settings().tableClass() != null) {
            description.tableClassSummary(
                    summary -> summary.tableClass(table.settings().tableClass()));
        }
        List<Index> global = table.indexes().stream().filter(Index::global).toList();
        List<Index> local =
                table.indexes().stream().filter(index -> !index.global()).toList();
        if (!global.isEmpty()) {
            description.globalSecondaryIndexes(
                    global.stream().map(index -> global(table, index, now)).toList());
        }
        if (!local.isEmpty()) {
            description.localSecondaryIndexes(
                    local.stream().map(index -> local(table, index)).toList());
        }
        return description.build();
    }

    private static GlobalSecondaryIndexDescription global(Table table, Index index, Instant now) {
        GlobalSecondaryIndexDescription.Builder description = GlobalSecondaryIndexDescription.builder()
                .indexName(index.name())
                .indexArn(arn(table, index))
                .keySchema(keys(index.keys()))
                .projection(projection(index))
                .indexStatus(index.lifecycle().at(now).name())
                .provisionedThroughput(throughput(index.throughput()));
        if (index.lifecycle().isFilling()) {
            description.backfilling(true);
        }
        return description.build();
    }

    private static LocalSecondaryIndexDescription local(Table table, Index index) {
        return LocalSecondaryIndexDescription.builder()
                .indexName(index.name())
                .indexArn(arn(table, index))
                .keySchema(keys(index.keys()))
                .projection(projection(index))
                .build();
    }

    private static String arn(Table table, Index index) {
        return table.arn() + "/index/" + index.name();
    }

    private static Projection projection(Index index) {
        Projection.Builder projection = Projection.builder().projectionType(index.projection());
        if (index.projection() == ProjectionType.INCLUDE) {
            projection.nonKeyAttributes(index.nonKeyAttributes());
        }
        return projection.build();
    }

    private static ProvisionedThroughputDescription throughput(Throughput throughput) {
        return ProvisionedThroughputDescription.builder()
                .readCapacityUnits(throughput.read())
                .writeCapacityUnits(throughput.write())
                .numberOfDecreasesToday(0L)
                .build();
    }

    private static List<KeySchemaElement> keys(KeySchema keys) {
        return keys.attributes().stream()
                .map(attribute -> KeySchemaElement.builder()
                        .attributeName(attribute.name())
                        .keyType(attribute.equals(keys.partition()) ? KeyType.HASH : KeyType.RANGE)
                        .build())
                .toList();
    }

    private static List<AttributeDefinition> definitions(Table table) {
        Map<String, KeySchema.Attribute> byName = new LinkedHashMap<>();
        table.keys().attributes().forEach(attribute -> byName.put(attribute.name(), attribute));
        for (Index index : table.indexes()) {
            index.keys().attributes().forEach(attribute -> byName.put(attribute.name(), attribute));
        }
        return byName.values().stream()
                .map(attribute -> AttributeDefinition.builder()
                        .attributeName(attribute.name())
                        .attributeType(
                                ScalarAttributeType.fromValue(attribute.type().name()))
                        .build())
                .toList();
    }
}
