package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Outcome;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.cloudtrail.journal.JournalEvent;
import dev.weir.broker.cloudtrail.journal.JournalEvent.Named;
import dev.weir.broker.cloudtrail.trail.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;

/**
 * A call that waits to be written: only what the event will tell, so that a waiting PutRecords does not hold its
 * records in memory.
 *
 * @param name the event's name
 * @param time when the call was answered
 * @param request what becomes {@code requestParameters}
 * @param recordCount the number of records that a PutRecords had, told in their place; null for other calls
 * @param response what becomes {@code responseElements}; null for reads and for calls about records and items
 * @param resources the things that the call names
 */
record PendingEvent(
        Call call,
        String name,
        Instant time,
        boolean readOnly,
        boolean data,
        @Nullable SdkPojo request,
        @Nullable Integer recordCount,
        @Nullable SdkPojo response,
        @Nullable AwsException error,
        List<Named> resources)
        implements JournalEvent.Draft {

    /** The errors whose text may hold a part of the request. */
    private static final Set<String> VALUE_TELLING =
            Set.of("ValidationException", "InvalidArgumentException", "ValidationError", "SerializationException");

    /** @param iterators gives the stream's name behind a shard iterator, or an empty text */
    static PendingEvent of(Outcome outcome, EventKind kind, UnaryOperator<String> iterators) {
        Call call = outcome.call();
        Operation<?, ?> operation = outcome.operation();
        boolean readOnly = operation != null && operation.readOnly();
        boolean data = kind == EventKind.DATA;
        Integer recordCount = outcome.request() instanceof PutRecordsRequest put
                ? put.records().size()
                : null;
        return new PendingEvent(
                call,
                EventName.of(call.service(), call.operation()),
                outcome.finishedAt(),
                readOnly,
                data,
                told(outcome, data),
                recordCount,
                readOnly || recordCount != null || isAboutItems(call, data) ? null : outcome.response(),
                withoutValues(outcome, data),
                EventResources.of(call, outcome.request(), iterators));
    }

    /** Whether the caller may only be answered once the event is durable: for every change that is not of records. */
    boolean isDurable() {
        return !readOnly && !data;
    }

    private static @Nullable SdkPojo told(Outcome outcome, boolean data) {
        SdkPojo request = outcome.request();
        return data && outcome.call().service() == ServiceId.DYNAMODB
                ? ItemCall.told(request)
                : withoutRecords(request);
    }

    /** Whether what is answered is what somebody keeps in a table, or what a function said. */
    private static boolean isAboutItems(Call call, boolean data) {
        return data && (call.service() == ServiceId.DYNAMODB || call.service() == ServiceId.LAMBDA);
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

    /** What broke a bound may stand in the error's text, so the event tells only what kind of error it was. */
    private static @Nullable AwsException withoutValues(Outcome outcome, boolean data) {
        AwsException error = outcome.error();
        if (error == null || !VALUE_TELLING.contains(error.code())) {
            return error;
        }
        boolean tells = data || outcome.call().service() == ServiceId.LAMBDA || Secrets.in(outcome.request());
        return tells
                ? new AwsException(
                        error.code(),
                        error.status(),
                        "The caller was told which value is wrong; events tell none of a record, an item, a function or"
                                + " a secret.")
                : error;
    }

    Subject subject() {
        return new Subject(
                data,
                readOnly,
                name,
                call.service().eventSource(),
                resources,
                call.caller().arn());
    }

    @Override
    public JournalEvent at(long sequence, UUID id) {
        return new JournalEvent(
                sequence,
                id,
                time,
                name,
                call.service().eventSource(),
                readOnly,
                call.caller().userName(),
                call.caller().accessKeyId(),
                resources,
                EventJson.of(this, id, resources));
    }
}
