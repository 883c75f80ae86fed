package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.kinesis.model.DisableEnhancedMonitoringRequest;
import software.amazon.awssdk.services.kinesis.model.DisableEnhancedMonitoringResponse;
import software.amazon.awssdk.services.kinesis.model.EnableEnhancedMonitoringRequest;
import software.amazon.awssdk.services.kinesis.model.EnableEnhancedMonitoringResponse;
import software.amazon.awssdk.services.kinesis.model.MetricsName;

/** The operations on shard-level metrics. Both answer with the metrics before and after; the latter hold once ACTIVE. */
final class MonitoringOperations {

    private final KinesisParts parts;

    MonitoringOperations(KinesisParts parts) {
        this.parts = parts;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "EnableEnhancedMonitoring",
                        false,
                        false,
                        EnableEnhancedMonitoringRequest::builder,
                        this::enable),
                new Operation<>(
                        "DisableEnhancedMonitoring",
                        false,
                        false,
                        DisableEnhancedMonitoringRequest::builder,
                        this::disable));
    }

    EnableEnhancedMonitoringResponse enable(EnableEnhancedMonitoringRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        Change change = change(name, request.shardLevelMetrics(), true, call);
        return EnableEnhancedMonitoringResponse.builder()
                .streamName(name.name())
                .streamARN(name.arn(parts.accountId()))
                .currentShardLevelMetrics(EnhancedMonitoring.listed(change.before()))
                .desiredShardLevelMetrics(EnhancedMonitoring.listed(change.after()))
                .build();
    }

    DisableEnhancedMonitoringResponse disable(DisableEnhancedMonitoringRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        Change change = change(name, request.shardLevelMetrics(), false, call);
        return DisableEnhancedMonitoringResponse.builder()
                .streamName(name.name())
                .streamARN(name.arn(parts.accountId()))
                .currentShardLevelMetrics(EnhancedMonitoring.listed(change.before()))
                .desiredShardLevelMetrics(EnhancedMonitoring.listed(change.after()))
                .build();
    }

    private Change change(StreamName name, Collection<MetricsName> metrics, boolean on, Call call) {
        parts.checkRate(call, name.name());
        Change[] change = new Change[1];
        parts.streams().change(parts.streams().get(name), stream -> {
            parts.errors().requireActive(stream);
            Set<MetricsName> before = EnhancedMonitoring.of(stream);
            Set<MetricsName> after = EnumSet.noneOf(MetricsName.class);
            after.addAll(before);
            if (on) {
                after.addAll(EnhancedMonitoring.named(metrics));
            } else {
                after.removeAll(EnhancedMonitoring.named(metrics));
            }
            change[0] = new Change(before, after);
            return stream.in(new StreamState.Updating(parts.streams().stateEnd(), new StreamChange.Monitoring(after)));
        });
        return change[0];
    }

    private record Change(Set<MetricsName> before, Set<MetricsName> after) {}
}
