package dev.weir.app.scenario.play;

import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * Puts records into one stream. What the stream refuses is sent again before anything newer, so nothing is left out. Its figures are
 * thread-safe, sending is for one thread.
 *
 * <p>Not the sender of exports and generators: that one gives records up, tells which shard took each, and finishes a call that
 * has begun when it is stopped. A scenario gives up nothing, whatever fails, until its thread is interrupted.
 */
final class Sending {

    /** Records of one call at most. */
    static final int BATCH = 500;

    private static final System.Logger LOG = System.getLogger(Sending.class.getName());
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final KinesisClient kinesis;
    private final String streamName;
    private final @Nullable ShardLoad load;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong throttled = new AtomicLong();
    private volatile @Nullable String trouble;

    /** @param load is told the keys of what is offered, or null */
    Sending(KinesisClient kinesis, String streamName, @Nullable ShardLoad load) {
        this.kinesis = kinesis;
        this.streamName = streamName;
        this.load = load;
    }

    /** Records acknowledged. */
    long sent() {
        return sent.get();
    }

    /** Records that were refused for throughput and sent again. */
    long throttled() {
        return throttled.get();
    }

    @Nullable String trouble() {
        return trouble;
    }

    /** Sends what is in a list, and empties it. */
    void send(List<PutRecordsRequestEntry> due) throws InterruptedException {
        List<PutRecordsRequestEntry> rest = List.copyOf(due);
        due.clear();
        if (load != null) {
            rest.forEach(load::offered);
        }
        Duration pause = BREATH;
        while (!rest.isEmpty()) {
            int before = rest.size();
            try {
                rest = put(rest);
            } catch (SdkException e) {
                interruptedBy(e);
                trouble = Text.of(
                        "Records for {0} could not be sent and are tried again: {1}", streamName, e.getMessage());
                LOG.log(System.Logger.Level.DEBUG, trouble, e);
            }
            if (!rest.isEmpty()) {
                pause = rest.size() < before ? BREATH : pause.multipliedBy(2);
                Thread.sleep(pause.compareTo(LONGEST_RETRY) < 0 ? pause : LONGEST_RETRY);
            }
        }
    }

    private static void interruptedBy(SdkException e) throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw (InterruptedException) new InterruptedException("The scenario was stopped.").initCause(e);
        }
    }

    /** Sends a batch and returns what was refused. */
    private List<PutRecordsRequestEntry> put(List<PutRecordsRequestEntry> batch) {
        PutRecordsResponse answer =
                kinesis.putRecords(request -> request.streamName(streamName).records(batch));
        List<PutRecordsRequestEntry> refused = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            PutRecordsResultEntry result = answer.records().get(i);
            if (result.errorCode() != null) {
                refused.add(batch.get(i));
            }
        }
        sent.addAndGet(batch.size() - refused.size());
        throttled.addAndGet(refused.size());
        trouble = null;
        return refused;
    }
}
