package dev.weir.app.send;

import dev.weir.app.fx.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * Sends records by PutRecords. What the service refuses for a passing reason is sent again after a wait that doubles;
 * a record may so come after a later one of its key. A call that has begun is always waited for, also when the thread is
 * interrupted, so that it is known which records were taken. Thread-safe if its listener is.
 */
public final class BatchSender {

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final KinesisClient kinesis;
    private final String streamName;
    private final int attempts;
    private final Pace pace;
    private final SendTally tally;
    private final BooleanSupplier stopped;
    private final Listener listener;

    /** Hears what became of each record, on the sending thread. */
    public interface Listener {

        /** The service took it. */
        void took(OutgoingRecord record, String shardId, String sequenceNumber);

        /** It was given up, or no longer tried when sending was stopped. */
        void gaveUp(OutgoingRecord record, String code, String message);
    }

    /** Hears nothing. */
    public static final Listener DEAF = new Listener() {
        @Override
        public void took(OutgoingRecord record, String shardId, String sequenceNumber) {}

        @Override
        public void gaveUp(OutgoingRecord record, String code, String message) {}
    };

    /**
     * @param attempts how often a record is sent at most, 1 or more
     * @param stopped asked before each retry: whether no more is to be sent
     */
    public BatchSender(
            KinesisClient kinesis,
            String streamName,
            int attempts,
            Pace pace,
            SendTally tally,
            BooleanSupplier stopped,
            Listener listener) {
        this.kinesis = kinesis;
        this.streamName = streamName;
        this.attempts = attempts;
        this.pace = pace;
        this.tally = tally;
        this.stopped = stopped;
        this.listener = listener;
    }

    /**
     * Sends the records of one call, and again those that were refused.
     *
     * @return the records that were neither taken nor refused for good, because sending was stopped meanwhile
     * @throws RuntimeException what the SDK throws if the call as a whole fails for a reason that does not pass
     */
    public List<OutgoingRecord> send(List<OutgoingRecord> records) {
        List<OutgoingRecord> left = records;
        Duration wait = FIRST_WAIT;
        for (int attempt = 1; ; attempt++) {
            left = once(left, attempt >= attempts);
            if (left.isEmpty()) {
                return left;
            }
            if (stopped.getAsBoolean() || !waited(wait)) {
                return left;
            }
            tally.retry(left.size());
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private boolean waited(Duration wait) {
        try {
            pace.sleep(wait);
            return !stopped.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<OutgoingRecord> once(List<OutgoingRecord> records, boolean last) {
        long began = pace.nanoTime();
        PutRecordsResponse answer;
        try {
            answer = Unbroken.call(() -> kinesis.putRecords(request -> request.streamName(streamName)
                    .records(records.stream().map(OutgoingRecord::entry).toList())));
        } catch (SdkServiceException e) {
            return refusedWhole(records, e, last);
        }
        tally.answered((pace.nanoTime() - began) / 1e6);
        List<OutgoingRecord> again = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            PutRecordsResultEntry entry = answer.records().get(i);
            OutgoingRecord record = records.get(i);
            if (entry.errorCode() == null) {
                tally.took(record.size());
                listener.took(record, entry.shardId(), entry.sequenceNumber());
            } else if (refused(record, entry.errorCode(), entry.errorMessage(), last)) {
                again.add(record);
            }
        }
        return again;
    }

    private List<OutgoingRecord> refusedWhole(List<OutgoingRecord> records, SdkServiceException e, boolean last) {
        String code = e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorCode()
                : "";
        boolean passing = e.isThrottlingException() || PutErrors.passing(code) || e.statusCode() >= 500;
        if (!passing) {
            throw e;
        }
        String named = code.isEmpty() ? "HTTP " + e.statusCode() : code;
        List<OutgoingRecord> again = new ArrayList<>();
        for (OutgoingRecord record : records) {
            tally.refused(named);
            if (last) {
                giveUp(record, named, e.getMessage());
            } else {
                again.add(record);
            }
        }
        return again;
    }

    private boolean refused(OutgoingRecord record, String code, @Nullable String message, boolean last) {
        tally.refused(code);
        if (last || !PutErrors.passing(code)) {
            giveUp(record, code, message);
            return false;
        }
        return true;
    }

    private void giveUp(OutgoingRecord record, String code, @Nullable String message) {
        tally.gaveUp();
        listener.gaveUp(record, code, message == null ? "" : message);
    }
}
