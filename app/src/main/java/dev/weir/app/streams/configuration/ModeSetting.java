package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.CapacityMode;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamModeRequest;

/** Who decides on the number of shards: UpdateStreamMode, twice in 24 hours. */
public final class ModeSetting extends Setting {

    private final ObjectProperty<CapacityMode> draft = new SimpleObjectProperty<>(CapacityMode.PROVISIONED);

    ModeSetting(Workspace workspace, StreamModel stream) {
        super(
                workspace,
                stream,
                "capacity-mode",
                Text.of("Capacity mode"),
                Text.of(
                        "Provisioned: you set the shards and pay for them. On demand: Kinesis sets them and you pay for the data."));
        draft.subscribe(mode -> review());
    }

    /** The wanted mode. */
    public ObjectProperty<CapacityMode> draft() {
        return draft;
    }

    @Override
    protected void describe(StreamFacts facts) {
        say(facts.mode().word());
    }

    @Override
    protected void take(StreamFacts facts) {
        draft.set(facts.mode());
    }

    @Override
    protected Proposal propose(StreamFacts facts) {
        CapacityMode wanted = draft.get();
        if (wanted == facts.mode()) {
            return Proposal.UNCHANGED;
        }
        boolean onDemand = wanted == CapacityMode.ON_DEMAND;
        UpdateStreamModeRequest request = UpdateStreamModeRequest.builder()
                .streamARN(facts.arn())
                .streamModeDetails(mode -> mode.streamMode(onDemand ? StreamMode.ON_DEMAND : StreamMode.PROVISIONED))
                .build();
        return Proposal.of(new Plan(
                onDemand ? Text.of("Switch to on demand") : Text.of("Switch to provisioned"),
                onDemand ? toOnDemand(facts) : toProvisioned(facts),
                onDemand
                        ? costs(onDemandCosts(), provisionedCosts(facts))
                        : costs(provisionedCosts(facts), onDemandCosts()),
                Text.of("The stream is UPDATING for some minutes; reads and writes go on."),
                Text.of("By switching again; a stream may be switched twice in 24 hours."),
                List.of(ApiCall.of(request, KinesisClient::updateStreamMode)),
                null,
                new Plan.Undo(
                        onDemand ? Text.of("Set back to provisioned") : Text.of("Set back to on demand"),
                        () -> draft.set(facts.mode()))));
    }

    private static String toOnDemand(StreamFacts facts) {
        return Text.of(
                "Kinesis adds and removes shards by itself, for up to double the highest traffic of the last 30 days; it"
                        + " begins with what {0} carry. A sudden rise above that is throttled at first. Splitting, merging"
                        + " and setting the shard count are refused from then on.",
                ShardCountSetting.counted(facts.openShards()));
    }

    private static String toProvisioned(StreamFacts facts) {
        return Text.of(
                "The stream keeps the shards that it has then ({0} open now), and no longer grows by itself: what exceeds"
                        + " them is throttled until you add shards.",
                ShardCountSetting.counted(facts.openShards()));
    }

    private static String costs(String then, String now) {
        return Text.of("Then {0}, instead of {1}.", then, now);
    }

    private static String onDemandCosts() {
        return Text.of(
                "{0} for the stream, {1} per GB in and {2} per GB out",
                ListPrices.hourly(ListPrices.ON_DEMAND_STREAM_HOUR),
                ListPrices.dollars(ListPrices.ON_DEMAND_GB_IN),
                ListPrices.dollars(ListPrices.ON_DEMAND_GB_OUT));
    }

    private static String provisionedCosts(StreamFacts facts) {
        return Text.of(
                "{0} for {1} and {2} per million 25 KB units in",
                ListPrices.hourly(facts.openShards() * ListPrices.SHARD_HOUR),
                ShardCountSetting.counted(facts.openShards()),
                ListPrices.dollars(ListPrices.MILLION_PUT_UNITS));
    }
}
