package dev.weir.app.query.ask;

import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.records.tail.ShardLister;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads some of a stream's records, old ones and new ones, from some of its shards. Blocks; throws what the SDK throws. */
public final class SampleReader {

    private static final int SHARDS = 6;
    private static final int A_SHARD = 150;
    private static final int READS_A_SHARD = 3;
    private static final Duration LATELY = Duration.ofMinutes(5);

    private SampleReader() {}

    /** The schema that is known of a stream, or else what a sample of it says, which is kept if there was any. */
    public static StreamSchema schema(KinesisClient kinesis, SchemaStore schemas, String streamName, Instant now) {
        StreamSchema known = schemas.get(streamName);
        if (known != null) {
            return known;
        }
        List<byte[]> sample = read(kinesis, streamName, now);
        StreamSchema found = schemas.infer(streamName, sample);
        if (!sample.isEmpty()) {
            schemas.put(streamName, found);
        }
        return found;
    }

    /** The data of at most 1,800 records; none if none were found. */
    public static List<byte[]> read(KinesisClient kinesis, String streamName, Instant now) {
        List<byte[]> sample = new ArrayList<>();
        List<Shard> shards = ShardLister.all(kinesis, streamName);
        // The open ones are listed last, and have the newest records.
        List<Shard> some = shards.subList(Math.max(0, shards.size() - SHARDS), shards.size());
        for (Shard shard : some) {
            GetShardIteratorRequest.Builder request =
                    GetShardIteratorRequest.builder().streamName(streamName).shardId(shard.shardId());
            int before = sample.size();
            add(kinesis, request.shardIteratorType(ShardIteratorType.TRIM_HORIZON), sample);
            if (sample.size() - before >= A_SHARD) {
                add(
                        kinesis,
                        request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                                .timestamp(now.minus(LATELY)),
                        sample);
            }
        }
        return sample;
    }

    private static void add(KinesisClient kinesis, GetShardIteratorRequest.Builder request, List<byte[]> sample) {
        String iterator = kinesis.getShardIterator(request.build()).shardIterator();
        for (int i = 0; i < READS_A_SHARD && iterator != null; i++) {
            String from = iterator;
            GetRecordsResponse answer =
                    kinesis.getRecords(read -> read.shardIterator(from).limit(A_SHARD));
            for (Record record : answer.records()) {
                sample.add(record.data() == null ? new byte[0] : record.data().asByteArrayUnsafe());
            }
            boolean enough = !answer.records().isEmpty()
                    || answer.millisBehindLatest() == null
                    || answer.millisBehindLatest() == 0;
            iterator = enough ? null : answer.nextShardIterator();
        }
    }
}
