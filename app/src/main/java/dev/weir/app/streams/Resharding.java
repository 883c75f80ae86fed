package dev.weir.app.streams;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.configuration.ApiCall;
import dev.weir.app.streams.configuration.ListPrices;
import dev.weir.app.text.Text;
import java.math.BigInteger;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.MergeShardsRequest;
import software.amazon.awssdk.services.kinesis.model.SplitShardRequest;

/** Splits and merges of one stream's shards, and what they change, in words. JavaFX thread only. */
public final class Resharding {

    private final Workspace workspace;
    private final String streamName;
    private final Runnable onAccepted;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    Resharding(Workspace workspace, String streamName, Runnable onAccepted) {
        this.workspace = workspace;
        this.streamName = streamName;
        this.onAccepted = onAccepted;
    }

    /** Whether the service has been asked and has not answered. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why the service refused the last request, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The failure has been read. */
    public void forgetFailure() {
        failure.set(null);
    }

    /** The request that splits a shard: the second child begins at the key. */
    ApiCall splitting(ShardEntry shard, BigInteger key) {
        return ApiCall.of(
                SplitShardRequest.builder()
                        .streamName(streamName)
                        .shardToSplit(shard.id())
                        .newStartingHashKey(key.toString())
                        .build(),
                KinesisClient::splitShard);
    }

    /** The request that merges two adjacent shards into one. */
    ApiCall merging(ShardEntry shard, ShardEntry neighbour) {
        return ApiCall.of(
                MergeShardsRequest.builder()
                        .streamName(streamName)
                        .shardToMerge(shard.id())
                        .adjacentShardToMerge(neighbour.id())
                        .build(),
                KinesisClient::mergeShards);
    }

    /** Splits a shard: the second child begins at the key. */
    public void split(ShardEntry shard, BigInteger key) {
        run(Text.of("Split {0}", shard.id()), splitting(shard, key));
    }

    /** Merges two adjacent shards into one. */
    public void merge(ShardEntry shard, ShardEntry neighbour) {
        run(Text.of("Merge {0}", shard.id()), merging(shard, neighbour));
    }

    /** What is wrong with a key to split a shard at, one sentence, or null. */
    public static @Nullable String problem(ShardEntry shard, String typedKey) {
        String digits = typedKey.strip();
        if (!digits.matches("\\d{1,39}")) {
            return Text.of("A hash key is a whole number of up to 39 digits.");
        }
        if (!shard.range().splitsAt(new BigInteger(digits))) {
            return Text.of(
                    "The key must lie inside the shard: above {0}, at most {1}.",
                    shard.range().start(), shard.range().end());
        }
        return null;
    }

    /** What a split will change. */
    public static String describeSplit(ShardEntry shard, BigInteger key, int openShards) {
        double below = shard.range().below(key).share();
        double above = shard.range().from(key).share();
        return Text.of(
                        "{0} closes and two new shards take its keys, {1} and {2} of the key space.",
                        shard.id(), percent(below), percent(above))
                + ' '
                + capacity(openShards, openShards + 1)
                + ' '
                + Text.of(
                        "Records already written stay readable where they are until they expire. A shard that was closed"
                                + " stays closed; what comes nearest to undoing it is the opposite: merging the two.");
    }

    /** What a merge will change. */
    public static String describeMerge(ShardEntry shard, ShardEntry neighbour, int openShards) {
        return Text.of(
                        "{0} and {1} close and one new shard takes their keys, {2} of the key space.",
                        shard.id(),
                        neighbour.id(),
                        percent(shard.range().with(neighbour.range()).share()))
                + ' '
                + capacity(openShards, openShards - 1)
                + ' '
                + Text.of(
                        "Records already written stay readable where they are until they expire. A shard that was closed"
                                + " stays closed; what comes nearest to undoing it is the opposite: splitting the new one.");
    }

    /** The open shards that a shard can be merged with: none, one or two. */
    public static List<ShardEntry> neighbours(ShardEntry shard, List<ShardRow> rows) {
        return rows.stream()
                .map(row -> row.entry().get())
                .filter(other -> other.open() && other.range().adjacentTo(shard.range()))
                .toList();
    }

    /** What a changed number of open shards costs on AWS, and how long it takes to get there. */
    static String costs(int before, int after) {
        double difference = (after - before) * ListPrices.SHARD_HOUR;
        String price = ListPrices.hourly(Math.abs(difference));
        String costs = difference < 0
                ? Text.of(
                        "On AWS {0} less, and the same share of a longer retention. The stream is UPDATING for some"
                                + " seconds; reads and writes go on.",
                        price)
                : Text.of(
                        "On AWS {0} more, and the same share of a longer retention. The stream is UPDATING for some"
                                + " seconds; reads and writes go on.",
                        price);
        return costs + " " + ListPrices.source();
    }

    private static String capacity(int before, int after) {
        return Text.of(
                "Open shards go from {0} to {1}: up to {2} MiB/s and {3} records/s in.",
                Format.count(before), Format.count(after), Format.count(after), Format.count(after * 1000L));
    }

    /** A share of the key space in words: {@code 12.5 %}. */
    public static String percent(double share) {
        double hundredths = share * 100;
        if (hundredths > 0 && hundredths < 0.01) {
            return Text.of("under {0} %", "0.01");
        }
        String digits = String.format(Text.numbers(), hundredths < 1 ? "%.2f" : "%.1f", hundredths);
        return digits.replaceAll("\\.?0+$", "") + " %";
    }

    void failed(Failure reason) {
        busy.set(false);
        failure.set(reason);
    }

    private void run(String name, ApiCall call) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        failure.set(null);
        workspace.background().run(name, () -> sent(call), this::accepted, this::failed);
    }

    private boolean sent(ApiCall call) {
        call.send(workspace.clients().kinesis());
        return true;
    }

    private void accepted(boolean sent) {
        busy.set(false);
        onAccepted.run();
    }
}
