package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Reads a KCL application's tables. Blocks: virtual threads only. */
final class LeaseTableReader implements Callable<LeaseSnapshot> {

    /** The most items that are read of one table. */
    static final int MOST_ITEMS = 20_000;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String streamName;
    private double readUnits = Double.NaN;
    private boolean cutShort;

    LeaseTableReader(DynamoDbClient dynamoDb, String table, String streamName) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.streamName = streamName;
    }

    @Override
    public LeaseSnapshot call() {
        List<Lease> leases = new ArrayList<>();
        List<Worker> workers = new ArrayList<>();
        Coordinator coordinator = Coordinator.UNKNOWN;
        int others = 0;
        for (Map<String, AttributeValue> item : scan(table)) {
            Lease lease = Lease.of(item);
            if (lease == null) {
                // The KCL 3.5 may keep its workers and its state in the lease table.
                addWorker(workers, item);
                coordinator = coordinator.with(item);
            } else if (lease.parts().isOf(streamName)) {
                leases.add(lease);
            } else {
                others++;
            }
        }
        Failure withoutWorkers = null;
        try {
            for (Map<String, AttributeValue> item : scanIfThere(table + "-WorkerMetricStats")) {
                addWorker(workers, item);
            }
            for (Map<String, AttributeValue> item : scanIfThere(table + "-CoordinatorState")) {
                coordinator = coordinator.with(item);
            }
        } catch (SdkException e) {
            withoutWorkers = Failures.of(e, Text.of("Read the tables of the workers"));
        }
        return new LeaseSnapshot(leases, others, cutShort, readUnits, workers, coordinator, withoutWorkers);
    }

    private static void addWorker(List<Worker> workers, Map<String, AttributeValue> item) {
        Worker worker = Worker.of(item);
        if (worker != null) {
            workers.add(worker);
        }
    }

    /** KCL 1 and 2 have no such tables. */
    private List<Map<String, AttributeValue>> scanIfThere(String name) {
        try {
            return scan(name);
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
    }

    private List<Map<String, AttributeValue>> scan(String name) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Map<String, AttributeValue> from = new HashMap<>();
        do {
            ScanResponse page = dynamoDb.scan(request(name, from));
            items.addAll(page.items());
            count(page);
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
            cutShort |= !from.isEmpty() && items.size() >= MOST_ITEMS;
        } while (!from.isEmpty() && items.size() < MOST_ITEMS);
        return items;
    }

    private static ScanRequest request(String name, Map<String, AttributeValue> from) {
        ScanRequest.Builder request =
                ScanRequest.builder().tableName(name).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        if (!from.isEmpty()) {
            request.exclusiveStartKey(from);
        }
        return request.build();
    }

    private void count(ScanResponse page) {
        @Nullable Double units =
                page.consumedCapacity() == null ? null : page.consumedCapacity().capacityUnits();
        if (units != null) {
            readUnits = (Double.isNaN(readUnits) ? 0 : readUnits) + units;
        }
    }
}
