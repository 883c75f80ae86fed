package dev.weir.app.capsule;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.send.BatchSender;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.PutLimits;
import dev.weir.app.send.RateLimit;
import dev.weir.app.send.SendTally;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Puts records so that each shard gets them in their order: a little slower than the shard takes them, so that none is
 * refused and comes after a later one. Used by one thread; interrupted, it stops between two calls.
 */
final class OrderedPuts implements AutoCloseable {

    private static final double OF_THE_LIMIT = 0.9;
    private static final int BATCH_BYTES = 1 << 20;
    private static final int ATTEMPTS = 50;

    private final Pace pace;
    private final BatchSender sender;
    private final List<OutgoingRecord> batch = new ArrayList<>();
    private final Map<String, Integer> countOf = new HashMap<>();
    private final Map<String, Integer> bytesOf = new HashMap<>();
    private final Map<String, RateLimit> records = new HashMap<>();
    private final Map<String, RateLimit> bytes = new HashMap<>();
    private final String streamName;
    private int batchBytes;
    private @Nullable String refused;

    OrderedPuts(KinesisClient kinesis, String streamName, Pace pace) {
        this.pace = pace;
        this.streamName = streamName;
        this.sender = new BatchSender(
                kinesis, streamName, ATTEMPTS, pace, new SendTally(), () -> false, new BatchSender.Listener() {
                    @Override
                    public void took(OutgoingRecord record, String shardId, String sequenceNumber) {}

                    @Override
                    public void gaveUp(OutgoingRecord record, String code, String message) {
                        refused = code + (message.isEmpty() ? "" : ": " + message);
                    }
                });
    }

    void add(String shardId, OutgoingRecord record) throws InterruptedException {
        if (batch.size() >= PutLimits.RECORDS_A_CALL || (batchBytes > 0 && batchBytes + record.size() > BATCH_BYTES)) {
            flush();
        }
        batch.add(record);
        batchBytes += record.size();
        countOf.merge(shardId, 1, Integer::sum);
        bytesOf.merge(shardId, record.size(), Integer::sum);
    }

    /** Puts what waits. */
    void flush() throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        for (String shard : countOf.keySet()) {
            records.computeIfAbsent(shard, id -> new RateLimit(PutLimits.SHARD_RECORDS_A_SECOND * OF_THE_LIMIT, pace))
                    .await(countOf.getOrDefault(shard, 0));
            bytes.computeIfAbsent(shard, id -> new RateLimit(PutLimits.SHARD_BYTES_A_SECOND * OF_THE_LIMIT, pace))
                    .await(bytesOf.getOrDefault(shard, 0));
        }
        List<OutgoingRecord> left = sender.send(List.copyOf(batch));
        if (!left.isEmpty()) {
            throw new InterruptedException();
        }
        String why = refused;
        if (why != null) {
            throw new ExpectedFailure(
                    Failure.Kind.REJECTED,
                    Text.of("{0} does not take a record: {1}.", streamName, why),
                    Text.of("Restore again later: what is there is not put twice."));
        }
        batch.clear();
        countOf.clear();
        bytesOf.clear();
        batchBytes = 0;
    }

    /** What still waits is not put. */
    @Override
    public void close() {
        batch.clear();
    }
}
