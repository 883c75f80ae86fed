package dev.weir.app.scenario.play;

import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * A plain polling consumer of one stream, on the thread that runs it and until that is interrupted: from the newest
 * record on, all shards, one GetRecords a second and shard of the five that a shard allows. It keeps nothing of what it
 * reads but the count.
 */
final class StreamReader implements Runnable {

    private static final System.Logger LOG = System.getLogger(StreamReader.class.getName());
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** How often it looks for shards that came without one that it reads having ended, in rounds. */
    private static final int ROUNDS_A_LISTING = 30;

    private final String streamName;
    private final KinesisClient kinesis;
    private final AtomicLong read = new AtomicLong();
    private final Map<String, Position> positions = new HashMap<>();
    private final Set<String> finished = new HashSet<>();
    private boolean listed;
    private volatile @Nullable String trouble;

    StreamReader(String streamName, KinesisClient kinesis) {
        this.streamName = streamName;
        this.kinesis = kinesis;
    }

    /** Records read so far. */
    long read() {
        return read.get();
    }

    /** Why it reads nothing at present, one sentence; null while all is well. */
    @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void run() {
        try {
            long due = System.nanoTime();
            for (int round = 0; !Thread.currentThread().isInterrupted(); round++) {
                boolean well = round(round % ROUNDS_A_LISTING == 0);
                // By the clock, not by a pause: a pause would drift, and now and then a second would see no read.
                due = Math.max(due + (well ? ROUND : RETRY).toNanos(), System.nanoTime());
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean round(boolean list) {
        try {
            if (list || positions.isEmpty()) {
                list();
            }
            boolean ended = false;
            for (Iterator<Map.Entry<String, Position>> each =
                            positions.entrySet().iterator();
                    each.hasNext(); ) {
                Map.Entry<String, Position> shard = each.next();
                if (!read(shard.getKey(), shard.getValue())) {
                    finished.add(shard.getKey());
                    each.remove();
                    ended = true;
                }
            }
            if (ended) {
                list();
            }
            trouble = null;
            return true;
        } catch (SdkException e) {
            if (!Thread.currentThread().isInterrupted()) {
                trouble = Text.of(
                        "The scenario's consumer could not read {0} and tries again: {1}", streamName, e.getMessage());
                LOG.log(System.Logger.Level.DEBUG, trouble, e);
            }
            return false;
        }
    }

    /** What is there at first is read from its end, what comes later from its beginning, so that nothing is skipped. */
    private void list() {
        ListShardsResponse page = kinesis.listShards(request -> request.streamName(streamName));
        Set<String> present = new HashSet<>();
        while (true) {
            for (Shard shard : page.shards()) {
                present.add(shard.shardId());
                if (!finished.contains(shard.shardId())) {
                    positions.computeIfAbsent(
                            shard.shardId(),
                            id -> new Position(listed ? ShardIteratorType.TRIM_HORIZON : ShardIteratorType.LATEST));
                }
            }
            String more = page.nextToken();
            if (more == null) {
                break;
            }
            page = kinesis.listShards(request -> request.nextToken(more));
        }
        positions.keySet().retainAll(present);
        finished.retainAll(present);
        listed = true;
    }

    /** One GetRecords; false when the shard has ended. */
    private boolean read(String shardId, Position position) {
        String iterator = position.iterator;
        try {
            if (iterator == null) {
                iterator = kinesis.getShardIterator(from(shardId, position)).shardIterator();
            }
            String at = iterator;
            GetRecordsResponse answer = kinesis.getRecords(request -> request.shardIterator(at));
            read.addAndGet(answer.records().size());
            if (!answer.records().isEmpty()) {
                position.after = answer.records().getLast().sequenceNumber();
            }
            position.iterator = answer.nextShardIterator();
            return position.iterator != null;
        } catch (ExpiredIteratorException e) {
            LOG.log(System.Logger.Level.DEBUG, "An iterator of " + shardId + " is made anew.", e);
            position.iterator = null;
            return true;
        } catch (ProvisionedThroughputExceededException e) {
            // Somebody else reads the shard too and there are enough rounds: this one is left out.
            LOG.log(System.Logger.Level.DEBUG, "A round of " + shardId + " was left out.", e);
            position.iterator = iterator;
            return true;
        }
    }

    private GetShardIteratorRequest from(String shardId, Position position) {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamName(streamName).shardId(shardId);
        String after = position.after;
        return after == null
                ? request.shardIteratorType(position.first).build()
                : request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .startingSequenceNumber(after)
                        .build();
    }

    private static final class Position {
        private final ShardIteratorType first;
        private @Nullable String iterator;
        private @Nullable String after;

        Position(ShardIteratorType first) {
            this.first = first;
        }
    }
}
