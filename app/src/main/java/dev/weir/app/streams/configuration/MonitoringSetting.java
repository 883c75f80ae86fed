package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.streams.StreamSettings;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DisableEnhancedMonitoringRequest;
import software.amazon.awssdk.services.kinesis.model.EnableEnhancedMonitoringRequest;

/** Which metrics CloudWatch is given of each shard. */
public final class MonitoringSetting extends Setting {

    private final ObservableSet<String> draft = FXCollections.observableSet(new TreeSet<>());

    MonitoringSetting(Workspace workspace, StreamModel stream) {
        super(
                workspace,
                stream,
                "shard-metrics",
                Text.of("Shard metrics"),
                Text.of(
                        "Enhanced monitoring: CloudWatch is given figures of each shard, not only of the stream. Without them a hot"
                                + " shard does not show."));
        draft.addListener((SetChangeListener<String>) change -> review());
    }

    /** The wanted metrics. */
    public ObservableSet<String> draft() {
        return draft;
    }

    @Override
    protected void describe(StreamFacts facts) {
        Set<String> now = facts.settings().shardMetrics();
        if (now.isEmpty()) {
            say(Text.in("plural", "None"));
        } else {
            say(now.size() == StreamSettings.SHARD_METRICS.size() ? Text.of("All seven") : String.join(", ", now));
        }
    }

    @Override
    protected void take(StreamFacts facts) {
        set(facts.settings().shardMetrics());
    }

    @Override
    protected Proposal propose(StreamFacts facts) {
        Set<String> now = facts.settings().shardMetrics();
        Set<String> more = new TreeSet<>(draft);
        more.removeAll(now);
        Set<String> fewer = new TreeSet<>(now);
        fewer.removeAll(draft);
        if (more.isEmpty() && fewer.isEmpty()) {
            return Proposal.UNCHANGED;
        }
        List<ApiCall> calls = new ArrayList<>();
        List<String> does = new ArrayList<>();
        if (!more.isEmpty()) {
            calls.add(ApiCall.of(
                    EnableEnhancedMonitoringRequest.builder()
                            .streamName(streamName())
                            .shardLevelMetricsWithStrings(more)
                            .build(),
                    KinesisClient::enableEnhancedMonitoring));
            does.add(Text.of(
                    "From then on CloudWatch counts {0} of each shard, minute by minute.", String.join(", ", more)));
        }
        if (!fewer.isEmpty()) {
            calls.add(ApiCall.of(
                    DisableEnhancedMonitoringRequest.builder()
                            .streamName(streamName())
                            .shardLevelMetricsWithStrings(fewer)
                            .build(),
                    KinesisClient::disableEnhancedMonitoring));
            String missing = String.join(", ", fewer);
            does.add(
                    fewer.size() == 1
                            ? Text.of(
                                    "{0} of each shard will be missing from then on; alarms on it find no data. What was"
                                            + " counted stays.",
                                    missing)
                            : Text.of(
                                    "{0} of each shard will be missing from then on; alarms on them find no data. What was"
                                            + " counted stays.",
                                    missing));
        }
        Set<String> before = new TreeSet<>(now);
        return Proposal.of(new Plan(
                Text.of("Change shard metrics"),
                String.join(" ", does),
                costs(facts.openShards(), now.size(), draft.size()),
                Text.of("A few seconds; the first figures come a minute or two later."),
                Text.of("Yes, at any time. Minutes that were not counted stay empty."),
                calls,
                null,
                new Plan.Undo(
                        before.isEmpty() ? Text.of("Set back to none") : Text.of("Set back to what it was"),
                        () -> set(before))));
    }

    private static String costs(int shards, int now, int then) {
        return Text.of(
                "CloudWatch bills each metric of each shard at {0} a month: {1} metrics, {2} a month, instead of {3}.",
                ListPrices.dollars(ListPrices.METRIC_MONTH),
                Format.count((long) shards * then),
                ListPrices.dollars(shards * then * ListPrices.METRIC_MONTH),
                ListPrices.dollars(shards * now * ListPrices.METRIC_MONTH));
    }

    private void set(Set<String> metrics) {
        draft.retainAll(metrics);
        draft.addAll(metrics);
    }
}
