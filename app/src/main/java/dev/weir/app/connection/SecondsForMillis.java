package dev.weir.app.connection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * Sets times right that came in the wrong unit. Kinesis gives times in CBOR as milliseconds, and the SDK reads them so; kinesalite
 * writes the seconds of its JSON there, which would be a day of January 1970. No stream is older than 1990, so what is before is taken
 * for seconds where that gives a time after. The part of a second is lost then: the SDK has cut it off.
 */
final class SecondsForMillis implements ExecutionInterceptor {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        return switch (context.response()) {
            case GetRecordsResponse records -> right(records);
            case DescribeStreamSummaryResponse summary -> right(summary);
            case ListStreamsResponse streams -> right(streams);
            case SdkResponse other -> other;
        };
    }

    private static SdkResponse right(GetRecordsResponse response) {
        if (!response.hasRecords()
                || response.records().stream().noneMatch(record -> wrong(record.approximateArrivalTimestamp()))) {
            return response;
        }
        List<Record> records = response.records().stream()
                .map(record -> record.toBuilder()
                        .approximateArrivalTimestamp(right(record.approximateArrivalTimestamp()))
                        .build())
                .toList();
        return response.toBuilder().records(records).build();
    }

    private static SdkResponse right(DescribeStreamSummaryResponse response) {
        var summary = response.streamDescriptionSummary();
        if (summary == null || !wrong(summary.streamCreationTimestamp())) {
            return response;
        }
        return response.toBuilder()
                .streamDescriptionSummary(summary.toBuilder()
                        .streamCreationTimestamp(right(summary.streamCreationTimestamp()))
                        .build())
                .build();
    }

    private static SdkResponse right(ListStreamsResponse response) {
        if (!response.hasStreamSummaries()
                || response.streamSummaries().stream().noneMatch(stream -> wrong(stream.streamCreationTimestamp()))) {
            return response;
        }
        return response.toBuilder()
                .streamSummaries(response.streamSummaries().stream()
                        .map(stream -> stream.toBuilder()
                                .streamCreationTimestamp(right(stream.streamCreationTimestamp()))
                                .build())
                        .toList())
                .build();
    }

    private static boolean wrong(@Nullable Instant time) {
        return time != null && time.isBefore(EARLIEST) && !asSeconds(time).isBefore(EARLIEST);
    }

    private static Instant asSeconds(Instant time) {
        return Instant.ofEpochSecond(time.toEpochMilli());
    }

    private static @Nullable Instant right(@Nullable Instant time) {
        return time != null && wrong(time) ? asSeconds(time) : time;
    }
}
