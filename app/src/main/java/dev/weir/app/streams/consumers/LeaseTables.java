package dev.weir.app.streams.consumers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Finds the tables of an account whose key is {@code leaseKey}. Blocks: virtual threads only. */
final class LeaseTables implements Callable<LeaseTables.Found> {

    /** The most tables that are described: each costs a call. */
    static final int MOST = 500;

    private final DynamoDbClient dynamoDb;

    LeaseTables(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /**
     * What was found.
     *
     * @param names the lease tables
     * @param looked how many tables were looked at
     * @param all whether these were all of the account
     */
    record Found(List<String> names, int looked, boolean all) {}

    @Override
    public Found call() {
        List<String> found = new ArrayList<>();
        int looked = 0;
        String after = null;
        do {
            String from = after;
            ListTablesResponse page = dynamoDb.listTables(request -> request.exclusiveStartTableName(from));
            for (String name : page.tableNames()) {
                if (looked == MOST) {
                    return new Found(found, looked, false);
                }
                looked++;
                if (isLeaseTable(name)) {
                    found.add(name);
                }
            }
            after = page.lastEvaluatedTableName();
        } while (after != null);
        return new Found(found, looked, true);
    }

    private boolean isLeaseTable(String name) {
        @Nullable TableDescription table;
        try {
            table = dynamoDb.describeTable(request -> request.tableName(name)).table();
        } catch (ResourceNotFoundException e) {
            return false; // It was deleted since it was listed.
        }
        return table != null
                && table.keySchema().size() == 1
                && Lease.KEY.equals(table.keySchema().stream()
                        .findFirst()
                        .map(KeySchemaElement::attributeName)
                        .orElse(""));
    }
}
