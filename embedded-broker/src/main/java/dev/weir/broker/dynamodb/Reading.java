package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.expression.Projection;
import dev.weir.broker.dynamodb.value.Item;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * What queries and scans share: a table or an index of it, and the attributes that are told; words as recorded by
 * dynalite's tests.
 */
record Reading(Table table, @Nullable Index index) {

    /** @throws dev.weir.broker.call.AwsException ValidationException if the index cannot be read so */
    static Reading of(Table table, @Nullable String indexName, @Nullable Boolean consistent, Instant now) {
        if (indexName == null) {
            return new Reading(table, null);
        }
        Index index = table.index(indexName);
        if (index == null || index.lifecycle().state() == Lifecycle.State.DELETING) {
            throw DynamoErrors.noIndex(indexName);
        }
        if (index.global() && Boolean.TRUE.equals(consistent)) {
            throw DynamoErrors.validation("Consistent reads are not supported on global secondary indexes");
        }
        if (index.lifecycle().at(now) == Lifecycle.State.CREATING) {
            throw DynamoErrors.validation("Cannot read from backfilling global secondary index: " + indexName);
        }
        return new Reading(table, index);
    }

    KeySchema keys() {
        return index == null ? table.keys() : index.keys();
    }

    /** The attributes of a LastEvaluatedKey. */
    List<String> startKeyNames() {
        return table.keys().namesWith(keys());
    }

    /** Where an item or key stands in what is read. */
    byte[] position(Item item) {
        byte[] inTable = Positions.of(table.keys(), item);
        return index == null ? inTable : Positions.of(index.keys(), item, inTable);
    }

    /**
     * Checks Select beside what the request wants told.
     *
     * @throws dev.weir.broker.call.AwsException ValidationException if they do not go together
     */
    void checkSelect(@Nullable Select select, @Nullable Projection wanted) {
        if (wanted != null && select != null && select != Select.SPECIFIC_ATTRIBUTES) {
            throw DynamoErrors.validation("Cannot specify the ProjectionExpression or AttributesToGet when choosing to"
                    + " get " + (select == Select.COUNT ? "only the Count" : select));
        }
        if (select == Select.SPECIFIC_ATTRIBUTES && wanted == null) {
            throw DynamoErrors.invalid(
                    "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }
        if (select == Select.ALL_PROJECTED_ATTRIBUTES && index == null) {
            throw DynamoErrors.invalid("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        if (index != null && index.global() && !index.showsAll()) {
            checkShown(index, select, wanted);
        }
    }

    private void checkShown(Index global, @Nullable Select select, @Nullable Projection wanted) {
        if (select == Select.ALL_ATTRIBUTES) {
            throw DynamoErrors.invalid("Select type ALL_ATTRIBUTES is not supported for global secondary index "
                    + global.name() + " because its projection type is not ALL");
        }
        if (wanted != null) {
            List<String> shown = global.shown(table.keys());
            List<String> hidden =
                    wanted.attributes().filter(name -> !shown.contains(name)).toList();
            if (!hidden.isEmpty()) {
                throw DynamoErrors.invalid("Global secondary index " + global.name() + " does not project " + hidden);
            }
        }
    }

    /** What is seen of items; null for everything. A local index fetches what it does not show where that is wanted. */
    @Nullable List<String> shown(@Nullable Select select, @Nullable Projection wanted) {
        if (index == null || index.showsAll() || select == Select.ALL_ATTRIBUTES) {
            return null;
        }
        return !index.global() && wanted != null ? null : index.shown(table.keys());
    }
}
