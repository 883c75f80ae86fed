package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodResponse;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodResponse;

/** The operations on a stream's retention period. The same period again is taken, and changes nothing. */
final class RetentionOperations {

    private final KinesisParts parts;

    RetentionOperations(KinesisParts parts) {
        this.parts = parts;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "IncreaseStreamRetentionPeriod",
                        false,
                        false,
                        IncreaseStreamRetentionPeriodRequest::builder,
                        this::increase),
                new Operation<>(
                        "DecreaseStreamRetentionPeriod",
                        false,
                        false,
                        DecreaseStreamRetentionPeriodRequest::builder,
                        this::decrease));
    }

    IncreaseStreamRetentionPeriodResponse increase(IncreaseStreamRetentionPeriodRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        change(name, request.retentionPeriodHours(), true, call);
        return IncreaseStreamRetentionPeriodResponse.builder().build();
    }

    DecreaseStreamRetentionPeriodResponse decrease(DecreaseStreamRetentionPeriodRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        change(name, request.retentionPeriodHours(), false, call);
        return DecreaseStreamRetentionPeriodResponse.builder().build();
    }

    private void change(StreamName name, int hours, boolean longer, Call call) {
        parts.checkRate(call, name.name());
        LiveStream live = parts.streams().get(name);
        checkBounds(hours);
        Instant end = parts.streams().stateEnd();
        parts.streams().change(live, stream -> {
            int present = stream.retentionHours();
            if (longer ? hours < present : hours > present) {
                throw KinesisErrors.invalidArgument("Requested retention period (" + hours + " hours) for stream "
                        + name.name() + " can not be " + (longer ? "shorter" : "longer")
                        + " than existing retention period (" + present + " hours). Use "
                        + (longer ? "Decrease" : "Increase") + "RetentionPeriod API.");
            }
            parts.errors().requireActive(stream);
            return hours == present
                    ? stream
                    : stream.in(new StreamState.Updating(end, new StreamChange.Retention(hours)));
        });
    }

    private static void checkBounds(int hours) {
        if (hours < Stream.DEFAULT_RETENTION_HOURS) {
            throw KinesisErrors.invalidArgument("Minimum allowed retention period is " + Stream.DEFAULT_RETENTION_HOURS
                    + " hours. Requested retention period (" + hours + " hours) is too short.");
        }
        if (hours > Stream.MAX_RETENTION_HOURS) {
            throw KinesisErrors.invalidArgument("Maximum allowed retention period is " + Stream.MAX_RETENTION_HOURS
                    + " hours. Requested retention period (" + hours + " hours) is too long.");
        }
    }
}
