package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.CapacityMode;
import dev.weir.app.streams.Resharding;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountRequest;

/** How many open shards there are: UpdateShardCount, from half to double, ten times in 24 hours. */
public final class ShardCountSetting extends Setting {

    /** The most shards that UpdateShardCount scales up to. */
    static final int MOST = 10_000;

    private final IntegerProperty draft = new SimpleIntegerProperty();
    private @Nullable DescribeLimitsResponse limits;

    ShardCountSetting(Workspace workspace, StreamModel stream) {
        super(
                workspace,
                stream,
                "shard-count",
                Text.of("Shard count"),
                Text.of(
                        "Each open shard takes 1 MiB/s and 1,000 records/s, and gives 2 MiB/s to all polling readers together."));
        draft.subscribe(count -> review());
    }

    /** The wanted number of open shards; 0 if what was typed is no number. */
    public IntegerProperty draft() {
        return draft;
    }

    /** The open shards that there are now. */
    public int open() {
        StreamFacts facts = stream().facts().get();
        return facts == null ? 0 : facts.openShards();
    }

    /** The fewest shards that one change can lead to. */
    public static int fewest(int open) {
        return Math.max(1, (open + 1) / 2);
    }

    /** The most shards that one change can lead to. */
    public static int most(int open) {
        return Math.min(MOST, 2 * open);
    }

    @Override
    void load() {
        workspace()
                .background()
                .run(
                        Text.of("Describe limits"),
                        () -> workspace().clients().kinesis().describeLimits(request -> {}),
                        answer -> {
                            limits = answer;
                            review();
                        },
                        // The account's own limit is a nicety here: without it the service tells when it is met.
                        failure -> limits = null);
    }

    @Override
    protected void describe(StreamFacts facts) {
        say(Text.of("{0} open", counted(facts.openShards())));
    }

    @Override
    protected void take(StreamFacts facts) {
        draft.set(facts.openShards());
    }

    @Override
    protected @Nullable String lock(StreamFacts facts) {
        return facts.mode() == CapacityMode.ON_DEMAND
                ? Text.of("Kinesis itself decides the number of shards of an on-demand stream.")
                : null;
    }

    @Override
    protected Proposal propose(StreamFacts facts) {
        int open = facts.openShards();
        int wanted = draft.get();
        if (wanted == open || facts.mode() == CapacityMode.ON_DEMAND) {
            return Proposal.UNCHANGED;
        }
        if (wanted < fewest(open) || wanted > most(open)) {
            return Proposal.wrong(Text.of(
                    "One change leads from {0} to between {1} and {2}: at least half, at most double, at most 10,000. Go"
                            + " further in several changes.",
                    counted(open), Format.count(fewest(open)), Format.count(most(open))));
        }
        UpdateShardCountRequest request = UpdateShardCountRequest.builder()
                .streamName(streamName())
                .targetShardCount(wanted)
                .scalingType(ScalingType.UNIFORM_SCALING)
                .build();
        return Proposal.of(new Plan(
                Text.of("Update to {0}", counted(wanted)),
                does(open, wanted),
                Text.of(
                                "Shards: {0} now, {1} then.",
                                ListPrices.hourly(open * ListPrices.SHARD_HOUR),
                                ListPrices.hourly(wanted * ListPrices.SHARD_HOUR))
                        + extended(facts, open, wanted),
                Text.of(
                        "The stream is UPDATING for seconds with few shards, for minutes with many; reads and writes go on."
                                + " One of ten such changes in 24 hours."),
                Text.of(
                        "By another change of the count, which is one of the ten again. Shards that were closed stay closed."),
                List.of(ApiCall.of(request, KinesisClient::updateShardCount)),
                null,
                new Plan.Undo(Text.of("Set back to {0}", counted(open)), () -> draft.set(open))));
    }

    private String does(int open, int wanted) {
        String how;
        if (wanted == 2 * open) {
            how = Text.of("Each shard is split in two.");
        } else if (2 * wanted == open) {
            how = Text.of("Neighbours are merged, two by two.");
        } else {
            how = 4 * wanted % open == 0
                    ? Text.of("Shards are split and merged until {0} of equal range remain.", counted(wanted))
                    : Text.of(
                            "Shards are split and merged until {0} of equal range remain; as this is not a multiple of"
                                    + " 25 %, it takes longer, with short-lived shards on the way.",
                            counted(wanted));
        }
        return how + " "
                + Text.of(
                        "Each then holds {0} of the key space: up to {1} MiB/s and {2} records/s in. Partition keys may move"
                                + " to another shard; what is written stays readable in the closed shards until it expires.",
                        Resharding.percent(1.0 / wanted), Format.count(wanted), Format.count(wanted * 1000L))
                + account(wanted - open);
    }

    private String account(int more) {
        DescribeLimitsResponse known = limits;
        if (known == null || known.shardLimit() == null || known.openShardCount() == null) {
            return "";
        }
        int then = known.openShardCount() + more;
        return " "
                + (then > known.shardLimit()
                        ? Text.of(
                                "The account then has {0} of the {1} shards that it may have here: the service will refuse.",
                                Format.count(then), Format.count(known.shardLimit()))
                        : Text.of(
                                "The account then has {0} of the {1} shards that it may have here.",
                                Format.count(then), Format.count(known.shardLimit())));
    }

    private static String extended(StreamFacts facts, int open, int wanted) {
        return facts.retentionHours() <= RetentionSetting.LEAST
                ? ""
                : " "
                        + Text.of(
                                "The longer retention costs {0} now and {1} then.",
                                ListPrices.hourly(open * ListPrices.EXTENDED_SHARD_HOUR),
                                ListPrices.hourly(wanted * ListPrices.EXTENDED_SHARD_HOUR));
    }

    static String counted(int shards) {
        return Text.count(shards, "{0} shard", "{0} shards");
    }
}
