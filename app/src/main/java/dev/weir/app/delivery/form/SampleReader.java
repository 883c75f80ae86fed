package dev.weir.app.delivery.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** A few records of a stream, to try a delivery stream on. */
final class SampleReader {

    private static final int SHARDS = 4;
    private static final int RECORDS = 8;
    private static final int CALLS = 3;
    private static final int BACK_SECONDS = 600;

    private SampleReader() {}

    /** Records of the last ten minutes as lines of text. Blocks: virtual threads only. */
    static List<String> read(KinesisClient kinesis, String streamName, Instant now) {
        List<String> samples = new ArrayList<>();
        List<Shard> shards =
                kinesis.listShards(request -> request.streamName(streamName)).shards();
        for (Shard shard : shards.subList(0, Math.min(SHARDS, shards.size()))) {
            String iterator = kinesis.getShardIterator(request -> request.streamName(streamName)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                            .timestamp(now.minusSeconds(BACK_SECONDS)))
                    .shardIterator();
            for (int call = 0; call < CALLS && iterator != null; call++) {
                String at = iterator;
                GetRecordsResponse answer =
                        kinesis.getRecords(request -> request.shardIterator(at).limit(RECORDS));
                for (Record record : answer.records()) {
                    samples.add(record.data().asUtf8String().strip().replace('\n', ' '));
                }
                iterator = answer.records().isEmpty() ? answer.nextShardIterator() : null;
            }
        }
        return samples;
    }
}
