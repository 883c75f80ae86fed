package dev.weir.app.transform;

import dev.weir.app.records.tail.ShardLister;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Reads the newest records of a stream: the last minute's first, then further and further back until there are enough. Blocks; throws
 * what the SDK throws.
 */
final class NewestOfStream {

    /** Shards that are looked at; the open ones are listed last. */
    private static final int SHARDS = 8;

    private static final int CALLS_A_SHARD = 12;
    private static final int A_CALL = 1_000;
    private static final List<Duration> LOOKS =
            List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(365));

    private NewestOfStream() {}

    private record Found(String shardId, Record record) {}

    /** @param wanted how many at most */
    static List<BenchRecord> read(KinesisClient kinesis, String streamName, int wanted, Instant now) {
        List<Shard> shards = ShardLister.all(kinesis, streamName);
        List<Shard> some = shards.subList(Math.max(0, shards.size() - SHARDS), shards.size());
        List<Found> found = List.of();
        for (Duration look : LOOKS) {
            found = new ArrayList<>();
            for (Shard shard : some) {
                found.addAll(shard(kinesis, streamName, shard.shardId(), wanted, now.minus(look)));
            }
            if (found.size() >= wanted) {
                break;
            }
        }
        List<Found> sorted = found.stream()
                .sorted(Comparator.comparing(each -> each.record().approximateArrivalTimestamp()))
                .toList();
        List<BenchRecord> records = new ArrayList<>();
        for (Found each : sorted.subList(Math.max(0, sorted.size() - wanted), sorted.size())) {
            Record record = each.record();
            records.add(new BenchRecord(
                    BenchRecord.id(records.size()),
                    record.data() == null ? new byte[0] : record.data().asByteArrayUnsafe(),
                    record.approximateArrivalTimestamp() == null ? now : record.approximateArrivalTimestamp(),
                    new BenchRecord.StreamPosition(each.shardId(), record.sequenceNumber(), record.partitionKey())));
        }
        return records;
    }

    private static List<Found> shard(
            KinesisClient kinesis, String streamName, String shardId, int wanted, Instant from) {
        GetShardIteratorRequest request = GetShardIteratorRequest.builder()
                .streamName(streamName)
                .shardId(shardId)
                .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                .timestamp(from)
                .build();
        String iterator = kinesis.getShardIterator(request).shardIterator();
        Deque<Found> last = new ArrayDeque<>();
        for (int call = 0; call < CALLS_A_SHARD && iterator != null; call++) {
            String at = iterator;
            GetRecordsResponse answer =
                    kinesis.getRecords(read -> read.shardIterator(at).limit(A_CALL));
            for (Record record : answer.records()) {
                last.addLast(new Found(shardId, record));
                if (last.size() > wanted) {
                    last.removeFirst();
                }
            }
            boolean atEnd = answer.millisBehindLatest() == null || answer.millisBehindLatest() == 0;
            iterator = atEnd ? null : answer.nextShardIterator();
        }
        return List.copyOf(last);
    }
}
