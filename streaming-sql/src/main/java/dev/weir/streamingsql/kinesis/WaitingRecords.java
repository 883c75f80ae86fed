package dev.weir.streamingsql.kinesis;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Records that wait for a call which puts them. What it refuses is sent again, and only that, until all are taken. One thread.
 *
 * @param <R> what the call takes
 */
final class WaitingRecords<R> {

    private static final long FIRST_PAUSE = 50;

    private final String to;
    private final Call<R> call;
    private final int mostTries;
    private final long longestPause;
    private final List<R> records = new ArrayList<>();
    private long bytes;

    /** Puts records. */
    @FunctionalInterface
    interface Call<R> {

        /**
         * Why each was refused, in the order of the records; null for one that was taken.
         *
         * @throws SdkException if none was taken
         */
        List<@Nullable String> put(List<R> records);
    }

    /**
     * @param to where they go, as a sentence says it
     * @param mostTries after which it is given up, if the last of them was still refused in part
     * @param longestPause between two tries
     */
    WaitingRecords(String to, Call<R> call, int mostTries, Duration longestPause) {
        this.to = to;
        this.call = call;
        this.mostTries = mostTries;
        this.longestPause = longestPause.toMillis();
    }

    void add(R record, int size) {
        records.add(record);
        bytes += size;
    }

    int count() {
        return records.size();
    }

    /** Of the data of those that wait. */
    long bytes() {
        return bytes;
    }

    /** Returns when all that waited are taken. */
    void put() throws IOException, InterruptedException {
        for (int attempt = 0; !records.isEmpty(); attempt++) {
            String why = tryOnce();
            if (why != null) {
                if (attempt == mostTries) {
                    throw new IOException("Rows are not taken by " + to + ": " + why);
                }
                Thread.sleep(Math.min(longestPause, FIRST_PAUSE << Math.min(attempt, 6)));
            }
        }
        bytes = 0;
    }

    /** Puts all that waits, keeps what was refused, and says why; null if nothing was. */
    private @Nullable String tryOnce() throws IOException {
        try {
            List<@Nullable String> refusals = call.put(records);
            List<R> refused = new ArrayList<>();
            String why = null;
            for (int i = 0; i < records.size() && i < refusals.size(); i++) {
                String refusal = refusals.get(i);
                if (refusal != null) {
                    refused.add(records.get(i));
                    why = refusal;
                }
            }
            records.clear();
            records.addAll(refused);
            return why;
        } catch (SdkException e) {
            // Among what passes are keys that have run out: others are on their way.
            if (!Patience.passing(e)) {
                throw new IOException("Rows can't be put to " + to + ": " + said(e), e);
            }
            return String.valueOf(e.getMessage());
        }
    }

    private static @Nullable String said(SdkException e) {
        return e instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null
                ? refusal.awsErrorDetails().errorMessage()
                : e.getMessage();
    }
}
