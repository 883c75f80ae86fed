package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.CapacityMode;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import java.util.List;
import java.util.Locale;
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
                "Capacity mode",
                "Provisioned: you set the shards and pay for them. On demand: Kinesis sets them and you pay for the data.");
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
                "Switch to " + wanted.word().toLowerCase(Locale.ROOT),
                onDemand ? toOnDemand(facts) : toProvisioned(facts),
                onDemand
                        ? costs(onDemandCosts(), provisionedCosts(facts))
                        : costs(provisionedCosts(facts), onDemandCosts()),
                "The stream is UPDATING for some minutes; reads and writes go on.",
                "By switching again; a stream may be switched twice in 24 hours.",
                List.of(ApiCall.of(request, KinesisClient::updateStreamMode)),
                null,
                new Plan.Undo(
                        "Set back to " + facts.mode().word().toLowerCase(Locale.ROOT), () -> draft.set(facts.mode()))));
    }

    private static String toOnDemand(StreamFacts facts) {
        return "Kinesis adds and removes shards by itself, for up to double the highest traffic of the last 30 days; it"
                + " begins with what " + ShardCountSetting.counted(facts.openShards())
                + " carry. A sudden rise above that is throttled at first. Splitting, merging and setting the shard count"
                + " are refused from then on.";
    }

    private static String toProvisioned(StreamFacts facts) {
        return "The stream keeps the shards that it has then (" + ShardCountSetting.counted(facts.openShards())
                + " open now), and no longer grows by itself: what exceeds them is throttled until you add shards.";
    }

    private static String costs(String then, String now) {
        return "Then " + then + ", instead of " + now + ".";
    }

    private static String onDemandCosts() {
        return ListPrices.hourly(ListPrices.ON_DEMAND_STREAM_HOUR) + " for the stream, "
                + ListPrices.dollars(ListPrices.ON_DEMAND_GB_IN) + " per GB in and "
                + ListPrices.dollars(ListPrices.ON_DEMAND_GB_OUT) + " per GB out";
    }

    private static String provisionedCosts(StreamFacts facts) {
        return ListPrices.hourly(facts.openShards() * ListPrices.SHARD_HOUR) + " for "
                + ShardCountSetting.counted(facts.openShards()) + " and "
                + ListPrices.dollars(ListPrices.MILLION_PUT_UNITS) + " per million 25 KB units in";
    }
}
