package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Outcome;
import dev.weir.broker.call.ServiceId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;

/**
 * A call that waits to be written: only what the event will tell, so that a waiting PutRecords does not hold its
 * records in memory.
 *
 * @param request what becomes {@code requestParameters}
 * @param recordCount the number of records that a PutRecords had, told in their place; null for other calls
 * @param response what becomes {@code responseElements}; null for reads and for PutRecords, whose answer is as long as
 *     its request
 */
record PendingEvent(
        UUID id,
        Call call,
        Instant time,
        boolean readOnly,
        boolean data,
        @Nullable SdkPojo request,
        @Nullable Integer recordCount,
        @Nullable SdkPojo response,
        @Nullable AwsException error) {

    /** The errors whose text may hold a part of the request. */
    private static final Set<String> VALUE_TELLING = Set.of("ValidationException", "InvalidArgumentException");

    static PendingEvent of(Outcome outcome) {
        Operation<?, ?> operation = outcome.operation();
        boolean readOnly = operation != null && operation.readOnly();
        boolean data = operation != null && operation.dataPlane();
        Integer recordCount = outcome.request() instanceof PutRecordsRequest put
                ? put.records().size()
                : null;
        return new PendingEvent(
                newId(),
                outcome.call(),
                outcome.call().receivedAt(),
                readOnly,
                data,
                ofItems(outcome) ? ItemCall.told(outcome.request()) : told(outcome, withoutRecords(outcome.request())),
                recordCount,
                readOnly || recordCount != null || ofItems(outcome) ? null : told(outcome, outcome.response()),
                withoutValues(outcome));
    }

    /** Whether the caller may only be answered once the event is durable: for every change that is not of records. */
    boolean isDurable() {
        return !readOnly && !data;
    }

    private static boolean ofItems(Outcome outcome) {
        Operation<?, ?> operation = outcome.operation();
        ServiceId service = outcome.call().service();
        boolean hasItems = service == ServiceId.DYNAMODB || service == ServiceId.LOGS;
        return hasItems && operation != null && operation.dataPlane();
    }

    /** Lambda's classes are not loaded before it is called. */
    private static @Nullable SdkPojo told(Outcome outcome, @Nullable SdkPojo pojo) {
        return outcome.call().service() == ServiceId.LAMBDA ? FunctionCall.told(pojo) : pojo;
    }

    private static @Nullable SdkPojo withoutRecords(@Nullable SdkPojo request) {
        return switch (request) {
            case PutRecordsRequest put ->
                PutRecordsRequest.builder()
                        .streamName(put.streamName())
                        .streamARN(put.streamARN())
                        .build();
            case PutRecordRequest put ->
                put.toBuilder()
                        .data(null)
                        .partitionKey(null)
                        .explicitHashKey(null)
                        .build();
            case null, default -> request;
        };
    }

    /** A record that broke a bound may stand in the error's text, so the event tells only what kind of error it was. */
    private static @Nullable AwsException withoutValues(Outcome outcome) {
        AwsException error = outcome.error();
        boolean putsRecords =
                outcome.request() instanceof PutRecordsRequest || outcome.request() instanceof PutRecordRequest;
        boolean tells = putsRecords || ofItems(outcome) || outcome.call().service() == ServiceId.LAMBDA;
        if (error == null || !tells || !VALUE_TELLING.contains(error.code())) {
            return error;
        }
        return new AwsException(
                error.code(),
                error.status(),
                "The caller was told which value is wrong; events tell none of a record, an item or a function.");
    }

    /** A random UUID; identifies, but guards nothing, so it need not come from the slow secure source. */
    private static UUID newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low);
    }
}
