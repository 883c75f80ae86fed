package dev.weir.broker.dynamodb;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** What indexes must be like; words as recorded by dynalite's tests. */
final class IndexRules {

    private static final int LOCAL_AT_MOST = 5;
    private static final int GLOBAL_AT_MOST = 20;

    private IndexRules() {}

    /** Checks a projection and gives its kind. */
    static ProjectionType projection(@Nullable Projection projection) {
        if (projection == null || projection.projectionType() == null) {
            throw DynamoErrors.invalid("Unknown ProjectionType: null");
        }
        ProjectionType type = projection.projectionType();
        if (projection.hasNonKeyAttributes() && type != ProjectionType.INCLUDE) {
            throw DynamoErrors.invalid("ProjectionType is " + type + ", but NonKeyAttributes is specified");
        }
        if (!projection.hasNonKeyAttributes() && type == ProjectionType.INCLUDE) {
            throw DynamoErrors.invalid("ProjectionType is " + type + ", but NonKeyAttributes is not specified");
        }
        return type;
    }

    /** Checks the keys of a local index against those of its table. */
    static void checkLocal(String name, KeySchema keys, KeySchema ofTable) {
        if (keys.sort() == null) {
            throw DynamoErrors.invalid("Index KeySchema does not have a range key for index: " + name);
        }
        if (!keys.partition().equals(ofTable.partition())) {
            throw DynamoErrors.invalid(
                    "Index KeySchema does not have the same leading hash key as table KeySchema for index: " + name
                            + ". index hash key: " + keys.partition().name() + ", table hash key: "
                            + ofTable.partition().name());
        }
    }

    static Throughput throughput(String index, @Nullable ProvisionedThroughput given, boolean onDemand) {
        if (onDemand && given != null) {
            throw DynamoErrors.invalid("ProvisionedThroughput should not be specified for index: " + index
                    + " when BillingMode is PAY_PER_REQUEST");
        }
        if (!onDemand && given == null) {
            throw DynamoErrors.invalid("ProvisionedThroughput must be specified for index: " + index);
        }
        return given == null ? Throughput.NONE : new Throughput(given.readCapacityUnits(), given.writeCapacityUnits());
    }

    /** Checks names and numbers of all indexes of a table. */
    static void checkAll(List<Index> indexes) {
        Set<String> names = new HashSet<>();
        for (Index index : indexes) {
            if (!names.add(index.name())) {
                throw DynamoErrors.invalid("Duplicate index name: " + index.name());
            }
        }
        long global = indexes.stream().filter(Index::global).count();
        if (indexes.size() - global > LOCAL_AT_MOST) {
            throw DynamoErrors.invalid("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
        }
        if (global > GLOBAL_AT_MOST) {
            throw DynamoErrors.invalid("GlobalSecondaryIndex count exceeds the per-table limit of 20");
        }
    }
}
