package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.CapacityMode;
import dev.weir.app.streams.Resharding;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
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
                "Shard count",
                "Each open shard takes 1 MiB/s and 1,000 records/s, and gives 2 MiB/s to all polling readers together.");
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
                        "Describe limits",
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
        say(counted(facts.openShards()) + " open");
    }

    @Override
    protected void take(StreamFacts facts) {
        draft.set(facts.openShards());
    }

    @Override
    protected @Nullable String lock(StreamFacts facts) {
        return facts.mode() == CapacityMode.ON_DEMAND
                ? "Kinesis itself decides the number of shards of an on-demand stream."
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
            return Proposal.wrong("One change leads from " + counted(open) + " to between "
                    + Format.count(fewest(open)) + " and " + Format.count(most(open))
                    + ": at least half, at most double, at most 10,000. Go further in several changes.");
        }
        UpdateShardCountRequest request = UpdateShardCountRequest.builder()
                .streamName(streamName())
                .targetShardCount(wanted)
                .scalingType(ScalingType.UNIFORM_SCALING)
                .build();
        return Proposal.of(new Plan(
                "Update to " + counted(wanted),
                does(open, wanted),
                "Shards: " + ListPrices.hourly(open * ListPrices.SHARD_HOUR) + " now, "
                        + ListPrices.hourly(wanted * ListPrices.SHARD_HOUR) + " then."
                        + extended(facts, open, wanted),
                "The stream is UPDATING for seconds with few shards, for minutes with many; reads and writes go on."
                        + " One of ten such changes in 24 hours.",
                "By another change of the count, which is one of the ten again. Shards that were closed stay closed.",
                List.of(ApiCall.of(request, KinesisClient::updateShardCount)),
                null,
                new Plan.Undo("Set back to " + counted(open), () -> draft.set(open))));
    }

    private String does(int open, int wanted) {
        String how;
        if (wanted == 2 * open) {
            how = "Each shard is split in two.";
        } else if (2 * wanted == open) {
            how = "Neighbours are merged, two by two.";
        } else {
            how = "Shards are split and merged until " + counted(wanted) + " of equal range remain"
                    + (4 * wanted % open == 0
                            ? "."
                            : "; as this is not a multiple of 25 %, it takes longer, with short-lived shards on the way.");
        }
        return how + " Each then holds " + Resharding.percent(1.0 / wanted) + " of the key space: up to "
                + Format.count(wanted) + " MiB/s and " + Format.count(wanted * 1000L) + " records/s in. Partition keys"
                + " may move to another shard; what is written stays readable in the closed shards until it expires."
                + account(wanted - open);
    }

    private String account(int more) {
        DescribeLimitsResponse known = limits;
        if (known == null || known.shardLimit() == null || known.openShardCount() == null) {
            return "";
        }
        int then = known.openShardCount() + more;
        return " The account then has " + Format.count(then) + " of the " + Format.count(known.shardLimit())
                + " shards that it may have here"
                + (then > known.shardLimit() ? ": the service will refuse." : ".");
    }

    private static String extended(StreamFacts facts, int open, int wanted) {
        return facts.retentionHours() <= RetentionSetting.LEAST
                ? ""
                : " The longer retention costs " + ListPrices.hourly(open * ListPrices.EXTENDED_SHARD_HOUR)
                        + " now and " + ListPrices.hourly(wanted * ListPrices.EXTENDED_SHARD_HOUR) + " then.";
    }

    static String counted(int shards) {
        return Format.count(shards) + (shards == 1 ? " shard" : " shards");
    }
}
