package dev.weir.broker.lambda.mapping;

import dev.weir.broker.lambda.LambdaInvoker;
import dev.weir.broker.lambda.LambdaInvoker.Answer;
import dev.weir.broker.lambda.LambdaInvoker.Failure;
import dev.weir.broker.lambda.LambdaInvoker.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;

/**
 * Brings batches to a function: again and again, in halves, or in part, as the mapping says, until each record was taken
 * or is given up. Used by one thread.
 */
final class BatchSender {

    private static final Logger LOG = LoggerFactory.getLogger(BatchSender.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration WITHIN = Duration.ofDays(1);

    private final Mapping mapping;
    private final EventSourceMappingConfiguration settings;
    private final MappingParts parts;
    private final KinesisEvent event;
    private final Pause pause;
    private final Consumer<String> result;
    private final FailedBatches failed;

    /**
     * @param pause what waits between two attempts
     * @param result told how the last attempt went, in the service's words
     */
    BatchSender(Mapping mapping, MappingParts parts, Pause pause, Consumer<String> result) {
        this.mapping = mapping;
        this.settings = mapping.settings();
        this.parts = parts;
        this.event =
                new KinesisEvent(settings.eventSourceArn(), "arn:aws:iam::" + parts.accountId() + ":role/weir-lambda");
        this.pause = pause;
        this.result = result;
        this.failed = new FailedBatches(parts.objects(), parts.calls());
    }

    /** Waits, unless the mapping is stopped. */
    interface Pause extends BooleanSupplier {

        /** @return false if the mapping is stopped, at once then */
        boolean forA(Duration time);

        /** Whether the mapping is stopped. */
        @Override
        boolean getAsBoolean();
    }

    /**
     * Sends a batch.
     *
     * @return whether all of it is done with; false if the mapping was stopped before
     */
    boolean send(List<SourceRecord> batch) {
        return send(batch, 0);
    }

    private boolean send(List<SourceRecord> all, int earlier) {
        List<SourceRecord> batch = all;
        int attempts = earlier;
        Duration wait = FIRST_PAUSE;
        while (!batch.isEmpty()) {
            if (pause.getAsBoolean()) {
                return false;
            }
            List<SourceRecord> young = young(batch);
            if (young.size() < batch.size()) {
                if (!giveUp(batch.subList(0, batch.size() - young.size()), "RecordAgeExceeded", attempts)) {
                    return false;
                }
                batch = young;
                continue;
            }
            LambdaInvoker.Result told = parts.invoker().invoke(settings.functionArn(), event.of(batch), WITHIN);
            int taken = taken(told, batch);
            measure(batch.getLast());
            if (taken == batch.size()) {
                result.accept("OK");
                return true;
            }
            result.accept("PROBLEM: " + problem(told));
            if (pause.getAsBoolean()) {
                return false; // perhaps it failed because the broker is being closed
            }
            boolean partly = taken > 0;
            batch = batch.subList(taken, batch.size());
            boolean functionFailed = told instanceof Answer || isOfFunction((Failure) told);
            if (functionFailed && Boolean.TRUE.equals(settings.bisectBatchOnFunctionError()) && batch.size() > 1) {
                int middle = batch.size() / 2;
                return send(batch.subList(0, middle), attempts) && send(batch.subList(middle, batch.size()), attempts);
            }
            attempts = partly ? 1 : attempts + (functionFailed ? 1 : 0);
            if (functionFailed && isExhausted(told, attempts)) {
                return giveUp(batch, "RetryAttemptsExhausted", attempts);
            }
            if (!pause.forA(wait)) {
                return false;
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.multipliedBy(2);
        }
        return true;
    }

    private int taken(LambdaInvoker.Result told, List<SourceRecord> batch) {
        return switch (told) {
            case Answer answer ->
                settings.hasFunctionResponseTypes()
                                && settings.functionResponseTypes()
                                        .contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                        ? ItemFailures.first(answer.payload(), batch)
                        : batch.size();
            case Failure failure -> 0;
        };
    }

    private static boolean isOfFunction(Failure failure) {
        return switch (failure.kind()) {
            case FUNCTION_ERROR, TIMED_OUT, PAYLOAD_TOO_LARGE -> true;
            case NOT_FOUND, NOT_READY, THROTTLED, UNAVAILABLE -> false;
        };
    }

    private static String problem(LambdaInvoker.Result told) {
        return switch (told) {
            case Answer answer -> "Function reported failed records";
            case Failure failure ->
                isOfFunction(failure) ? "Function call failed" : "Function could not be called: " + failure.message();
        };
    }

    private boolean isExhausted(LambdaInvoker.Result told, int attempts) {
        if (told instanceof Failure failure && failure.kind() == Kind.PAYLOAD_TOO_LARGE) {
            return true; // no other attempt can go better
        }
        Integer most = settings.maximumRetryAttempts();
        return most != null && most >= 0 && attempts > most;
    }

    /** The records that are not older than the mapping allows; those come first that are. */
    private List<SourceRecord> young(List<SourceRecord> batch) {
        Integer most = settings.maximumRecordAgeInSeconds();
        if (most == null || most < 0) {
            return batch;
        }
        long oldest = parts.time().now().minusSeconds(most).toEpochMilli();
        int old = 0;
        while (old < batch.size() && batch.get(old).arrivalMillis() < oldest) {
            old++;
        }
        return batch.subList(old, batch.size());
    }

    private void measure(SourceRecord last) {
        long age = parts.time().now().toEpochMilli() - last.arrivalMillis();
        parts.ages().measured(settings.functionArn(), (double) Math.max(0, age));
    }

    /** Puts a batch into the on-failure destination, however long that takes, or drops it where there is none. */
    private boolean giveUp(List<SourceRecord> batch, String condition, int attempts) {
        Instant now = parts.time().now();
        boolean hasDestination = settings.destinationConfig() != null
                && settings.destinationConfig().onFailure() != null
                && settings.destinationConfig().onFailure().destination() != null;
        if (!hasDestination) {
            LOG.warn(
                    "{} records of {} are given up ({}): the mapping {} has no on-failure destination",
                    batch.size(),
                    batch.getFirst().shardId(),
                    condition,
                    mapping.uuid());
            return true;
        }
        Duration wait = FIRST_PAUSE;
        while (true) {
            try {
                failed.put(
                        mapping,
                        new FailedBatches.GivenUp(condition, Math.max(1, attempts), batch, event.of(batch), now));
                return true;
            } catch (IOException e) {
                result.accept("PROBLEM: The on-failure destination takes nothing: " + e.getMessage());
                if (!pause.forA(wait)) {
                    return false;
                }
                wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.multipliedBy(2);
            }
        }
    }
}
