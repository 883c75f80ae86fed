package dev.weir.app.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * Replays one feed on the thread that runs it, again and again until that thread is interrupted. What the stream
 * refuses is sent again before anything newer, so nothing is left out.
 */
final class FeedReplay implements Runnable {

    private static final System.Logger LOG = System.getLogger(FeedReplay.class.getName());
    private static final int BATCH = 500;
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final Feed feed;
    private final KinesisClient kinesis;
    private final ReplayClock clock;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong throttled = new AtomicLong();
    private volatile @Nullable String trouble;

    FeedReplay(Feed feed, KinesisClient kinesis, double speed) {
        this.feed = feed;
        this.kinesis = kinesis;
        this.clock = new ReplayClock(speed);
    }

    String streamName() {
        return feed.streamName();
    }

    long sent() {
        return sent.get();
    }

    long throttled() {
        return throttled.get();
    }

    @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void run() {
        try {
            new StreamSetup(kinesis).ensure(feed, problem -> trouble = problem);
            trouble = null;
            long beginAtMillis = feed.begin().toMillis();
            while (!Thread.currentThread().isInterrupted()) {
                pass(beginAtMillis);
                beginAtMillis = Long.MIN_VALUE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            trouble = "The sample data for " + feed.streamName() + " can't be read: " + e.getMessage();
            LOG.log(System.Logger.Level.ERROR, trouble, e);
        }
    }

    private void pass(long beginAtMillis) throws IOException, InterruptedException {
        try (RecordedEvents events = RecordedEvents.open(feed)) {
            RecordedEvent event = events.next();
            while (event != null && beginAtMillis > 0 && event.eventMillis() < beginAtMillis) {
                event = events.next();
            }
            if (event == null) {
                return;
            }
            clock.begin(System.nanoTime(), event.eventMillis());
            List<PutRecordsRequestEntry> due = new ArrayList<>(BATCH);
            while (event != null) {
                Duration wait = clock.untilDue(System.nanoTime(), event.eventMillis());
                if (wait.isPositive()) {
                    send(due);
                    Thread.sleep(wait.compareTo(BREATH) > 0 ? wait : BREATH);
                } else {
                    due.add(entry(event));
                    if (due.size() == BATCH) {
                        send(due);
                    }
                    event = events.next();
                }
            }
            send(due);
        }
    }

    private static PutRecordsRequestEntry entry(RecordedEvent event) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(event.partitionKey())
                .data(SdkBytes.fromByteArrayUnsafe(event.json().getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private void send(List<PutRecordsRequestEntry> due) throws InterruptedException {
        List<PutRecordsRequestEntry> rest = List.copyOf(due);
        due.clear();
        Duration pause = BREATH;
        while (!rest.isEmpty()) {
            int before = rest.size();
            try {
                rest = put(rest);
            } catch (SdkException e) {
                interruptedBy(e);
                trouble = "Records for " + feed.streamName() + " could not be sent and are tried again: "
                        + e.getMessage();
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
            throw (InterruptedException) new InterruptedException("The replay was stopped.").initCause(e);
        }
    }

    /** Sends a batch and returns what was refused. */
    private List<PutRecordsRequestEntry> put(List<PutRecordsRequestEntry> batch) {
        PutRecordsResponse answer = kinesis.putRecords(
                request -> request.streamName(feed.streamName()).records(batch));
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
