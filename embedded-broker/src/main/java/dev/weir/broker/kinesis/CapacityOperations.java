package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Document;
import dev.weir.broker.call.Operation;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.UpdateMaxRecordSizeRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateMaxRecordSizeResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamModeRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamModeResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamWarmThroughputRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamWarmThroughputResponse;
import software.amazon.awssdk.services.kinesis.model.WarmThroughputObject;

/**
 * The operations on what a stream can take: its mode, its warm throughput, the size of its records, and how they are
 * spread over the shards.
 */
final class CapacityOperations {

    private static final int SWITCHES_A_DAY = 2;

    private final KinesisParts parts;
    private final WarmRules warm;

    CapacityOperations(KinesisParts parts, AccountSettings settings) {
        this.parts = parts;
        this.warm = new WarmRules(parts, settings);
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("UpdateStreamMode", false, false, UpdateStreamModeRequest::builder, this::mode),
                new Operation<>(
                        "UpdateStreamWarmThroughput",
                        false,
                        false,
                        UpdateStreamWarmThroughputRequest::builder,
                        this::warm),
                new Operation<>(
                        "UpdateMaxRecordSize", false, false, UpdateMaxRecordSizeRequest::builder, this::maxRecord),
                new Operation<>(
                        "UpdateStreamRecordDistributionStrategy", false, false, Document::builder, this::distribution));
    }

    UpdateStreamModeResponse mode(UpdateStreamModeRequest request, Call call) {
        StreamName name = parts.streams().name(call, null, request.streamARN());
        parts.checkRate(call, name.name());
        StreamMode mode = request.streamModeDetails().streamMode();
        Integer mibps = request.warmThroughputMiBps();
        if (mibps != null) {
            warm.check(name, mode, mibps);
        }
        Instant now = parts.streams().now();
        update(name, stream -> {
            parts.checkDay("UpdateStreamMode", stream.settings().modeSwitches(), SWITCHES_A_DAY);
            if (stream.mode() == mode) {
                throw KinesisErrors.invalidArgument("Stream " + name.name() + " under account " + parts.accountId()
                        + " is already in mode " + mode + ".");
            }
            if (mode == StreamMode.PROVISIONED) {
                parts.streams().admission().check(name.region(), stream.shards().openCount());
            }
            StreamChange change = mibps == null ? new StreamChange.Mode(mode) : new StreamChange.WarmMode(mibps);
            return stream.withSettings(stream.settings().withModeSwitch(now))
                    .in(new StreamState.Updating(parts.streams().stateEnd(), change));
        });
        return UpdateStreamModeResponse.builder().build();
    }

    UpdateStreamWarmThroughputResponse warm(UpdateStreamWarmThroughputRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        int mibps = request.warmThroughputMiBps();
        Stream before = update(name, stream -> {
            warm.check(name, stream.mode(), mibps);
            return stream.in(new StreamState.Updating(parts.streams().stateEnd(), new StreamChange.Warm(mibps)));
        });
        return UpdateStreamWarmThroughputResponse.builder()
                .streamName(name.name())
                .streamARN(name.arn(parts.accountId()))
                .warmThroughput(WarmThroughputObject.builder()
                        .targetMiBps(mibps)
                        .currentMiBps(WarmRules.current(before))
                        .build())
                .build();
    }

    UpdateMaxRecordSizeResponse maxRecord(UpdateMaxRecordSizeRequest request, Call call) {
        StreamName name = parts.streams().name(call, null, request.streamARN());
        parts.checkRate(call, name.name());
        update(
                name,
                stream -> stream.in(new StreamState.Updating(
                        parts.streams().stateEnd(), new StreamChange.MaxRecord(request.maxRecordSizeInKiB()))));
        return UpdateMaxRecordSizeResponse.builder().build();
    }

    /** Takes effect at once: the stream does not pass through UPDATING. */
    Document distribution(Document request, Call call) {
        StreamName name = parts.streams().name(call, null, request.text("StreamARN"));
        parts.checkRate(call, name.name());
        String strategy = request.text("RecordDistributionStrategy");
        update(
                name,
                stream -> stream.withSettings(
                        stream.settings().withDistribution(distribution(strategy, stream.mode(), name.name()))));
        return Document.empty();
    }

    /** What a request means by a RecordDistributionStrategy, which is for on-demand streams. */
    static StreamSettings.Distribution distribution(@Nullable String strategy, StreamMode mode, String stream) {
        StreamSettings.Distribution distribution = strategy == null
                ? StreamSettings.Distribution.USER_PARTITION_KEY
                : StreamSettings.Distribution.valueOf(strategy);
        if (strategy != null && mode != StreamMode.ON_DEMAND) {
            throw KinesisErrors.invalidArgument("RecordDistributionStrategy " + strategy + " cannot be set on stream "
                    + stream + ": it is only supported for streams in ON_DEMAND mode.");
        }
        return distribution;
    }

    /** Changes a stream that is ACTIVE, and gives it as it was before. */
    private Stream update(StreamName name, UnaryOperator<Stream> next) {
        Streams streams = parts.streams();
        return streams.admission().change(streams.get(name), stream -> {
            parts.errors().requireActive(stream);
            return next.apply(stream);
        });
    }
}
