package dev.weir.app.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** A stream of JSON records of some 240 bytes, made as they are read: one a millisecond, shard after shard in turns. */
final class ManyRecords implements KinesisClient {
    private final int shards;
    private final int aShard;
    private final Instant from = Instant.parse("2026-11-23T12:00:00Z");

    ManyRecords(int shards, int aShard) {
        this.shards = shards;
        this.aShard = aShard;
    }

    @Override
    public ListShardsResponse listShards(ListShardsRequest request) {
        List<Shard> list = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            list.add(Shard.builder().shardId("shardId-%012d".formatted(i)).build());
        }
        return ListShardsResponse.builder().shards(list).build();
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        return GetShardIteratorResponse.builder()
                .shardIterator(request.shardId() + "/0")
                .build();
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        String[] parts = request.shardIterator().split("/");
        int shard = Integer.parseInt(parts[0].substring(8));
        int begin = Integer.parseInt(parts[1]);
        int end = Math.min(aShard, begin + request.limit());
        List<Record> records = new ArrayList<>(end - begin);
        for (int i = begin; i < end; i++) {
            int n = i * shards + shard;
            String data =
                    "{\"order\": %d, \"country\": \"%s\", \"customer\": \"c-%d\", \"total\": {\"amount\": %d.50}, \"filler\": \"%s\"}"
                            .formatted(n, n % 3 == 0 ? "DE" : "FR", n % 977, n % 10_000, "x".repeat(150));
            records.add(Record.builder()
                    .sequenceNumber("4967958430118479541018592747598356123457" + (100_000_000 + n))
                    .partitionKey("c-" + n % 977)
                    .approximateArrivalTimestamp(from.plusMillis(n))
                    .data(SdkBytes.fromUtf8String(data))
                    .build());
        }
        return GetRecordsResponse.builder()
                .records(records)
                .millisBehindLatest(end < aShard ? 1_000L : 0L)
                .nextShardIterator(parts[0] + "/" + end)
                .build();
    }

    @Override
    public String serviceName() {
        return "kinesis";
    }

    @Override
    public void close() {}
}
