package dev.weir.app.streams.consumers;

import dev.weir.app.account.FakeDynamoDb;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** A KCL 3 application with some leases of each kind, for pictures. */
public final class SampleLeases {

    public static final String TABLE = "billing-application-of-the-payments-team";

    private SampleLeases() {}

    /** Fills a table with leases of the first shards, for owners in turn; every fifth is behind, two are of no shard. */
    public static void fill(FakeDynamoDb dynamoDb, List<PutRecordsResultEntry> written, int leases, int owners) {
        Map<String, String> first = new HashMap<>();
        Map<String, String> last = new HashMap<>();
        written.forEach(entry -> {
            first.putIfAbsent(entry.shardId(), entry.sequenceNumber());
            last.put(entry.shardId(), entry.sequenceNumber());
        });
        dynamoDb.table(TABLE, "leaseKey")
                .table(TABLE + "-WorkerMetricStats", "wid")
                .table(TABLE + "-CoordinatorState", "key")
                .table("customers", "id");
        for (int i = 0; i < leases; i++) {
            String shard = "shardId-%012d".formatted(i);
            String owner = i == 7 ? null : owner(i % owners);
            String checkpoint = i % 11 == 3
                    ? "TRIM_HORIZON"
                    : i % 13 == 5 ? "LATEST" : (i % 5 == 0 ? first : last).getOrDefault(shard, "TRIM_HORIZON");
            dynamoDb.put(TABLE, LeaseItems.lease3(shard, owner, 100 + i, checkpoint, i * 12.5));
        }
        dynamoDb.put(TABLE, LeaseItems.lease3("shardId-000000009998", owner(0), 1, "SHARD_END", 0));
        for (int i = 0; i < owners; i++) {
            dynamoDb.put(
                    TABLE + "-WorkerMetricStats",
                    LeaseItems.worker("wid", owner(i), Instant.now().getEpochSecond(), 12 + 9 * i));
        }
        dynamoDb.put(TABLE + "-CoordinatorState", LeaseItems.leader("key", owner(2)))
                .put(TABLE + "-CoordinatorState", LeaseItems.migration("key", "CLIENT_VERSION_3X"));
    }

    private static String owner(int number) {
        return "ip-10-0-%d-17.ec2.internal:worker-%d".formatted(number, number);
    }
}
